// @ts-check
/** One question: who asks, about whom, what was tried, what was proposed. */
import { html, nothing } from "lit-html";
import { professionWord } from "../board/words.js";
import { formatDate, formatDateTime, t } from "../i18n.js";
import { openAnswering, openResult, openWithdrawing } from "./question_forms.js";

/** @typedef {import("./questions.js").Page} Page */
/** @typedef {import("./questions.js").Question} Question */

/** @param {Page} page @param {Question} one */
export const questionCard = (page, one) => html`
  <li class="question" data-due=${one.is_due}>
    <h3>${one.patient_label}</h3>
    <p class="muted small">${one.by_name} · ${formatDateTime(one.at)} · ${toWhom(one)}</p>
    <p class="asked">${one.text}</p>
    ${one.tried ? html`<p><b>${t("Tried so far")}</b> ${one.tried}</p>` : nothing}
    ${one.answer ? proposal(one.answer, one.is_due) : html`<p class="small">${due(page, one)}</p>`}
    ${buttons(page, one)}
  </li>`;

/** @param {Question} one */
const toWhom = ({ professions }) =>
  professions.length ? t("to {whom}", { whom: professions.map(professionWord).join(", ") }) : t("to the whole team");

/** @param {Page} page @param {Question} one */
function due(page, { answer_due_at, promise }) {
  if (promise) return t("{name} answers by {when}", { name: promise.by_name, when: formatDateTime(promise.at) });
  const isLate = new Date(answer_due_at) < new Date(page.all().now);
  return isLate
    ? html`<strong class="mark">${t("The answer is late: it was due {when}", { when: formatDateTime(answer_due_at) })}</strong>`
    : t("Answer by {when}", { when: formatDateTime(answer_due_at) });
}

/** @param {import("./questions.js").Proposal} answer @param {boolean} isDue */
function proposal({ text, by_name, at, next_step, follow_up_on, result, result_by_name }, isDue) {
  const follow = follow_up_on ? t("Follow-up {day}", { day: formatDate(follow_up_on) }) : "";
  return html`
    <div class="proposal">
      <p><b>${t("Proposal")}</b> ${text}</p>
      ${next_step ? html`<p><b>${t("Next step")}</b> ${next_step}</p>` : nothing}
      <p class="muted small">${by_name} · ${formatDateTime(at)}</p>
      ${result
        ? html`<p><b>${t("Result: how it went")}</b> ${result}</p><p class="muted small">${result_by_name}</p>`
        : follow ? html`<p class="small">${isDue ? html`<strong class="mark">${follow}: ${t("how did it go?")}</strong>` : follow}</p>` : nothing}
    </div>`;
}

/** @param {Page} page @param {Question} one */
function buttons(page, one) {
  const name = one.patient_label;
  if (one.place === "mine") return html`<div class="acts"><button class="button quiet" aria-label=${t("Take back the question about {name}…", { name })} @click=${() => openWithdrawing(page, one)}>${t("Take back…")}</button></div>`;
  if (one.place === "to_follow") return html`<div class="acts"><button class="button ${one.is_due ? "primary" : ""}" aria-label=${t("Tell how it went: {name}", { name })} @click=${() => openResult(page, one)}>${t("Tell how it went…")}</button></div>`;
  if (one.place === "answered") return nothing;
  return html`<div class="acts"><button class="button ${one.place === "to_me" ? "primary" : ""}" aria-label=${t("Answer the question about {name}…", { name })} @click=${() => openAnswering(page, one)}>${t("Answer…")}</button></div>`;
}
