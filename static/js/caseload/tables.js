// @ts-check
/** The tables below the charts: staffing against the model, parties. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { reasonWord } from "../coordination/sections/service_words.js";
import { about } from "./about.js";
import { functionWord, number, percent, span, verdictWord } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Post} Post */

/** @param {Figures} figures */
export function staffingCard({ staffing, whole_team }) {
  return html`<article class="load-card">
    <div class="card-head"><h2>${t("Staffing against the model")}</h2> ${about("staffing", t("Staffing against the model"))}</div>
    <table>
      <thead>
        <tr>
          <th scope="col">${t("Function")}</th>
          <th scope="col" class="n">${t("Now")}</th>
          <th scope="col" class="n">${t("Model")}</th>
          <th scope="col" class="n">${t("Difference")}</th>
        </tr>
      </thead>
      <tbody>
        ${staffing.map(
          (post) => html`<tr>
            <th scope="row">${functionWord(post.function)}</th>
            <td class="n">${number(post.now, 1)}</td>
            <td class="n">${number(post.model, 1)}</td>
            <td class="n">${difference(post)}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${t("The whole team")}</th>
          <td class="n">${number(whole_team.value, 1)}</td>
          <td class="n">${span(whole_team.low, whole_team.high)}</td>
          <td class="n">${verdictWord(whole_team.verdict)}</td>
        </tr>
      </tfoot>
    </table>
    <p class="note">${t("Full-time posts today. Functions without a number are not in the model.")}</p>
  </article>`;
}

/** @param {Post} post @returns {string} */
function difference({ now, model, verdict }) {
  if (model === null) return "–";
  if (verdict === "within") return t("as the model");
  const n = number(Math.abs(now - model), 1);
  return verdict === "over" ? t("{n} over", { n }) : t("{n} under", { n });
}

/** A share or a median of few says nothing: n stands there. @param {import("./figures.js").Replies} replies @param {number} fewest */
function replyCells(replies, fewest) {
  /** @param {number} n @param {() => string} say */
  const cell = (n, say) => html`<td class="n">${n < fewest ? t("n {n}", { n }) : say()}</td>`;
  return html`${cell(replies.count, () => percent(replies.in_time, replies.count))}
    ${cell(replies.proposals, () => percent(replies.placed, replies.proposals))}
    ${cell(replies.count, () => number(replies.median_hours))}
    ${cell(replies.read, () => number(replies.read_hours))}
    ${cell(replies.results, () => number(replies.result_days))}
    <td class="n">${replies.late ? t("{n}, {late} late", { n: replies.waiting, late: replies.late }) : number(replies.waiting)}</td>`;
}

/** @param {Figures} figures */
export function needsCard({ unmet, in_need, patients }) {
  const title = t("Unmet needs");
  return html`<article class="load-card wide">
    <div class="card-head"><h2>${title}</h2> ${about("needs", title)}</div>
    <p class="note">
      ${t("{n} of {all} people lack some support.", { n: in_need, all: number(patients.value) })}
      <a href="/services">${t("Services and needs")}</a>
    </p>
    ${unmet.length ? needsTable(title, unmet) : ""}
  </article>`;
}

/** @param {string} title @param {import("./figures.js").Unmet[]} unmet */
const needsTable = (title, unmet) => html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
  <table>
    <thead>
      <tr>
        <th scope="col">${t("Support")}</th>
        <th scope="col" class="n">${t("People")}</th>
        <th scope="col">${t("Why not")}</th>
      </tr>
    </thead>
    <tbody>
      ${unmet.map(
        (need) => html`<tr>
          <th scope="row">${need.label}</th>
          <td class="n">${number(need.people)}</td>
          <td>${reasonsOf(need)}</td>
        </tr>`,
      )}
    </tbody>
  </table>
</div>`;

/** @param {import("./figures.js").Unmet} need @returns {string} the most common first */
const reasonsOf = ({ reasons }) =>
  Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, n]) => `${reasonWord(reason)} ${number(n)}`)
    .join(" · ");

/** Which definition, and the head. @returns {{code: string, name: string}[]} */
const partyColumns = () => [
  { code: "party_people", name: t("People") },
  { code: "party_posts", name: t("Full-time posts") },
  { code: "party_per_fte", name: t("Per full-time post") },
  { code: "party_on_board", name: t("On the board") },
  { code: "party_answered", name: t("Nominations answered") },
  { code: "in_time", name: t("In time") },
  { code: "placed", name: t("Came onto the board") },
  { code: "hours", name: t("Hours to the answer") },
  { code: "read_hours", name: t("Hours until it was read") },
  { code: "result_days", name: t("Days to the result") },
  { code: "late", name: t("Wait for an answer") },
];

/** @param {Figures} figures */
export function partiesCard({ parties, fewest }) {
  return html`<article class="load-card wide by-party">
    <h2>${t("Per party")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("Per party")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t("Party")}</th>
            ${partyColumns().map(({ code, name }) => html`<th scope="col" class="n">${name} ${about(code, name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${parties.map(
            (party) => html`<tr>
              <th scope="row">${party.name}</th>
              <td class="n">${number(party.patients)}</td>
              <td class="n">${number(party.fte, 1)}</td>
              <td class="n">${number(party.per_fte, 1)}</td>
              <td class="n">${number(party.on_board)}</td>
              <td class="n">${number(party.replies.count)}</td>
              ${replyCells(party.replies, fewest)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      ${t("One person may be known to several parties, so the lines don't add up to the team.")}
      ${t("Of the other parties, only what yours may know is counted.")}
    </p>
  </article>`;
}
