// @ts-check
/** Rådfråga: the questions to me and to the team, mine, what is to be followed up, and what was answered. */
import { html, nothing, render } from "lit-html";
import { t } from "../i18n.js";
import { read } from "../team/reach.js";
import { icons } from "../ui/icons.js";
import { openAsking } from "./question_forms.js";
import { questionCard } from "./question_card.js";

/**
 * @typedef {{id: string, by_name: string, at: string, text: string, next_step: string, follow_up_on: string | null,
 *   result: string | null, result_by_name: string | null}} Proposal
 * @typedef {"to_me" | "to_team" | "mine" | "to_follow" | "answered"} Place
 * @typedef {{id: string, version: number, patient: string, patient_label: string, place: Place, by_name: string, at: string,
 *   professions: string[], text: string, tried: string, answer_due_at: string, is_due: boolean,
 *   promise: null | {by_name: string, at: string}, answer: Proposal | null}} Question
 * @typedef {{now: string, today: string, reads_at: string | null, questions: Question[]}} Questions
 * @typedef {{base: string, onCall: string, all: () => Questions, reload: () => Promise<void>}} Page
 */

const READ_EVERY = 15_000;
const root = /** @type {HTMLElement} */ (document.getElementById("questions"));
const { team = "" } = document.body.dataset;
const view = { /** @type {Questions | null} */ all: null, problem: "" };

/** @type {Page} */
const page = {
  base: `/api/teams/${team}`,
  onCall: root.dataset.onCall ?? "",
  all: () => view.all ?? { now: new Date().toISOString(), today: "", reads_at: null, questions: [] },
  reload,
};

async function reload() {
  try {
    view.all = await read(`${page.base}/questions`);
    view.problem = "";
  } catch (error) {
    view.problem = error instanceof Error ? error.message : String(error);
  }
  show();
}

/** @returns {[Place, string][]} what waits for the reader first */
const places = () => [
  ["to_me", t("Questions to you")],
  ["to_follow", t("To follow up")],
  ["to_team", t("To the whole team, or to others in it")],
  ["mine", t("You asked")],
  ["answered", t("Answered in the last 30 days")],
];

function show() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(html`
    <p class="questions-bar"><button class="button primary" @click=${() => openAsking(page)}>${icons.help} ${t("Ask…")}</button></p>
    ${view.problem ? html`<p class="notice" role="alert">${view.problem} <button class="link" @click=${reload}>${t("Try again")}</button></p>` : nothing}
    ${view.all ? lists(view.all) : nothing}`, root);
}

/** @param {Questions} all */
function lists({ questions }) {
  if (!questions.length) return html`<p class="questions-none">${t("Nobody asks anything right now. What you ask is answered here, by name.")}</p>`;
  return places().map(([place, title]) => {
    const those = questions.filter((one) => one.place === place);
    const ordered = place === "to_follow" ? those.sort((one, other) => Number(other.is_due) - Number(one.is_due)) : those;
    return ordered.length
      ? html`<section class="questions-part" aria-labelledby=${place}><h2 id=${place}>${title} <span class="muted">${ordered.length}</span></h2>
          <ul>${ordered.map((one) => questionCard(page, one))}</ul></section>`
      : nothing;
  });
}

setInterval(() => document.visibilityState === "visible" && void reload(), READ_EVERY);
await reload();
if (location.hash === "#ask") openAsking(page);
