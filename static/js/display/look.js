// @ts-check
/** What a screen is called and how it shows the wall: the same questions when it is paired and when it is changed. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { chipsField, inputField } from "../ui/fields.js";

/** @typedef {{name: string, mode: string, layout: string, theme: string, language: string}} Look */

/** @returns {[string, string][]} each with how somebody is then called */
export const modes = () => [
  ["name", t("First name and initial: Ulla S.")],
  ["initials", t("Initials: US")],
  ["code", t("Code: Kod 7F3")],
];

/** @returns {[string, string][]} */
export const layouts = () => [["columns", t("By reason, as on the board")], ["urgency", t("By urgency, red first")]];

/** @returns {[string, string][]} */
export const themes = () => [["dark", t("Dark")], ["light", t("Light")]];

/** @type {[string, string][]} */
export const LANGUAGES = [["sv", "Svenska"], ["en", "English"]];

/** What is asked for when nobody has chosen: the least of a name that people still find themselves by. @type {Omit<Look, "name">} */
export const USUAL = { mode: "name", layout: "columns", theme: "dark", language: "sv" };

/** @param {Record<string, any>} values @param {Record<string, string[]>} errors @param {{isFocused?: boolean}} [how] */
export const lookFields = (values, errors, { isFocused = false } = {}) => html`
  ${inputField({ name: "name", label: t("What is the screen called?"), hint: t("Such as the room it hangs in."), value: values.name, errors, max: 40, isFocused })}
  ${chipsField({ name: "mode", label: t("How are people named?"), hint: t("People with a protected identity are always a code."), value: values.mode, errors, choices: choices(modes()) })}
  ${chipsField({ name: "layout", label: t("In which order?"), value: values.layout, errors, choices: choices(layouts()) })}
  ${chipsField({ name: "theme", label: t("Dark or light?"), hint: t("Light reads better in a bright room, and with a weak projector."), value: values.theme, errors, choices: choices(themes()) })}
  ${chipsField({ name: "language", label: t("In which language?"), value: values.language, errors, choices: choices(LANGUAGES) })}`;

/** @param {Record<string, any>} values @returns {Look} */
export const lookOf = ({ name = "", mode, layout, theme, language }) => ({ name, mode, layout, theme, language });

/** @param {[string, string][]} pairs */
const choices = (pairs) => pairs.map(([value, label]) => ({ value, label }));

/** @param {[string, string][]} pairs @param {string} value */
export const wordOf = (pairs, value) => pairs.find(([one]) => one === value)?.[1] ?? value;
