// @ts-check
/** The meeting's words for its codes. */
import { formatDate, formatTime, t, tn } from "../i18n.js";
import { alertSeenText } from "../board/words.js";
import { dayIn } from "../board/rules.js";

/** @typedef {import("./agenda.js").Reason} Reason */

/** @type {Record<string, () => string>} */
const REASONS = {
  red: () => t("Red"),
  nominated_red: () => t("Nominated as red"),
  nominated: () => t("New nomination"),
  consult: () => t("A question"),
  observed: () => t("Observed since the meeting"),
  provisional: () => t("Placed since the meeting, to be confirmed"),
  lowered: () => t("Lowered since the meeting"),
  review_due: () => t("Review due"),
  signal: () => t("Reported concern to answer"),
  step_down: () => t("Standard level proposed"),
  rest: () => t("Nothing calls for it"),
};

/** Why somebody stands where they do, and who has seen it. @param {import("../board/model.js").Model} model @param {Reason} reason */
export const reasonWord = (model, { code, alert }) => (alert ? alertSeenText(model, alert) : (REASONS[code]?.() ?? code));

/** @type {Record<number, () => string>} */
const GROUPS = {
  1: () => t("Red or safety"),
  2: () => t("New nominations"),
  3: () => t("Review due"),
  4: () => t("Answers, dates, decisions"),
  5: () => t("The rest"),
};

/** @param {number} group */
export const groupWord = (group) => GROUPS[group]?.() ?? "";

/** "Left: 11 min · 9 people" @param {{seconds: number, people: number}} left */
export function leftWords({ seconds, people }) {
  const minutes = Math.ceil(Math.abs(seconds) / 60);
  const time = seconds >= 0 ? t("Left: {n} min", { n: minutes }) : t("{n} min over time", { n: minutes });
  return `${time} · ${tn("{n} person", "{n} persons", people)}`;
}

/** "1:05" @param {number} seconds */
export const clockWords = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** "today 15:00", "25 Nov 15:00" @param {string} at @param {{today: string, zone: string}} moment */
export function whenWords(at, { today, zone }) {
  const day = dayIn(at, zone);
  return `${day === today ? t("today") : formatDate(day, { weekday: "short", day: "numeric", month: "short" })} ${formatTime(at)}`;
}
