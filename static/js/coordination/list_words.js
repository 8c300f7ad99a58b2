// @ts-check
/** The words of a list that is read in. */
import { t } from "../i18n.js";

/** @type {Record<string, () => string>} */
const WORDS = {
  name: () => t("Name"),
  birth_year: () => t("Birth year"),
  mapped_on: () => t("Gone through on"),
  service: () => t("Service"),
  provider: () => t("Who gives it"),
  owner: () => t("Who answers for it"),
  from_on: () => t("First day"),
  to_on: () => t("Last day"),
  need: () => t("Need"),
  reason: () => t("Reason"),
  reason_text: () => t("Reason in words"),
  since_on: () => t("Needed since"),
};
export const COLUMNS = Object.keys(WORDS);
/** @param {string} column */
export const columnWord = (column) => WORDS[column]?.() ?? column;

/** @type {Record<string, () => string>} */
const FAULTS = {
  name_missing: () => t("the name is missing"),
  year_wrong: () => t("not a birth year"),
  person_unknown: () => t("nobody in your unit's books"),
  person_several: () => t("several people have this name and birth year"),
  person_twice: () => t("the same person and service twice"),
  service_unknown: () => t("unknown service"),
  need_unknown: () => t("unknown service"),
  reason_unknown: () => t("unknown reason"),
  reason_text_missing: () => t("the reason needs words"),
  day_wrong: () => t("not a day (YYYY-MM-DD)"),
  day_ahead: () => t("a day ahead in time"),
  ends_early: () => t("ends before it begins"),
  too_long: () => t("too long"),
};
/** @param {string} code */
export const faultWord = (code) => FAULTS[code]?.() ?? code;
