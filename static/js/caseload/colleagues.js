// @ts-check
/** People per own party's colleague and full-time post. Only the reader's own bar has a name, and a team leader's all. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { about } from "./about.js";
import { chartCard } from "./charts/card.js";
import { professionWord } from "../board/words.js";
import { number, span, verdictWord } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Colleague} Colleague */

/** @param {Figures} figures */
export function colleaguesCard({ colleagues, parties, per_case_manager }) {
  const of = new Map(parties.map((party) => [party.party, party]));
  const verdicts = colleagues.filter(({ verdict }) => verdict);
  const model = span(per_case_manager.low, per_case_manager.high);
  const rows = colleagues.map((each, i) => ({
    key: String(i),
    name: nameOf(each, i),
    n: each.per_fte ?? 0,
    look: of.get(each.party)?.principal ?? "region",
    value: number(each.per_fte, 1),
    word: each.verdict ? verdictWord(each.verdict) : "",
  }));
  return chartCard({
    id: "colleagues",
    code: "per_case_manager",
    title: t("Per colleague"),
    says: t("{over} of {all} case managers over the model's {span} people for a full-time post.", {
      over: verdicts.filter(({ verdict }) => verdict === "over").length,
      all: verdicts.length,
      span: model,
    }),
    note: html`<ul class="legend">
      ${parties
        .filter(({ party }) => colleagues.some((each) => each.party === party))
        .map((party) => html`<li>${swatch(party.principal)} ${party.name}</li>`)}
      <li>${lineSwatch()} ${t("model: {span}", { span: model })}</li>
      ${colleagues.some((each) => each.name === null) ? html`<li>${t("Only you see your name.")}</li>` : nothing}
    </ul>`,
    spec: { kind: "bars", rows, lines: [per_case_manager.low, per_case_manager.high] },
    table: table(colleagues, of),
  });
}

/** @param {Colleague[]} colleagues @param {Map<string, import("./figures.js").Party>} of */
const table = (colleagues, of) => html`<table>
  <thead>
    <tr>
      <th scope="col">${t("Colleague")}</th>
      <th scope="col">${t("Party")}</th>
      <th scope="col" class="n">${t("People")}</th>
      <th scope="col" class="n">${t("Full-time posts")}</th>
      <th scope="col" class="n">${t("Per full-time post")}</th>
      <th scope="col">${t("Against the model")}</th>
      <th scope="col" class="n">${t("Weighed by care level")} ${about("weighted", t("Weighed by care level"))}</th>
    </tr>
  </thead>
  <tbody>
    ${colleagues.map(
      (each, i) => html`<tr>
        <th scope="row">
          ${nameOf(each, i)}
          ${each.profession ? html`<span class="muted">${professionWord(each.profession)}</span>` : nothing}
        </th>
        <td>${of.get(each.party)?.name}</td>
        <td class="n">${number(each.patients)}</td>
        <td class="n">${number(each.fte, 2)}</td>
        <td class="n">${number(each.per_fte, 1)}</td>
        <td>${verdictWord(each.verdict)}</td>
        <td class="n">${number(each.weighted, 1)}</td>
      </tr>`,
    )}
  </tbody>
</table>`;

/** @param {Colleague} colleague @param {number} i */
function nameOf(colleague, i) {
  if (colleague.name === null) return t("Colleague {n}", { n: i + 1 });
  return colleague.is_me ? t("{name} (you)", { name: colleague.name }) : colleague.name;
}

/** @param {"region" | "municipality"} principal */
const swatch = (principal) => html`<svg class="swatch" viewBox="0 0 24 14" aria-hidden="true">
  <rect class="load ${principal}" x="1" y="1" width="22" height="12"></rect>
</svg>`;

const lineSwatch = () => html`<svg class="swatch" viewBox="0 0 24 14" aria-hidden="true">
  <line class="model" x1="12" x2="12" y1="0" y2="14"></line>
</svg>`;
