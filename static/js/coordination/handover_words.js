// @ts-check
/** What is handed over, in words. */
import { t } from "../i18n.js";

/** @type {Record<string, () => string>} */
const HANDED = { person: () => t("The person, with all of it"), primary: () => t("To be the primary contact"), service: () => t("A service") };
/** @param {string} what */
export const handedWord = (what) => HANDED[what]?.() ?? what;

/** @param {{what: string, topic: string}} handover */
export const whatWord = ({ what, topic }) => (what === "service" ? topic : handedWord(what));
