// @ts-check
/** The checklist before a discharge, in words. Pure. */
import { t } from "../i18n.js";

/** @type {Record<string, () => string>} */
const ITEMS = {
  admission_notice: () => t("Admission notice sent"),
  care_contact: () => t("Named care contact appointed"),
  planning_call: () => t("Called to a joint meeting (SIP or SVU)"),
  medication: () => t("Medicines gone through, and who follows up"),
  support: () => t("Housing and support at home in place"),
  discharge_notice: () => t("Notice of being ready to go home"),
  first_visit: () => t("First visit at home booked"),
};

/** @param {string} code */
export const itemWord = (code) => ITEMS[code]?.() ?? code;

/** @param {import("./discharge.js").Item} item */
export const whoText = ({ owner_name, who }) => [owner_name, who].filter(Boolean).join(", ") || t("nobody yet");
