// @ts-check
/**
 * The drawn charts of the page. What draws them (Observable Plot) comes once the figures are there; a chart is
 * drawn anew only when what it shows, or the room it has, is another. Without it the tables say the same.
 */
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { lazily } from "../../ui/lazy.js";

/** @typedef {import("./specs.js").Spec} Spec */

const AGAIN = 10_000;
const LEAST = 220; // px: with less room the page is not laid out yet
const later = lazily(() => import("./drawing.js"));
/** @type {typeof import("./drawing.js") | null} */
let drawing = null;
let isMissing = false;
let width = 0;

/** @type {Map<string, {key: string, drawn: Element}>} */
const kept = new Map();

/** Fetch what draws, and again while it doesn't come. @param {() => void} redraw when something is to be said or drawn */
export async function startDrawing(redraw) {
  drawing = await later().catch(() => null);
  isMissing = drawing === null;
  if (isMissing) setTimeout(() => void startDrawing(redraw), AGAIN);
  redraw();
}

/** Texts keep their size, so charts are drawn as wide as they are shown. @returns {boolean} whether that has changed */
export function fits() {
  const room = document.querySelector("[data-chart]")?.clientWidth ?? 0;
  if (room === width || room < LEAST) return true;
  width = room;
  return false;
}

/** @param {string} id @param {string} title @param {Spec} spec @returns {unknown} */
export function picture(id, title, spec) {
  if (isMissing) return html`<p class="note">${t("The chart can't be drawn right now. Its table says the same.")}</p>`;
  if (!drawing || !width) return nothing;
  const key = JSON.stringify([title, width, spec]);
  const known = kept.get(id);
  if (known?.key === key) return known.drawn;
  const drawn = drawing.draw(spec, width);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", title);
  drawn.setAttribute("aria-describedby", `chart-${id}-says`);
  kept.set(id, { key, drawn });
  return drawn;
}
