// @ts-check
/** The board page's own state: what is open, expanded, filtered, marked. Never what the server says is true. */
import { modelOf } from "./model.js";

const MARKED_MS = 6000;

/**
 * @typedef {object} App
 * @property {any} live the live engine
 * @property {string} team
 * @property {any} session
 * @property {any[]} here
 * @property {Set<string>} expanded empty columns held open
 * @property {{label: string, ids: string[]} | null} filter
 * @property {string} phoneColumn
 * @property {Map<string, string>} moves moves under way: patient → category
 * @property {Set<string>} marked just changed
 * @property {string | null} since what I had seen before this visit
 * @property {string | null} active the card that Tab reaches
 * @property {boolean} isDragging
 * @property {unknown} [notHeld] what is said of meetings never held
 * @property {string | null} panel the person whose panel is open
 * @property {() => void} redraw
 * @property {() => import("./model.js").Model} model
 * @property {(id: string) => void} mark
 */

/** @param {string} team @param {() => void} draw @returns {App} */
export function createApp(team, draw) {
  let isAsked = false;
  /** @type {App} */
  const app = {
    live: null, team, session: null, here: [], expanded: new Set(), filter: null, phoneColumn: "", moves: new Map(),
    marked: new Set(), since: null, active: null, isDragging: false, panel: null,
    redraw() {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        if (!app.isDragging) draw();
      });
    },
    model: () => modelOf(app.live.state(), app.live.now(), app),
    mark(id) {
      app.marked.add(id);
      setTimeout(() => {
        app.marked.delete(id);
        app.redraw();
      }, MARKED_MS);
    },
  };
  return app;
}

/** @param {App} app @returns {string | undefined} the staff id of who is signed in */
export const myId = (app) => app.session?.staff?.id;

/** @param {App} app @param {string} patient */
export const isPending = (app, patient) => app.live.pending().some((/** @type {any} */ tap) => tap.subject === patient);

/** @param {string} patient */
export function focusCard(patient) {
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-patient="${CSS.escape(patient)}"] .who a`))?.focus();
}
