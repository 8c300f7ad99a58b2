// @ts-check
/** People per own party's colleague and full-time post. Only the reader's own bar has a name, and a team leader's all. */
import { html, nothing, svg } from "lit-html";
import { t } from "../i18n.js";
import { professionWord } from "../board/words.js";
import { number, span, verdictWord } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Colleague} Colleague */

/** @param {Figures} figures */
export function colleaguesCard({ colleagues, parties, per_case_manager }) {
  const heaviest = Math.max(per_case_manager.high, ...colleagues.map((each) => each.per_fte ?? 0));
  const end = heaviest * 1.08;
  const principals = new Map(parties.map((party) => [party.party, party]));
  return html`<article class="load-card">
    <h2>${t("Per colleague")}</h2>
    <p class="note">
      ${t("People for each full-time post. The lines: the model's {span} for a case manager (200–220 for 7).", {
        span: span(per_case_manager.low, per_case_manager.high),
      })}
      ${colleagues.some((each) => each.name === null) ? t("Only you see your name.") : nothing}
    </p>
    <ul class="legend">
      ${parties.filter(({ party }) => colleagues.some((each) => each.party === party)).map((party) => html`<li>${swatch(party.principal)} ${party.name}</li>`)}
    </ul>
    <div class="bars" aria-hidden="true">
      ${colleagues.map(
        (each, i) => html`<div class=${each.is_me ? "bar is-me" : "bar"}>
          <span class="name">${nameOf(each, i)}</span>
          ${bar(each, principals.get(each.party)?.principal ?? "region", per_case_manager, end)}
          <span class="value">${number(each.per_fte, 1)}</span>
          <span class="verdict">${verdictWord(each.verdict)}</span>
        </div>`,
      )}
    </div>
    <details>
      <summary>${t("Show as a table")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("Per colleague")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t("Colleague")}</th>
              <th scope="col">${t("Party")}</th>
              <th scope="col" class="n">${t("People")}</th>
              <th scope="col" class="n">${t("Full-time posts")}</th>
              <th scope="col" class="n">${t("Per full-time post")}</th>
              <th scope="col">${t("Against the model")}</th>
            </tr>
          </thead>
          <tbody>
            ${colleagues.map(
              (each, i) => html`<tr>
                <th scope="row">
                  ${nameOf(each, i)}
                  ${each.profession ? html`<span class="muted">${professionWord(each.profession)}</span>` : nothing}
                </th>
                <td>${principals.get(each.party)?.name}</td>
                <td class="n">${number(each.patients)}</td>
                <td class="n">${number(each.fte, 2)}</td>
                <td class="n">${number(each.per_fte, 1)}</td>
                <td>${verdictWord(each.verdict)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </article>`;
}

/** @param {Colleague} colleague @param {number} i */
function nameOf(colleague, i) {
  if (colleague.name === null) return t("Colleague {n}", { n: i + 1 });
  return colleague.is_me ? t("{name} (you)", { name: colleague.name }) : colleague.name;
}

/**
 * @param {Colleague} colleague @param {"region" | "municipality"} principal
 * @param {{low: number, high: number}} model @param {number} end of the scale
 */
function bar(colleague, principal, model, end) {
  const x = (/** @type {number} */ n) => (1000 * n) / end;
  return html`<svg class="track" viewBox="0 0 1000 28" preserveAspectRatio="none">
    <rect class="load" data-principal=${principal} x="0" y="4" width=${x(colleague.per_fte ?? 0)} height="20"></rect>
    ${[model.low, model.high].map((n) => svg`<line class="model" x1=${x(n)} x2=${x(n)} y1="0" y2="28"></line>`)}
  </svg>`;
}

/** @param {"region" | "municipality"} principal */
const swatch = (principal) => html`<svg class="swatch" viewBox="0 0 24 14" aria-hidden="true">
  <rect class="load" data-principal=${principal} x="1" y="1" width="22" height="12"></rect>
</svg>`;
