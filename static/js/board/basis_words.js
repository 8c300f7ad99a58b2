// @ts-check
/** Legal bases and what they open, in words that a person at a kitchen table understands. */
import { formatDate, t, tn } from "../i18n.js";
import { daysBetween } from "./rules.js";

/** @typedef {import("./wire.js").Basis} Basis */

export const SCOPES = ["status", "contacts", "notes", "plans", "medication_stop"];
const WARNED_DAYS = 42;

/** @param {string} scope */
export function scopeWord(scope) {
  /** @type {Record<string, () => string>} */
  const words = {
    status: () => t("on the board or not, how urgent, who does what"),
    contacts: () => t("contacts and visits"),
    notes: () => t("what is written: notes, observations, tasks"),
    plans: () => t("plans, goals, decisions, legal status"),
    medication_stop: () => t("that medication has stopped"),
  };
  return words[scope]?.() ?? scope;
}

/** @param {string[]} scopes */
export function scopesWords(scopes) {
  if (SCOPES.every((scope) => scopes.includes(scope))) return t("everything");
  return SCOPES.filter((scope) => scopes.includes(scope)).map(scopeWord).join("; ");
}

/** @param {{kind: string, how?: string | null}} basis */
export function kindWord({ kind, how }) {
  /** @type {Record<string, () => string>} */
  const words = {
    consent: () => (how === "written" ? t("written consent") : t("oral consent")),
    osl_25_12: () => t("OSL 25:12, without consent"),
    osl_26_9: () => t("OSL 26:9, without consent"),
    incapable: () => t("the person can't decide"),
    emergency: () => t("emergency"),
    block: () => t("blocked"),
  };
  return words[kind]?.() ?? kind;
}

/** @param {string} how */
export function endedWord(how) {
  /** @type {Record<string, () => string>} */
  const words = { withdrawn: () => t("withdrawn"), replaced: () => t("replaced"), expired: () => t("ended") };
  return words[how]?.() ?? how;
}

/** With its year where that is another. @param {string} day @param {string} today */
export const dayOf = (day, today) => formatDate(day, day.slice(0, 4) === today.slice(0, 4) ? { day: "numeric", month: "short" } : { day: "numeric", month: "short", year: "numeric" });

/** "until 22 Nov 2027", or how soon it ends. @param {string} until @param {string} today */
export function untilWords(until, today) {
  const left = daysBetween(today, until);
  if (left > WARNED_DAYS) return t("until {day}", { day: dayOf(until, today) });
  return left < 1 ? t("ends today") : tn("ends in {n} day", "ends in {n} days", left);
}
