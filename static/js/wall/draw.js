// @ts-check
/** The wall's page: read-only, large, nothing to point at. */
import { html, nothing, render } from "lit-html";
import { categoryLabel } from "../board/words.js";
import { formatTime, t } from "../i18n.js";
import { dayHead, meetingHead } from "./head.js";
import { liveState, urgencySaid } from "./marks.js";
import { emptyPanel, personPanel } from "./panel.js";

/**
 * @typedef {import("./people.js").Wall} Wall
 * @typedef {import("../live/statuses.js").Status} Status
 * @typedef {{status: Status, now: Date, marked: Set<string>, mode: string, isPreview: boolean, layout: import("./people.js").Layout}} Moment
 */

/** @param {HTMLElement} root @param {Wall} wall @param {Moment} moment @param {number} [most] to-dos of the person whom the meeting is at */
export function drawWall(root, wall, moment, most = Infinity) {
  const { team, today, meeting, current } = wall;
  render(
    html`
      ${meeting ? meetingHead(team, meeting, moment) : dayHead(wall, moment)}
      <div class="wall-body">
        ${meeting ? (current ? personPanel(current, today, most) : emptyPanel()) : nothing}
        <div class="wall-list" data-columns ?hidden=${Boolean(current?.shown)}></div>
      </div>
      ${foot(wall, moment)}`,
    root,
  );
}

/** Nothing about anybody: no contact for long, signed out, or not allowed any more. @param {HTMLElement} root @param {Moment} moment */
export function drawBlank(root, { status, now, isPreview }) {
  render(
    html`
      <div class="wall-blank">
        <p class="wall-clock">${formatTime(now)}</p>
        ${liveState(status)}
        <p class="do">${t("Use the morning list")}</p>
        ${isPreview && status.kind === "signed_out" ? html`<a class="button" href="/sign-in?next=/wall%3Fpreview=1">${t("Sign in")}</a>` : nothing}
      </div>`,
    root,
  );
}

/** Empty at first: most often the rows are there before anybody has read why they aren't. @param {HTMLElement} root @param {Status} status */
export function drawLoading(root, status) {
  const isUsual = status.kind === "live" || status.kind === "catching_up";
  render(html`<div class="wall-blank">${isUsual ? nothing : liveState(status)}<p class="loading" role="status">${t("Loading the board…")}</p></div>`, root);
}

/** What the signs mean; at a meeting everyone knows, and the list needs the room. @param {Wall} wall @param {Moment} moment */
function foot({ empty, parties, meeting }, { mode, isPreview }) {
  const hasMore = parties.length > 1 && meeting?.part !== 2;
  if (meeting && !hasMore && !isPreview) return nothing;
  const more = hasMore ? html`<span class="entry">${t("More are taken up in part 2")}</span>` : nothing;
  return html`
    <footer class="wall-foot">
      ${meeting ? nothing : legend(parties, empty)}${more}
      ${isPreview ? ways(mode) : nothing}
    </footer>`;
}

/** @param {Wall["parties"]} parties @param {Wall["empty"]} empty */
function legend(parties, empty) {
  return html`
    ${["red", "amber", "green"].map((urgency) => html`<span class="entry">${urgencySaid(urgency)}</span>`)}
    ${parties.map((party) => html`<span class="entry"><span class="pill" data-principal=${party.principal} aria-hidden="true"></span>${party.short}</span>`)}
    ${empty.length ? html`<span class="entry">${t("Nobody in: {names}", { names: empty.map(categoryLabel).join(", ") })}</span>` : nothing}`;
}

/** For a member who looks at what a wall would show. @param {string} mode */
function ways(mode) {
  return html`
    <nav aria-label=${t("How people are named")}>
      ${modes().map(([code, word]) => html`<a href="/wall?preview=1&mode=${code}" aria-current=${code === mode ? "true" : nothing}>${word}</a>`)}
      <a href="/">${t("To the board")}</a>
    </nav>`;
}

/** @returns {[string, string][]} */
const modes = () => [["name", t("Names")], ["initials", t("Initials")], ["code", t("Codes")]];
