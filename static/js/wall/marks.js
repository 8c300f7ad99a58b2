// @ts-check
/** The small signs of a wall: each says by shape and letter what it says by colour, and in words to those who hear. */
import { html, nothing } from "lit-html";
import { urgencyPhrase, urgencyWord } from "../board/words.js";
import { formatTime, t } from "../i18n.js";
import { statusText } from "../live/statuses.js";

/** @typedef {import("../live/statuses.js").Status} Status */

/** @param {string} urgency */
export const urgencyMark = (urgency) => html`<span class="mark" data-urgency=${urgency}><span aria-hidden="true">${letter(urgency)}</span><span class="vh">${urgencyPhrase(urgency)}</span></span>`;

export const nominatedMark = () => html`<span class="mark is-nominated" aria-hidden="true"></span>`;

/** Amber and green begin alike in Swedish, so green is a tick. @param {string} urgency */
const letter = (urgency) => (urgency === "green" ? "✓" : urgencyWord(urgency)[0]);

/** The sign with its words beside it. @param {string} urgency */
export const urgencySaid = (urgency) => html`<span class="mark" data-urgency=${urgency} aria-hidden="true">${letter(urgency)}</span>${urgencyPhrase(urgency)}`;

/** @param {import("./rows.js").Who | null} who */
export const pill = (who) => (who ? html`<span class="pill" data-principal=${who.principal}>${who.initials}</span>` : nothing);

/** @param {Status} status */
export function liveState(status) {
  return html`<p class="wall-live" role="status" data-status=${status.kind}><span class="dot" aria-hidden="true"></span>${standing(status)}</p>`;
}

/** Nobody taps on a wall: without contact all that matters is since when. @param {Status} status */
const standing = (status) => (status.kind === "offline" && status.since ? t("Not live since {time}", { time: formatTime(status.since) }) : statusText(status));
