// @ts-check
import { html } from "lit-html";
import { formatDate, formatTime, t } from "../i18n.js";

/** @type {Record<string, () => string>} */
const SCOPES = {
  status: () => t("that we report something, and how urgent"),
  contacts: () => t("visits and who we are"),
  notes: () => t("what we write"),
  plans: () => t("plans and decisions"),
  medication_stop: () => t("stopped medication"),
};
export const scopes = Object.keys(SCOPES);
/** @param {string} scope */
export const scopeWord = (scope) => SCOPES[scope]?.() ?? scope;

/** @param {string[]} held */
export const scopeWords = (held) =>
  held.length === scopes.length ? t("sees all of ours") : t("sees {what}", { what: scopes.filter((scope) => held.includes(scope)).map(scopeWord).join(", ") });

/** "Monday 08:30" @param {string} instant */
export const dayAndTime = (instant) => `${formatDate(instant, { weekday: "long", day: "numeric", month: "long" })} ${formatTime(instant)}`;

/** Above Send and on each receipt: this reaches nobody at once. @param {import("./wire.js").Mine} mine */
export const notAnAlarm = ({ reads_at, team }) =>
  html`<p class="not-alarm">${t("Acute danger? Call 112. The team reads this {when}. Until then: {phone}.", { when: dayAndTime(reads_at), phone: team.on_call_phone })}</p>`;
