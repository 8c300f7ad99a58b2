// @ts-check
import { formatDate, locale, t, tn } from "../i18n.js";

/** @type {Record<string, () => string>} */
const ROLES = {
  member: () => t("member"),
  leader: () => t("team leader"),
  nominator: () => t("nominator, outside the team"),
  administrator: () => t("administrator"),
  log_reviewer: () => t("log reviewer"),
};
/** @type {Record<string, () => string>} */
const MEANINGS = {
  member: () => t("Works in the team and sees its people."),
  leader: () => t("Like a member, and runs the team: staff, columns, settings."),
  nominator: () => t("Nominates their own clients and reads the answers; sees no board."),
  administrator: () => t("Sets up every team of the house and sees nobody on a board."),
  log_reviewer: () => t("Reviews who has read what."),
};
/** @param {string} role */
export const roleWord = (role) => ROLES[role]?.() ?? role;
/** @param {string} role */
export const roleMeaning = (role) => MEANINGS[role]?.() ?? "";

export const professions = [
  "nurse", "assistant_nurse", "doctor", "psychologist", "social_worker", "occupational_therapist", "peer_specialist",
  "ips_specialist", "housing_support", "needs_assessor", "team_leader", "administrator",
];

/** @param {string} day */
const longDate = (day) => formatDate(day, { day: "numeric", month: "short", year: "numeric" });

/** @param {{starts_on: string, ends_on: string | null}} span */
export const spanText = ({ starts_on, ends_on }) =>
  ends_on
    ? t("{from} to {to}", { from: longDate(starts_on), to: longDate(ends_on) })
    : t("since {from}", { from: longDate(starts_on) });

/** @param {string} to */
export const awayText = (to) => t("away until {to}", { to: formatDate(to) });

/** @param {import("./wire.js").Category} category */
export const categoryLabel = (category) => (locale === "sv" ? category.label_sv : category.label_en);

/** @param {number} days */
export const reviewText = (days) => (days === 0 ? t("Reviewed at each meeting") : tn("Reviewed every day", "Reviewed every {n} days", days));

/** @param {import("./wire.js").Category} category */
export function stayText({ stay_low_days: low, stay_high_days: high }) {
  if (low === null && high === null) return t("No expected stay");
  if (low === null) return t("Expected stay: at most {high} days", { high: high ?? 0 });
  if (high === null) return t("Expected stay: at least {low} days", { low });
  return t("Expected stay: {low}–{high} days", { low, high });
}

/** @param {number} day 0 = Monday @param {"long" | "short"} [weekday] */
export const weekdayWord = (day, weekday = "short") => formatDate(`2024-01-0${day + 1}`, { weekday });
