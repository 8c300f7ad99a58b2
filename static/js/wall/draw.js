// @ts-check
/** The wall's page: read-only, large, nothing to point at. */
import { html, nothing, render, svg } from "lit-html";
import { ago, agoShort, categoryLabel, urgencyPhrase, urgencyWord } from "../board/words.js";
import { formatDate, formatNumber, formatTime, t, tn } from "../i18n.js";
import { statusText } from "../live/statuses.js";

/**
 * @typedef {import("./people.js").Wall} Wall
 * @typedef {import("./people.js").Row} Row
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("../live/statuses.js").Status} Status
 * @typedef {{status: Status, now: Date, marked: Set<string>, mode: string}} Moment
 */

/** @param {HTMLElement} root @param {Wall} wall @param {Moment} moment */
export function drawWall(root, wall, moment) {
  render(html`${head(wall, moment)}<div class="wall-list" data-columns></div>${foot(wall, moment)}`, root);
}

/** Nothing about anybody: no contact for long, signed out, or not allowed any more. @param {HTMLElement} root @param {Moment} moment */
export function drawBlank(root, { status, now }) {
  render(
    html`
      <div class="wall-blank">
        <p class="wall-clock">${formatTime(now)}</p>
        ${liveState(status)}
        <p class="do">${t("Use the morning list")}</p>
        ${status.kind === "signed_out" ? html`<a class="button" href="/sign-in?next=/wall">${t("Sign in")}</a>` : nothing}
      </div>`,
    root,
  );
}

/** @param {HTMLElement} root @param {Status} status */
export function drawLoading(root, status) {
  render(html`<div class="wall-blank">${status.kind === "live" ? nothing : liveState(status)}<p role="status">${t("Loading the board…")}</p></div>`, root);
}

/** @param {HTMLElement} root @param {Wall} wall @param {Plan} plan @param {Moment} moment */
export function drawColumns(root, wall, plan, moment) {
  render(plan.columns.map((pieces) => html`<div class="wall-column">${pieces.map((piece) => sectionOf(wall, piece, moment))}</div>`), root);
}

/** @param {Wall} wall @param {Moment} moment */
function head({ team, today, red, nominated }, { status, now }) {
  return html`
    <header class="wall-head">
      <div class="who"><h1>${t("FACT board")} · ${team.name}</h1>
        <p>${formatDate(today, { weekday: "long", day: "numeric", month: "long" })} · ${meetingWords(team)}</p></div>
      <p class="sums"><b class="red">${red}</b> ${label(tn("red", "{n} red", red))} · <b>${nominated}</b> ${label(tn("new nomination", "{n} new nominations", nominated))}</p>
      ${caseload(team)}
      <div class="end">${liveState(status)}<p class="wall-clock">${formatTime(now)}</p></div>
    </header>`;
}

/** The words behind a number that stands before them in bold. @param {string} said */
const label = (said) => said.replace(/^\d+ /, "");

/** @param {Wall["team"]} team */
function meetingWords({ meeting, meeting_starts, meeting_ends }) {
  if (meeting) return t("Meeting since {time}", { time: formatTime(meeting.started_at) });
  return t("FACT meeting {from}–{to}", { from: meeting_starts, to: meeting_ends });
}

/** Patients against the model, and the share on the board. @param {Wall["team"]} team */
function caseload({ totals, model }) {
  const share = totals.patients ? Math.round((100 * totals.on_board) / totals.patients) : 0;
  const widest = Math.max(model.patients_high * 1.15, totals.patients);
  const at = (/** @type {number} */ n) => (100 * n) / widest;
  const values = { n: formatNumber(totals.patients), low: model.patients_low, high: model.patients_high, m: totals.on_board, share };
  return html`
    <div class="wall-caseload">
      <p>${t("{n} of {low}–{high} · {m} on the board ({share} %)", values)}${totals.patients > model.patients_high ? ` · ${t("over the model")}` : ""}</p>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`
        <rect class="track" x="0" y="2" width="100" height="6"/>
        <rect class="part" x="0" y="2" width=${at(totals.patients)} height="6"/>
        <rect class="band" vector-effect="non-scaling-stroke" x=${at(model.patients_low)} y="0.5" width=${at(model.patients_high - model.patients_low)} height="9"/>`}</svg>
    </div>`;
}

