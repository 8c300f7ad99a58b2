// @ts-check
/** The words of services and needs. */
import { formatDate, t } from "../../i18n.js";

/** @type {Record<string, () => string>} */
const REASONS = {
  hard_to_motivate: () => t("hard to motivate"),
  refused: () => t("says no"),
  unknown: () => t("service not known"),
  queue: () => t("queue"),
  no_provider: () => t("no provider"),
  not_applied: () => t("not applied for"),
  other: () => t("another reason"),
};
export const reasons = Object.keys(REASONS);
/** @param {string} reason */
export const reasonWord = (reason) => REASONS[reason]?.() ?? reason;

/** @param {string} day */
const plain = (day) => formatDate(day, { day: "numeric", month: "short", year: "numeric" });

/** From when till when, as far as it is known. @param {{from_on: string | null, to_on: string | null}} service @param {string} today */
export function spanWords({ from_on, to_on }, today) {
  const from = from_on && (from_on > today ? t("from {day}", { day: plain(from_on) }) : t("since {day}", { day: plain(from_on) }));
  return [from, to_on && t("until {day}", { day: plain(to_on) })].filter(Boolean).join(", ");
}
