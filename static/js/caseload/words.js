// @ts-check
/** What the figures are called, and where they lie beside the model, in words. */
import { formatNumber, locale, t } from "../i18n.js";

/** @typedef {import("./figures.js").Gauge} Gauge */
/** @typedef {import("./figures.js").Category} Category */

const NOTHING = "–";

/** @param {number | null} value @param {number} [decimals] @returns {string} */
export const number = (value, decimals = 0) =>
  value === null
    ? NOTHING
    : formatNumber(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** @param {number} low @param {number} high @returns {string} without decimals that say nothing */
export const span = (low, high) => [low, high].map((each) => formatNumber(each)).join("–");

/** @param {Gauge} gauge @param {number} [decimals] @returns {string} */
export function beside({ value, low, high, verdict }, decimals = 0) {
  if (value === null || verdict === null) return t("no figure");
  if (verdict === "within") return t("within the model");
  const away = number(verdict === "over" ? value - high : low - value, decimals);
  return verdict === "over" ? t("{n} over the model", { n: away }) : t("{n} under the model", { n: away });
}

/** @param {Gauge} share in per cent @returns {string} */
export function shareBeside(share) {
  const { value, low, high, verdict } = share;
  if (value === null || verdict === "within") return beside(share);
  return verdict === "over"
    ? t("{n} percentage points over the model", { n: number(value - high) })
    : t("{n} percentage points under the model", { n: number(low - value) });
}

/** @param {import("./figures.js").Verdict} verdict @returns {string} */
export const verdictWord = (verdict) =>
  verdict ? { under: t("under"), within: t("within"), over: t("over") }[verdict] : NOTHING;

/** @param {string} code @returns {string} */
export const functionWord = (code) =>
  ({
    doctor: t("Doctor"),
    team_leader: t("Team leader"),
    case_managers: t("Case managers"),
    psychologist: t("Psychologist"),
    peer_specialist: t("Peer specialist"),
    ips_specialist: t("IPS specialist"),
    housing_support: t("Housing support"),
    needs_assessor: t("Needs assessor"),
    administrator: t("Administrator"),
  })[code] ?? code;

/** @param {"region" | "municipality"} principal @returns {string} */
export const principalWord = (principal) => (principal === "region" ? t("The region") : t("The municipality"));

/** @param {Category} category @returns {string} */
export const categoryName = (category) => (locale === "sv" ? category.label_sv : category.label_en);

/** @param {number} part @param {number} whole @returns {string} */
export const percent = (part, whole) => t("{n} %", { n: number((100 * part) / whole) });
