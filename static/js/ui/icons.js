// @ts-check
import { svg } from "lit-html";

/** @param {unknown} shape @param {string} [box] */
const icon = (shape, box = "0 0 24 24") => svg`<svg class="icon" viewBox=${box} aria-hidden="true">${shape}</svg>`;

export const icons = {
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  more: icon(svg`<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="7"/><path d="M20 20l-4-4"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  print: icon(svg`<path d="M7 9V3h10v6M7 18H4v-8h16v8h-3M7 14h10v7H7z"/>`),
  help: icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M9.2 9.3a2.9 2.9 0 0 1 5.6 1c0 2-2.8 2.4-2.8 4.2M12 17.6v.1"/>`),
  phone: icon(svg`<path d="M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"/>`),
  reply: icon(svg`<path d="M10 6l-6 6 6 6M4 12h9a7 7 0 0 1 7 7"/>`),
  pen: icon(svg`<path d="M4 20l4-1L20 7l-3-3L5 16z"/>`),
  eye: icon(svg`<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>`),
};

/** Each urgency has its own shape, so that colour never says it alone. @type {Record<string, unknown>} */
export const urgencyShapes = {
  red: svg`<svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5.5" fill="currentColor"/></svg>`,
  amber: svg`<svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" fill="currentColor"/></svg>`,
  green: svg`<svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`,
};

/** @type {Record<string, unknown>} */
export const levelShapes = {
  safety: svg`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M6 .8l5.6 10.4H.4z" fill="currentColor"/></svg>`,
  reminder: svg`<svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M6 3v3.3l2 1.2" fill="none" stroke="currentColor" stroke-width="1.4"/></svg>`,
};
