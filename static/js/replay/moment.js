// @ts-check
/** Choosing the moment: a slider over the days, a day and a time, and steps from meeting to meeting or change to change. */
import { html } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { formatDate, t } from "../i18n.js";
import { addDays, daysBetween } from "../board/rules.js";

/** @typedef {import("./wire.js").Board} Board */
/** @typedef {import("./wire.js").Step} Step */
/** @typedef {import("./wire.js").When} When */

const LONGEST = 182; // days of the slider; a day before them makes it longer

/** @param {string} on @returns {string} "Tuesday 10 November 2026" */
export const dayInWords = (on) => formatDate(on, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** @param {Board} board the days of its slider */
function daysOf({ first_on, today, on }) {
  const span = Math.max(Math.min(LONGEST, daysBetween(first_on, today)), daysBetween(on, today), 1);
  return { first: addDays(today, -span), span };
}

/**
 * @param {Board} board
 * @param {{go: (step: Step) => void, choose: (when: When, isMoving?: boolean) => void}} acts
 */
export function momentChooser(board, { go, choose }) {
  const { first, span } = daysOf(board);
  const at = daysBetween(first, board.on);
  const dayAt = (/** @type {any} */ event) => addDays(first, Number(event.target.value));
  return html`
    <section class="moment no-print" aria-label=${t("Choose the moment")}>
      <div class="steps">
        ${stepButton(board, "meeting_before", t("‹ Meeting"), t("To the meeting before"), go)}
        ${stepButton(board, "event_before", t("‹ Change"), t("To the change before"), go)}
        ${stepButton(board, "event_after", t("Change ›"), t("To the next change"), go)}
        ${stepButton(board, "meeting_after", t("Meeting ›"), t("To the next meeting"), go)}
      </div>
      <label class="days"><span>${t("Day")}</span>
        <span class="ends muted" aria-hidden="true">${formatDate(first)}</span>
        <input type="range" min="0" max=${span} step="1" .value=${live(String(at))} aria-valuetext=${dayInWords(board.on)}
          @input=${(/** @type {any} */ event) => event.target.setAttribute("aria-valuetext", dayInWords(dayAt(event)))}
          @change=${(/** @type {any} */ event) => choose({ on: dayAt(event), time: board.time }, true)}>
        <span class="ends muted" aria-hidden="true">${t("today")}</span>
      </label>
      <label class="field"><span class="vh">${t("Date")}</span>
        <input type="date" name="on" min=${board.first_on} max=${board.today} required .value=${live(board.on)}
          @change=${(/** @type {any} */ event) => event.target.validity.valid && choose({ on: event.target.value, time: board.time }, true)}></label>
      <label class="field"><span class="vh">${t("Time")}</span>
        <input type="time" name="time" required .value=${live(board.time)}
          @change=${(/** @type {any} */ event) => event.target.validity.valid && choose({ on: board.on, time: event.target.value }, true)}></label>
    </section>`;
}

/** @param {Board} board @param {Step} step @param {string} text @param {string} title @param {(step: Step) => void} go */
const stepButton = (board, step, text, title, go) =>
  html`<button class="button small" data-step=${step} title=${title} ?disabled=${!board.steps[step]} @click=${() => go(step)}>${text}</button>`;

/** Arrows outside of fields: to the next change, and with Shift to the next meeting.  @param {KeyboardEvent} event @returns {Step | null} */
export function stepOfKey(event) {
  const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
  const isTyping = /** @type {Element} */ (event.target).closest("input, select, textarea, [tabindex='0']");
  if (isElsewhere || isTyping || !["ArrowLeft", "ArrowRight"].includes(event.key)) return null;
  const way = event.key === "ArrowLeft" ? "before" : "after";
  return event.shiftKey ? `meeting_${way}` : `event_${way}`;
}
