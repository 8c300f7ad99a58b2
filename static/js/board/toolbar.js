// @ts-check
/** The top of the page: team, day, caseload, live state, who looks, and the first row of sums. */
import { html, nothing, svg } from "lit-html";
import { formatDate, formatNumber, formatTime, t, tn } from "../i18n.js";
import { statusText } from "../live/statuses.js";
import { icons } from "../ui/icons.js";
import { openAnswers } from "./answers.js";
import { openChanges } from "./changes.js";
import { openHelp, openNominate } from "./forms.js";
import { openHere } from "./here.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */

/** @param {App} app @param {Model} model */
export function toolbar(app, model) {
  const { team, moment } = model;
  return html`
    <header class="toolbar">
      <div><h1>${t("FACT board")} · ${team.name}</h1>
        <p class="day">${formatDate(moment.today, { weekday: "long", day: "numeric", month: "long" })} · ${meetingWords(model)}</p></div>
      ${caseload(app, model)}
      <div class="end">
        ${liveState(app)}
        ${whoIsHere(app, model)}
        <button class="button quiet" @click=${() => openAnswers(app)}>${icons.reply}<span>${t("Answers")}</span></button>
        <button class="icon-button desk-only" aria-label=${t("Print")} title=${t("Print")} @click=${() => print()}>${icons.print}</button>
        <button class="icon-button desk-only" aria-label=${t("Help and keys")} title="${t("Help and keys")} (?)" @click=${() => openHelp()}>${icons.help}</button>
        <button class="button desk-only" @click=${() => openNominate(app)}>${t("Nominate")}</button>
        <a class="button primary" href="/meeting">${team.meeting ? t("To the meeting") : t("Start meeting")}</a>
      </div>
    </header>`;
}

/** @param {Model} model */
function meetingWords({ team, staff }) {
  if (team.meeting) return t("Meeting since {time}, chair {name}", { time: formatTime(team.meeting.started_at), name: staff(team.meeting.chair)?.name ?? "" });
  return t("FACT meeting {from}–{to}", { from: team.meeting_starts, to: team.meeting_ends });
}

/** Patients against the model, and the share on the board. @param {App} app @param {Model} model */
function caseload(app, { team: { totals, model } }) {
  const share = totals.patients ? Math.round((100 * totals.on_board) / totals.patients) : 0;
  const widest = Math.max(model.patients_high * 1.15, totals.patients);
  const at = (/** @type {number} */ n) => (100 * n) / widest;
  const over = totals.patients > model.patients_high ? ` · ${t("over the model")}` : "";
  return html`
    <a class="caseload" href="/teams/${app.team}/caseload">
      <span class="words">${t("{n} of {low}–{high} · {m} on the board ({share} %)", { n: formatNumber(totals.patients), low: model.patients_low, high: model.patients_high, m: totals.on_board, share })}${over}</span>
      <svg viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">${svg`
        <rect class="track" x="0" y="1.5" width="100" height="6"/>
        <rect class="part" x="0" y="1.5" width=${at(totals.patients)} height="6"/>
        <rect class="band" vector-effect="non-scaling-stroke" x=${at(model.patients_low)} y="0.5" width=${at(model.patients_high - model.patients_low)} height="8"/>`}</svg>
    </a>`;
}

/** @param {App} app */
export function liveState(app) {
  const status = app.live.status();
  return html`<span class="live" role="status" data-status=${status.kind}><span class="dot" aria-hidden="true"></span>${statusText(status)}</span>`;
}

/** @param {App} app @param {Model} model */
function whoIsHere(app, model) {
  const others = [...new Set(app.here.map((one) => one.staff))].filter((id) => id !== app.session?.staff?.id && model.staff(id));
  if (!others.length) return nothing;
  const names = others.map((id) => model.staff(id)?.name).join(", ");
  const faces = others.slice(0, 5).map((id) => html`<span class="face">${model.staff(id)?.initials}</span>`);
  return html`
    <button class="here" title=${names} @click=${() => openHere(app)}>
      <span class="vh">${tn("{n} other is looking: {names}", "{n} others are looking: {names}", others.length, { names })}</span>
      <span aria-hidden="true">${faces}${others.length > 5 ? html`<span class="face">+${others.length - 5}</span>` : nothing}</span>
    </button>`;
}

/** @param {App} app @param {Model} model */
export function sumsRow(app, model) {
  const { red, redWithoutTask, nominated, decisionsLate, reviewLate } = model.sums;
  const since = app.since
    ? tn("since you last saw the board: {n} change", "since you last saw the board: {n} changes", model.changed.length)
    : tn("since the last meeting: {n} change", "since the last meeting: {n} changes", model.changed.length);
  return html`
    <div class="sums" role="group" aria-label=${t("In short")}>
      ${sum(app, red, tn("red", "{n} red", red.length), "is-red")}
      ${sum(app, redWithoutTask, tn("red without a task today", "{n} red without a task today", redWithoutTask.length))}
      ${sum(app, nominated, tn("new nomination", "{n} new nominations", nominated.length))}
      ${sum(app, decisionsLate, tn("decision late", "{n} decisions late", decisionsLate.length))}
      ${sum(app, reviewLate, tn("not gone through in time", "{n} not gone through in time", reviewLate.length))}
      <button class="since" @click=${() => openChanges(app)}>${since}</button>
      ${app.notHeld}
      ${app.filter ? html`<span class="end"><button class="since" @click=${() => ((app.filter = null), app.redraw())}>${t("Show everyone")}</button></span>` : nothing}
    </div>`;
}

/** A number one can press to see whom it counts. @param {App} app @param {string[]} ids @param {string} said @param {string} [tone] */
function sum(app, ids, said, tone = "") {
  const label = said.replace(/^\d+ /, "");
  const isOn = app.filter?.label === label;
  const press = () => {
    app.filter = isOn ? null : { label, ids };
    app.redraw();
  };
  return html`<button class=${ids.length ? tone : "is-zero"} aria-pressed=${isOn ? "true" : "false"} ?disabled=${!ids.length} @click=${press}><b>${ids.length}</b> ${label}</button>`;
}
