// @ts-check
/** "Today": each part draws itself, or nothing when there is nothing in it. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import * as alerts from "./alerts.js";
import * as answers from "./day_answers.js";
import * as changed from "./day_changed.js";
import * as coordination from "./day_coordination.js";
import * as decisions from "./day_decisions.js";
import * as requests from "./day_requests.js";
import * as signals from "./day_signals.js";
import * as tasks from "./day_tasks.js";
import * as visits from "./day_visits.js";
import * as worries from "./day_worries.js";

/** @typedef {import("./wire.js").Phone} Phone */

const PARTS = [worries, alerts, visits, tasks, coordination, decisions, answers, signals, changed, requests];

/** @param {Phone} phone */
export function drawDay(phone) {
  const drawn = PARTS.map((part) => part.draw(phone));
  const isEmpty = drawn.flat().every((part) => part === nothing);
  return html`${away(phone)}${drawn}
    ${isEmpty ? html`<p class="empty">${t("Nothing waits for you today. What becomes yours comes here by itself.")}</p>` : nothing}`;
}

/** @param {Phone} phone */
function away(phone) {
  const { away: mine } = phone.data();
  return mine
    ? html`<p class="phone-note">${t("You are written down as away until {day}. Your tasks are shown to your stand-in.", { day: formatDate(mine.to_on) })}</p>`
    : nothing;
}
