// @ts-check
/** What was reported and what came of it, in the same words to everybody who may read it. */
import { html, nothing } from "lit-html";
import { neutralAnswer, tagWord } from "../board/words.js";
import { formatDate, formatTime, t } from "../i18n.js";

/**
 * @typedef {{id: string, by: string, by_name?: string, at: string, is_neutral: boolean, text: string,
 *   earlier: {text: string, at: string}[], next_step: string,
 *   next_on: string | null, read_at: string | null, result: null | {text: string, at: string}, result_due_on: string | null}} SignalAnswer
 * @typedef {{id: string, tags: string[], text: string, by: string, at: string, answer_due_at: string, is_late: boolean,
 *   answer?: SignalAnswer | null}} Signal
 */

/** "Monday 23 November 08:30" @param {string} instant */
export const dayAndTime = (instant) => `${formatDate(instant, { weekday: "long", day: "numeric", month: "long" })} ${formatTime(instant)}`;

/** The words and the line as one: "sleep, money – Rang four times". @param {{tags: string[], text: string}} signal */
export const reported = ({ tags, text }) => [tags.map(tagWord).join(", "), text].filter(Boolean).join(" – ");

/** Who answers, at the latest when; the same whoever else knows the person. @param {string} due */
export const whoAnswers = (due) => t("A contact of the person in the team, or the duty officer, answers by {when}. The answer comes here.", { when: dayAndTime(due) });

/** Above Send and on each receipt: this reaches nobody at once. @param {string} reads_at @param {string} phone */
export const notAnAlarm = (reads_at, phone) =>
  html`<p class="not-alarm">${t("Acute danger? Call 112. The team reads this {when}. Until then: {phone}.", { when: dayAndTime(reads_at), phone })}</p>`;

/** What came of it. @param {SignalAnswer} one @param {{on_call_phone: string}} team */
export function answerLines(one, team) {
  if (one.is_neutral) return html`<p>${neutralAnswer(one, /** @type {any} */ (team))}</p>`;
  return html`
    <p>${one.text}</p>
    ${one.earlier.map(({ text, at }) => html`<p class="muted small">${t("Corrected. It said {when}: {text}", { when: dayAndTime(at), text })}</p>`)}
    ${one.next_step ? html`<p>${t("Next step")}: ${one.next_step}${one.next_on ? html` (${formatDate(one.next_on)})` : nothing}</p>` : nothing}
    ${one.result ? html`<p><b>${t("Result: how it went")}</b> ${one.result.text}</p>` : nothing}
    ${one.result_due_on ? html`<p class="muted small">${t("Result by {day}", { day: formatDate(one.result_due_on) })}</p>` : nothing}`;
}
