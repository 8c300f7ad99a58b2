// @ts-check
import { formatDate, formatTime, locale, t, tn } from "../i18n.js";
import { statusText } from "../live/statuses.js";

/** @typedef {import("./wire.js").Day} Day */
const DAY_MS = 86_400_000;
const inZone = new Intl.DateTimeFormat("sv-SE", { timeZone: globalThis.document?.body.dataset.zone || "Europe/Stockholm" });

/** "2026-11-24" where the team lives.  @param {Date} now */
export const dayOf = (now) => inZone.format(now);

/** @param {string} on @param {string} today */
export const daysFrom = (on, today) => Math.round((Date.parse(on) - Date.parse(today)) / DAY_MS);

/** "Saved at 09:12", with its day when that is another.  @param {Date} at @param {string} today */
export function savedText(at, today) {
  if (dayOf(at) === today) return t("Saved at {time}", { time: formatTime(at) });
  return t("Saved {day} at {time}", { day: formatDate(at), time: formatTime(at) });
}

/**
 * How far what is shown can be trusted, in words.
 * @param {import("../live/statuses.js").Status} status @param {{savedAt: Date, isKept: boolean}} shown
 * @param {string} today
 */
export function freshnessText(status, { savedAt, isKept }, today) {
  if (!isKept && (status.kind === "live" || status.kind === "catching_up")) return statusText(status);
  return `${savedText(savedAt, today)} · ${status.kind === "offline" ? t("Offline") : t("not live")}`;
}

/** When a task is due, short: "10:30", "today", "2 d late", "Thu".  @param {{due_on: string, due_time: string | null}} task @param {string} today */
export function whenWord({ due_on, due_time }, today) {
  const days = daysFrom(due_on, today);
  if (days === 0) return due_time ?? t("today");
  if (days < 0) return tn("{n} d late", "{n} d late", -days);
  if (days === 1) return t("tomorrow");
  return days < 7 ? formatDate(due_on, { weekday: "short" }) : formatDate(due_on);
}

/** @param {{label_sv: string, label_en: string} | undefined} column */
export const columnLabel = (column) => (column ? (locale === "sv" ? column.label_sv : column.label_en) : "");

/** "Tuesday 24 November" @param {string} today */
export const longDay = (today) => formatDate(today, { weekday: "long", day: "numeric", month: "long" });

/** "today 09:12", "yesterday", "20 Nov" @param {string} instant @param {string} today */
export function agoWord(instant, today) {
  const days = daysFrom(today, dayOf(new Date(instant)));
  if (days <= 0) return t("today {time}", { time: formatTime(instant) });
  return days === 1 ? t("yesterday {time}", { time: formatTime(instant) }) : `${formatDate(instant)} ${formatTime(instant)}`;
}

/** @param {"" | "sending" | "waiting"} pending */
export const pendingText = (pending) => (pending === "waiting" ? t("waits to be sent") : t("being sent"));

/** The time when it is today's where the team lives, else the day. @param {string} instant @param {string} today */
export const whenSeen = (instant, today) => (dayOf(new Date(instant)) === today ? formatTime(instant) : formatDate(instant));
