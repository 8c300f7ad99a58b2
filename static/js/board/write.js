// @ts-check
/** Every tap that changes something goes through here: sent, refused or in conflict, it always says so. */
import { t } from "../i18n.js";
import { showToast } from "../ui/toast.js";
import { askConflict } from "./conflict.js";

/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {{path: string, body?: object, method?: string, ifMatch?: number | string, subject?: string, versionIn?: (patient: Patient) => number | undefined}} Tap */

/**
 * Send from a form: a refusal is the form's to show. When another was first, the person is asked;
 * `versionIn` finds the row's version in the person as it is now.
 * @param {import("./app.js").App} app @param {Tap} tap @returns {Promise<any>}
 */
export async function send(app, tap) {
  try {
    return await app.live.send(sendable(tap));
  } catch (problem) {
    const version = /** @type {any} */ (problem).status === 412 && tap.versionIn?.(/** @type {any} */ (problem).current ?? {});
    if (version === false || version === undefined) throw problem;
    if (!(await askConflict(app, /** @type {any} */ (problem)))) throw Object.assign(/** @type {any} */ (problem), { isQuiet: true });
    return send(app, { ...tap, ifMatch: version });
  }
}

/** @param {Tap} tap */
const sendable = ({ path, body = {}, method = "POST", ifMatch, subject }) => ({ path, body, method, ifMatch, subject });

/**
 * Send from the board itself: a refusal becomes a message, and the screen stays as the server has it.
 * @param {import("./app.js").App} app @param {Tap} tap @returns {Promise<any | null>} null when refused
 */
export async function attempt(app, tap) {
  app.redraw();
  try {
    return await send(app, tap);
  } catch (problem) {
    if (!(/** @type {any} */ (problem).isQuiet)) showToast({ tone: "error", text: refusalText(problem) });
    return null;
  } finally {
    app.redraw();
  }
}

/** @param {any} problem */
const refusalText = (problem) => t("Not saved. {why}", { why: problem?.detail || problem?.title || String(problem) });

/**
 * Offer ten seconds of undo.
 * @param {import("./app.js").App} app @param {string} text @param {() => Tap | null} inverse asked when pressed
 */
export function offerUndo(app, text, inverse) {
  const act = async () => {
    const tap = inverse();
    if (tap && (await attempt(app, tap))) showToast({ text: t("Taken back."), ms: 4000 });
  };
  showToast({ text, action: { label: t("Undo"), act, isUndo: true } });
}
