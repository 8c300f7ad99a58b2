// @ts-check
/** "Reply from the team": what became of what I nominated. */
import { html, nothing } from "lit-html";
import { formatDate, formatDateTime, t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { decisionWord, neutralAnswer } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{id?: string, answer?: string, nomination: string, patient_label: string, decision: string, text: string, next_step: string, next_on: string | null, by: string, at: string, result: null | {text: string, at: string}, read_at: string | null}} Mine */

/** @param {App} app */
export function openAnswers(app) {
  /** @type {Mine[] | null} */
  let mine = null;
  let trouble = "";
  const dialog = openDialog({
    title: t("Reply from the team"),
    className: "wide drawer",
    body: () => html`<div class="form-body" aria-busy=${mine || trouble ? "false" : "true"}>
      ${trouble ? html`<p class="form-error">${trouble}</p>` : mine === null ? html`<p class="muted">${t("Loading…")}</p>` : answersOf(app, mine)}</div>`,
  });
  app.live.get("/answers")
    .then((/** @type {Mine[] | {answers: Mine[]}} */ got) => {
      mine = Array.isArray(got) ? got : got.answers;
      markRead(app, mine);
    })
    .catch((/** @type {any} */ problem) => (trouble = problem.detail || problem.title))
    .finally(dialog.update);
}

/** Shown is read, and the team may know that. @param {App} app @param {Mine[]} mine */
function markRead(app, mine) {
  for (const { id, answer } of mine.filter((one) => !one.read_at)) {
    app.live.send({ path: `/answers/${id ?? answer}/reading`, body: {} }).catch(() => undefined);
  }
}

/** @param {App} app @param {Mine[]} mine */
function answersOf(app, mine) {
  if (!mine.length) return html`<p>${t("Nothing yet. What you nominate is answered here.")}</p>`;
  const model = app.model();
  return html`<ul class="rows answers">${mine.map((one) => html`
    <li>
      <h3>${one.patient_label}${one.read_at ? nothing : html` <span class="tag">${t("new")}</span>`}</h3>
      <p><b>${decisionWord(one.decision)}</b> <span class="muted">${model.staff(one.by)?.name ?? ""} · ${formatDateTime(one.at)}</span></p>
      ${one.decision === "neutral" ? html`<p>${neutralAnswer(one, model.team)}</p>` : one.text ? html`<p>${one.text}</p>` : nothing}
      ${one.next_step ? html`<p>${t("Next step")}: ${one.next_step}${one.next_on ? html` (${formatDate(one.next_on)})` : nothing}</p>` : nothing}
      ${one.result ? html`<p><b>${t("Result: how it went")}</b> ${one.result.text}</p>` : nothing}
    </li>`)}</ul>`;
}
