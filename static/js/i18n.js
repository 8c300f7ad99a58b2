// @ts-check
/**
 * The texts of the page, in the reader's language. The English sentence is the name of each text, the
 * same as on the server, so a text that is missing is still readable.
 */

/** @typedef {Record<string, string | string[]>} Texts one text, or its singular and plural */
/** @typedef {Record<string, string | number>} Values */

const shell = typeof document === "undefined" ? null : document;

/** @type {string} */
export const locale = shell?.documentElement.lang || "sv";

/** Where a team lives; instants are shown in its time whatever the device says. */
const ZONE = shell?.body?.dataset.zone || "Europe/Stockholm";

/** @type {Texts} */
let texts = await preloaded();

/** The shell preloads the catalogue, so this takes no extra round trip.  @returns {Promise<Texts>} */
async function preloaded() {
  const link = shell?.querySelector('link[rel="preload"][as="fetch"][href*="/i18n/"]');
  if (!link) return {};
  const response = await fetch(/** @type {HTMLLinkElement} */ (link).href).catch(() => null);
  return response?.ok ? response.json() : {};
}

/** Use these texts instead (a test, or a page without a shell).  @param {Texts} others */
export function useTexts(others) {
  texts = others;
}

/** @param {string} text the English sentence @param {Values} [values] for its {names} @returns {string} */
export function t(text, values = {}) {
  const found = texts[text];
  return fill((Array.isArray(found) ? found[0] : found) || text, values);
}

/**
 * @param {string} one @param {string} many @param {number} n also the value of {n}
 * @param {Values} [values] @returns {string}
 */
export function tn(one, many, n, values = {}) {
  const found = texts[one];
  const forms = Array.isArray(found) ? found : [one, many];
  return fill((n === 1 ? forms[0] : forms[1]) || (n === 1 ? one : many), { n, ...values });
}

/** @param {string} text @param {Values} values */
const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (name, key) => (key in values ? String(values[key]) : name));

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, options);
  formats.set(key, known);
  return known;
}

/**
 * A date ("2026-11-23", the same day everywhere) or an instant (the day it was in the team's zone).
 * @param {string | Date} day @param {Intl.DateTimeFormatOptions} [options]
 */
export function formatDate(day, options = { day: "numeric", month: "short" }) {
  const isPlain = typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day);
  return format({ timeZone: isPlain ? "UTC" : ZONE, ...options }).format(new Date(day));
}

/** "08:31"  @param {string | Date} instant */
export const formatTime = (instant) =>
  format({ timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));

/** @param {string | Date} instant */
export const formatDateTime = (instant) => `${formatDate(instant)} ${formatTime(instant)}`;

/** @param {number} number @param {Intl.NumberFormatOptions} [options] */
export const formatNumber = (number, options) =>
  new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, options).format(number);
