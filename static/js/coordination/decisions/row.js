// @ts-check
/** A request as it stands in a list: what, who decides, how long it has waited, and what can be done. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../../i18n.js";
import { openAnswer, openEscalation, openMoreTime, openReminder } from "./forms.js";
import { dueText, originWord, outcomeWord, remindedText, stepText, waitedText } from "./words.js";

/** @typedef {import("./wire.js").Decision} Decision */
/** @typedef {import("./wire.js").Place} Place */

/** "waited 12 days · was expected 20 November". @param {Decision} one */
export const clockLine = (one) => html`<p class="clock" data-standing=${one.standing}><b>${waitedText(one)}</b> · ${dueText(one)}</p>`;

/** @param {Decision} one */
export function historyLine(one) {
  const origin = originWord(one.origin);
  const parts = [t("asked {day} by {name}", { day: formatDate(one.asked_on), name: one.by_name }), ...(origin ? [origin] : []), ...(one.is_corrected ? [t("corrected")] : [])];
  return html`<p class="muted small">${parts.join(" · ")}</p>`;
}

/** What was done about it meanwhile: a count, and each on its own line when there is more. @param {Decision} one */
export function stepsOf(one) {
  if (!one.steps.length) return nothing;
  return html`<details class="steps"><summary>${remindedText(one) || t("What has been done")}</summary><ul class="small">${one.steps.map((step) => html`<li>${stepText(step)}</li>`)}</ul></details>`;
}

/** @param {Decision} one */
export const outcomeLine = (one) => html`<p><b>${outcomeWord(one.outcome ?? "")}</b> <span class="muted small">${t("{name}, {when}", { name: one.ended_by_name, when: one.decided_on ? formatDate(one.decided_on) : "" })}</span></p>${one.text ? html`<p>${one.text}</p>` : nothing}`;

/** Who asked cannot be answered by those who may not see it. @param {Decision} one */
export const closedLine = (one) => (one.is_told === false && one.standing !== "ended" ? html`<p class="closed small">${t("They can't see this: consent is missing.")}</p>` : nothing);

/** Answering is anybody's who sees it; chasing is the asker's. @param {Place} place @param {Decision} one @param {boolean} isOurs */
export function acts(place, one, isOurs) {
  const { what } = one;
  const mayEscalate = isOurs && one.escalate_on <= place.today;
  return html`
    <button class=${isOurs ? "button" : "button primary"} @click=${() => openAnswer(place, one)}>${isOurs ? t("Decision came…") : t("Answer…")}<span class="vh"> ${what}</span></button>
    ${isOurs ? html`<button class=${one.remind_on <= place.today ? "button primary" : "button"} @click=${() => openReminder(place, one)}>${t("Remind…")}<span class="vh"> ${what}</span></button>` : nothing}
    <button class="button" @click=${() => openMoreTime(place, one)}>${isOurs ? t("New day…") : t("More time…")}<span class="vh"> ${what}</span></button>
    ${mayEscalate ? html`<button class="button" @click=${() => openEscalation(place, one)}>${t("Take it further…")}<span class="vh"> ${what}</span></button>` : nothing}`;
}
