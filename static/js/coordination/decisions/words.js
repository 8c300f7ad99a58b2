// @ts-check
/** Requests and legal statuses in words. Pure. */
import { formatDate, t, tn } from "../../i18n.js";

/** @typedef {import("./wire.js").Decision} Decision */
/** @typedef {import("./wire.js").Legal} Legal */
/** @typedef {import("./wire.js").Step} Step */

/** @type {Record<string, () => string>} */
const OUTCOMES = { granted: () => t("Granted"), partly: () => t("Partly granted"), refused: () => t("Refused"), withdrawn: () => t("Withdrawn") };
/** @type {Record<string, () => string>} */
const ORIGINS = { svu: () => t("Discharge planning (SVU)"), sip: () => t("SIP"), fact: () => t("FACT team"), other: () => t("Other") };
/** @type {Record<string, () => string>} */
const HOW = { list: () => t("On the board"), called: () => t("By telephone"), written: () => t("In writing") };

export const outcomes = () => choices(OUTCOMES);
export const origins = () => choices(ORIGINS);
export const ways = () => choices(HOW);

/** @param {Record<string, () => string>} words */
const choices = (words) => Object.entries(words).map(([value, label]) => ({ value, label: label() }));

/** @param {string} outcome */
export const outcomeWord = (outcome) => OUTCOMES[outcome]?.() ?? outcome;

/** @param {string} origin */
export const originWord = (origin) => (origin === "other" ? "" : ORIGINS[origin]?.() ?? "");

/** Who decides: by name, then the party or unit. @param {Decision} one @param {(id: string | null) => string} partyName */
export const whomText = (one, partyName) => [one.asked_name, one.asked_of, one.asked_name ? "" : partyName(one.asked_party)].filter(Boolean).join(", ");

/** How it stands with the answer. @param {Pick<Decision, "standing" | "expected_on">} one */
export function dueText(one) {
  if (one.standing === "ended") return "";
  if (one.standing === "late") return one.expected_on ? t("was expected {day}", { day: formatDate(one.expected_on) }) : t("no day promised");
  if (one.standing === "due") return t("expected today");
  return one.expected_on ? t("expected {day}", { day: formatDate(one.expected_on) }) : t("no day promised");
}

/** @param {Pick<Decision, "waited">} one */
export const waitedText = ({ waited }) => (waited === 0 ? t("asked today") : tn("waited {n} day", "waited {n} days", waited));

/** "Reminded twice, last 12 November". @param {Decision} one */
export function remindedText({ steps }) {
  const reminded = steps.filter(({ kind }) => kind === "reminded");
  const last = reminded.at(-1);
  return last ? tn("Reminded once, {day}", "Reminded {n} times, last {day}", reminded.length, { day: formatDate(last.on) }) : "";
}

/** @param {Step} step */
export function stepText(step) {
  const day = formatDate(step.on);
  if (step.kind === "postponed") return t("{day}: more time, until {until} ({name})", { day, until: step.until ? formatDate(step.until) : "", name: step.by_name });
  if (step.kind === "escalated") return t("{day}: taken to {to} ({name})", { day, to: step.to, name: step.by_name });
  return t("{day}: reminded, {how} ({name})", { day, how: (HOW[step.how]?.() ?? "").toLowerCase(), name: step.by_name });
}

/** @param {Legal} one */
export function legalText({ kind, days_left, ends_on }) {
  if (days_left === null || !ends_on) return kind;
  if (days_left < 0) return t("{what} has ended", { what: kind });
  return days_left === 0 ? t("{what} ends today", { what: kind }) : t("{what} ends in {n} d", { what: kind, n: days_left });
}

/** @param {Legal} one */
export const applyText = ({ apply_by }) => (apply_by ? t("apply by {day}", { day: formatDate(apply_by) }) : "");

/** The two clocks side by side. @param {Decision} one @param {Legal[]} legal */
export const isUrgent = (one, legal) => one.standing === "late" || legal.some(({ stage }) => stage === 7);
