// @ts-check
/** The directory's words, and how a number is called. */
import { t } from "../i18n.js";

/** @returns {[string, string][]} */
export const principals = () => [
  ["region", t("The region")],
  ["municipality", t("The municipality")],
  ["other", t("Others")],
];

/** Only what a telephone dials. @param {string} number */
export const dialled = (number) => `tel:${number.replaceAll(/[^\d+]/g, "")}`;
