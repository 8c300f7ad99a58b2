// @ts-check
/** The wall's first line: the day and the sums, or the meeting that is on. */
import { html, nothing, svg } from "lit-html";
import { formatDate, formatNumber, formatTime, t, tn } from "../i18n.js";
import { liveState } from "./marks.js";

/** @typedef {import("./people.js").Wall} Wall */
/** @typedef {import("./draw.js").Moment} Moment */

/** Between meetings. @param {Wall} wall @param {Moment} moment */
export function dayHead({ team, today, red, nominated }, moment) {
  return html`
    <header class="wall-head">
      <div class="who"><h1>${t("FACT board")} · ${team.name}</h1>
        <p>${formatDate(today, { weekday: "long", day: "numeric", month: "long" })} · ${t("FACT meeting {from}–{to}", { from: team.meeting_starts, to: team.meeting_ends })}</p></div>
      <p class="sums"><b class="red">${red}</b> ${label(tn("red", "{n} red", red))} · <b>${nominated}</b> ${label(tn("new nomination", "{n} new nominations", nominated))}</p>
      ${caseload(team)}
      ${end(moment)}
    </header>`;
}

/** @param {Wall["team"]} team @param {NonNullable<Wall["meeting"]>} meeting @param {Moment} moment */
export function meetingHead(team, meeting, moment) {
  const { part, only, chair, present, remote, lacksMunicipality } = meeting;
  return html`
    <header class="wall-head">
      <div class="who"><h1>${t("FACT meeting")} · ${team.name}</h1>
        <p>
          ${part === 2 ? html`<strong class="part">${only ? t("Part 2: {party} only", { party: only.short }) : t("Part 2")}</strong>` : nothing}
          ${[chair && t("chair {initials}", { initials: chair }), present && presence(present, remote)].filter(Boolean).join(" · ")}
          ${lacksMunicipality ? html`<strong class="lacking"><span class="sign" aria-hidden="true">!</span>${t("the municipality is missing")}</strong>` : nothing}
        </p></div>
      <p class="left">${leftWords(meeting)}</p>
      ${end(moment)}
    </header>`;
}

/**
 * Until the meeting's hour, and how many are left; in part 2 no number: a wall isn't told who was for all.
 * @param {{seconds: number, left: number, part: number}} meeting
 */
function leftWords({ seconds, left, part }) {
  const n = Math.ceil(Math.abs(seconds) / 60);
  const time = seconds >= 0 ? t("Left: {n} min", { n }) : t("{n} min over time", { n });
  return part === 2 ? time : `${time} · ${tn("{n} person", "{n} persons", left)}`;
}

/** @param {number} present @param {number} remote */
const presence = (present, remote) => (remote ? t("{n} present, {m} of them remote", { n: present, m: remote }) : t("{n} present", { n: present }));

/** @param {Moment} moment */
const end = ({ status, now }) => html`<div class="end">${liveState(status)}<p class="wall-clock">${formatTime(now)}</p></div>`;

/** The words behind a number that stands before them in bold. @param {string} said */
const label = (said) => said.replace(/^\d+ /, "");

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
