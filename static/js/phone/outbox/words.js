// @ts-check
import { formatTime, t, tn } from "../../i18n.js";

/**
 * What waits, in words.
 * @typedef {import("./state.js").Draft} Draft
 * @typedef {import("./state.js").Operation} Operation
 * @typedef {import("./rules.js").Standing} Standing
 * @typedef {{waiting: number, old: number, refused: number}} Counts
 */

/** The line that is always in sight while something waits.  @param {Counts} counts */
export function barText({ waiting, old, refused }) {
  if (refused) return tn("{n} change was not taken. See why.", "{n} changes were not taken. See why.", refused);
  if (old) return tn("{n} change has waited long. Send it still?", "{n} changes have waited long. Send them still?", old);
  return tn("{n} change is waiting. The team does not see it yet.", "{n} changes are waiting. The team does not see them yet.", waiting);
}

/** Why it has not been sent.  @param {Standing | "refused"} standing */
export function standingText(standing) {
  if (standing === "behind") return t("Waits until you have decided about the one before it.");
  if (standing === "elsewhere") return t("Waits until you go on in the assignment where you did it.");
  if (standing === "old") return t("Older than 15 minutes. Is it still right?");
  if (standing === "refused") return t("Not taken");
  return t("Is sent when there is a network.");
}

/** @param {Draft} draft @param {(staff: string | null) => string | undefined} nameOf */
export function refusalText({ refusal }, nameOf) {
  if (refusal.version !== null && refusal.changedAt) {
    const name = nameOf(refusal.changedBy) ?? t("Someone else");
    return t("{name} changed this at {time}.", { name, time: formatTime(refusal.changedAt) });
  }
  const fields = Object.values(refusal.fields ?? {}).flat();
  return [refusal.detail || refusal.title, ...fields.filter((text) => text !== refusal.detail)].join(" ");
}

/** Over what somebody else has changed, trying again means to insist.  @param {Draft} draft */
export const againText = ({ refusal }) => (refusal.version === null ? t("Try again") : t("Save mine anyway"));

/** @param {Operation} operation */
export const whenText = ({ at }) => t("You did this at {time}.", { time: formatTime(new Date(at)) });

/** @param {number} count */
export const discardedText = (count) =>
  tn(
    "This phone was signed out from elsewhere. {n} change that had not been sent was taken away.",
    "This phone was signed out from elsewhere. {n} changes that had not been sent were taken away.",
    count,
  );

/** Whatever the person wrote themself, so that it can be read and copied.  @param {unknown} body @returns {string[]} */
export function written(body) {
  if (typeof body === "string") return /\s/.test(body.trim()) ? [body] : [];
  if (body === null || typeof body !== "object") return [];
  return Object.entries(body).flatMap(([name, value]) => (isText(name, value) ? [value] : written(value)));
}

const TEXTS = new Set(["text", "why", "note", "words", "reason", "answer", "summary", "title"]);
/** @param {string} name @param {unknown} value */
const isText = (name, value) => TEXTS.has(name) && typeof value === "string" && value.trim() !== "";
