// @ts-check
/** How much of the meeting is left, and whether it is enough. Pure. */

import { dayIn } from "../board/rules.js";

/** @typedef {import("./agenda.js").Agenda} Agenda */
/** @typedef {import("./agenda.js").Entry} Entry */

/** What a person takes on an average; a red weighs more. Seconds. */
export const AVERAGE = 40;
const RED_WEIGHS = 3;
const MINUTE = 60_000;
/** A meeting that starts this long before its hour is another meeting. Minutes. */
const EARLY = 60;

/** @param {Entry} entry */
export const weightOf = ({ person }) => (person.episode?.urgency === "red" || person.nominations.some((n) => n.urgency === "red") ? RED_WEIGHS : 1);

/** Minutes since midnight. @param {string} clock "08:45" */
const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** @param {Date} at @param {string} zone */
const clockIn = (at, zone) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);

/**
 * When the meeting should be over: at its hour, or as long after its start when it is held at another.
 * @param {{meeting_starts: string, meeting_ends: string, zone: string}} team @param {string} startedAt @returns {Date}
 */
export function endOf({ meeting_starts: starts, meeting_ends: ends, zone }, startedAt) {
  const started = new Date(startedAt);
  const at = minutes(clockIn(started, zone));
  const isAtItsHour = at >= minutes(starts) - EARLY && at < minutes(ends);
  const length = isAtItsHour ? minutes(ends) - at : minutes(ends) - minutes(starts);
  const whole = isAtItsHour ? Math.floor(started.getTime() / MINUTE) * MINUTE : started.getTime();
  return new Date(whole + length * MINUTE);
}

/**
 * Whether a meeting is planned today and still to be held, and when the next one after today is.
 * @param {{upcoming_meetings: string[], last_meeting_at: string | null}} team @param {{today: string, zone: string}} moment
 * @returns {{today: "planned" | "held" | "none", next: string | null}}
 */
export function plannedOf({ upcoming_meetings: upcoming, last_meeting_at: last }, { today, zone }) {
  const isToday = (/** @type {string} */ at) => dayIn(at, zone) === today;
  const next = upcoming.find((at) => !isToday(at)) ?? null;
  if (!upcoming.some(isToday)) return { today: "none", next };
  const ended = last && new Date(new Date(last).getTime() - 1).toISOString(); // one that midnight ended was yesterday's
  return { today: ended && isToday(ended) ? "held" : "planned", next };
}

/**
 * @param {Agenda} agenda @param {Date} end @param {Date} now
 * @returns {{seconds: number, people: number, need: number, isShort: boolean}} need: seconds at the usual pace
 */
export function timeLeft(agenda, end, now) {
  const people = agenda.left.length + (agenda.now ? 1 : 0);
  const seconds = Math.round((end.getTime() - now.getTime()) / 1000);
  const need = Math.round(needOf(agenda));
  return { seconds, people, need, isShort: need > seconds };
}

/** The rest go as one. @param {Agenda} agenda */
function needOf(agenda) {
  const one = paceOf(agenda);
  const alone = [...(agenda.now ? [agenda.now] : []), ...agenda.main, ...agenda.later, ...agenda.last];
  return alone.reduce((sum, entry) => sum + weightOf(entry) * one, agenda.rest.length ? AVERAGE : 0);
}

/** Seconds for one who weighs 1, so that the average over everybody is the average. @param {Agenda} agenda */
function paceOf(agenda) {
  const all = [...(agenda.now ? [agenda.now] : []), ...agenda.left, ...agenda.done, ...agenda.unchanged];
  const weight = all.reduce((sum, entry) => sum + weightOf(entry), 0);
  return weight ? (AVERAGE * all.length) / weight : AVERAGE;
}

/** What the person before the room may take and has taken, in seconds. @param {Agenda} agenda @param {Date} now */
export function timeOfNow(agenda, now) {
  const entry = agenda.now;
  if (!entry?.person.meeting) return { used: 0, share: 0 };
  const { since, seconds } = entry.person.meeting;
  const used = (seconds ?? 0) + Math.max(0, Math.round((now.getTime() - new Date(since ?? now).getTime()) / 1000));
  return { used, share: Math.round(weightOf(entry) * paceOf(agenda)) };
}
