// @ts-check
import { formatTime, t, tn } from "../i18n.js";

/**
 * How far what is shown can be trusted: always visible.
 *
 * @typedef {"live" | "catching_up" | "stale" | "offline" | "signed_out"} Kind
 * @typedef {object} Status
 * @property {Kind} kind
 * @property {Date | null} since the server's time at the last contact; null before the first
 * @property {number} waiting taps the server has not acknowledged
 * @property {boolean} isDim five minutes without contact
 * @property {boolean} isBlank draw no patient content: half an hour without contact, or no longer allowed
 * @property {null | "signed_out" | "access"} reason why it ended, when it did
 *
 * @typedef {object} Facts
 * @property {number} contactAt local clock, at the last word from the server (or the start)
 * @property {Date | null} since
 * @property {boolean} isOnline what the browser says of its network
 * @property {boolean} isCut the last attempt got no answer
 * @property {boolean} isCatchingUp
 * @property {number} waiting
 * @property {null | "signed_out" | "access"} ended
 */

/** Two beacons lost and a little more. */
export const SILENCE = 12_000;
export const DIM_AFTER = 5 * 60_000;
export const BLANK_AFTER = 30 * 60_000;

/** @param {Facts} facts @param {number} now local clock @returns {Status} */
export function statusOf(facts, now) {
  const silence = now - facts.contactAt;
  return {
    kind: kindOf(facts, silence),
    since: facts.since,
    waiting: facts.waiting,
    isDim: silence >= DIM_AFTER,
    isBlank: facts.ended !== null || silence >= BLANK_AFTER,
    reason: facts.ended,
  };
}

/** @param {Facts} facts @param {number} silence @returns {Kind} */
function kindOf({ ended, isOnline, isCut, waiting, isCatchingUp }, silence) {
  if (ended) return "signed_out";
  if (!isOnline) return "offline";
  if (isCut || silence >= SILENCE) return waiting > 0 ? "offline" : "stale";
  return isCatchingUp ? "catching_up" : "live";
}

/** Whether a screen would say the same.  @param {Status} one @param {Status} other */
export function isSameStatus(one, other) {
  const isHearing = one.kind === "live" || one.kind === "catching_up";
  return (
    one.kind === other.kind &&
    one.waiting === other.waiting &&
    one.isDim === other.isDim &&
    one.isBlank === other.isBlank &&
    one.reason === other.reason &&
    (isHearing || one.since?.getTime() === other.since?.getTime())
  );
}

/** One line for people.  @param {Status} status @returns {string} */
export function statusText({ kind, since, waiting, reason }) {
  if (kind === "live") return t("Live");
  if (kind === "catching_up") return t("Catching up…");
  if (kind === "signed_out") {
    return reason === "access" ? t("You no longer have access to this board") : t("Signed out");
  }
  if (kind === "offline") {
    if (waiting === 0) return t("Offline");
    return tn("Offline: {n} change is waiting", "Offline: {n} changes are waiting", waiting);
  }
  return since ? t("Not live since {time}", { time: formatTime(since) }) : t("No contact yet");
}
