// @ts-check
/** A question's parts in words: to whom it is, by when it is answered, what was proposed. */
import { html, nothing } from "lit-html";
import { professionWord } from "../board/words.js";
import { formatDate, formatDateTime, t } from "../i18n.js";

/** @typedef {import("./questions.js").Question} Question */

/** @param {Question} one */
export const toWhom = ({ professions }) =>
  professions.length ? t("to {whom}", { whom: professions.map(professionWord).join(", ") }) : t("to the whole team");

/** When it is answered, and by whom if somebody said so. @param {Question} one @param {string} now */
export function due({ answer_due_at, promise }, now) {
  if (promise) return t("{name} answers by {when}", { name: promise.by_name, when: formatDateTime(promise.at) });
  const isLate = new Date(answer_due_at) < new Date(now);
  return isLate
    ? html`<strong class="mark">${t("The answer is late: it was due {when}", { when: formatDateTime(answer_due_at) })}</strong>`
    : t("Answer by {when}", { when: formatDateTime(answer_due_at) });
}

/** @param {import("./questions.js").Proposal} answer @param {boolean} isDue */
export function proposal({ text, by_name, at, next_step, follow_up_on, result, result_by_name }, isDue) {
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