/** @param {Status} status */
function liveState(status) {
  return html`<p class="wall-live" role="status" data-status=${status.kind}><span class="dot" aria-hidden="true"></span>${standing(status)}</p>`;
}

/** Nobody taps on a wall: without contact all that matters is since when. @param {Status} status */
const standing = (status) => (status.kind === "offline" && status.since ? t("Not live since {time}", { time: formatTime(status.since) }) : statusText(status));

/** @param {Wall} wall @param {import("./plan.js").Piece} piece @param {Moment} moment */
function sectionOf({ sections }, { section, from, to }, moment) {
  const { category, rows } = sections[section];
  const code = category?.code ?? "nominations";
  const name = category ? categoryLabel(category) : t("Nominations");
  return html`
    <section data-category=${code} aria-label=${from > 0 ? `${name}, ${t("continued")}` : name}>
      <h2><span>${name}${from > 0 ? html` <small>${t("continued")}</small>` : nothing}</span>${from > 0 ? nothing : html`<span class="count">${rows.length}</span>`}</h2>
      <ul>${rows.slice(from, to).map((row) => personOf(row, moment))}</ul>
    </section>`;
}

/** @param {Row} row @param {Moment} moment */
function personOf(row, { marked }) {
  return html`
    <li class=${marked.has(row.id) ? "is-changed" : ""}>
      ${row.urgency ? urgencyMark(row.urgency) : html`<span class="mark is-nominated" aria-hidden="true"></span>`}
      <span class="label">${row.label}</span>
      <span class="contacts">${row.kind === "consult" ? html`<span class="kind">${t("question")}</span>` : nothing}${row.contacts.map((contact) => html`<span class="pill" data-principal=${contact.principal}>${contact.initials}</span>`)}</span>
      <span class="days">${daysWords(row)}</span>
    </li>`;
}

/** @param {Row} row */
function daysWords({ days, since }) {
  if (days !== null) return html`<span class="vh">${t("on the board")} </span>${t("{n} d", { n: days })}`;
  return since === null ? nothing : html`<span class="vh">${ago(since)}</span><span aria-hidden="true">${since === 0 ? t("today") : agoShort(since)}</span>`;
}

/** Shape, letter and colour; the words for those who hear them. @param {string} urgency */
const urgencyMark = (urgency) => html`<span class="mark" data-urgency=${urgency}><span aria-hidden="true">${letter(urgency)}</span><span class="vh">${urgencyPhrase(urgency)}</span></span>`;

/** Amber and green begin alike in Swedish, so green is a tick. @param {string} urgency */
const letter = (urgency) => (urgency === "green" ? "✓" : urgencyWord(urgency)[0]);

/** @param {Wall} wall @param {Moment} moment */
function foot({ empty, parties }, { mode }) {
  const legend = ["red", "amber", "green"].map((urgency) => html`<span class="entry"><span class="mark" data-urgency=${urgency} aria-hidden="true">${letter(urgency)}</span>${urgencyPhrase(urgency)}</span>`);
  const who = parties.map((party) => html`<span class="entry"><span class="pill" data-principal=${party.principal} aria-hidden="true"></span>${party.short}</span>`);
  return html`
    <footer class="wall-foot">
      ${legend}${who}
      ${empty.length ? html`<span class="entry">${t("Nobody in: {names}", { names: empty.map((category) => categoryLabel(category ?? undefined)).join(", ") })}</span>` : nothing}
      ${parties.length > 1 ? html`<span class="entry">${t("More are taken up in part 2")}</span>` : nothing}
      <nav aria-label=${t("How people are named")}>
        ${modes().map(([code, word]) => html`<a href="/wall?mode=${code}" aria-current=${code === mode ? "true" : nothing}>${word}</a>`)}
        <a href="/">${t("To the board")}</a>
      </nav>
    </footer>`;
}

/** @returns {[string, string][]} */
const modes = () => [["name", t("Names")], ["initials", t("Initials")], ["code", t("Codes")]];
