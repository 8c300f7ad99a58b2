// @ts-check
/** What stands on the wall, drawn as large as it goes, whenever something changes and as time passes. */
import { drawBlank, drawLoading, drawWall } from "./draw.js";
import { drawList, fitPanel } from "./fit.js";
import { wallOf } from "./people.js";

const MARKED_MS = 6_000;

/**
 * @typedef {object} Source what the live engine knows
 * @property {() => any} state
 * @property {() => import("../live/statuses.js").Status} status
 * @property {() => Date} now
 *
 * @param {HTMLElement} root @param {Source} source @param {{mode: string, isPreview: boolean, layout: import("./people.js").Layout}} settings
 */
export function createScreen(root, source, settings) {
  /** @type {Set<string>} */
  const marked = new Set();
  /** What is being typed about whom, newer than their row. @type {Map<string, string>} */
  const typed = new Map();
  let isAsked = false;
  root.replaceChildren(); // what the server said while this page was on its way

  /** Once for all that happens before the next frame. */
  function redraw() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      draw();
    });
  }

  function draw() {
    const status = source.status();
    const moment = { ...settings, status, now: source.now(), marked };
    document.body.classList.toggle("is-dim", status.isDim);
    if (status.isBlank) return drawBlank(root, moment);
    if (source.state().seq < 0) return drawNothing(status);
    const wall = wallOf(source.state(), moment.now, { ...settings, typed });
    document.body.classList.toggle("is-meeting", wall.meeting !== null);
    drawWall(root, wall, moment);
    fitPanel(root, (most) => drawWall(root, wall, moment, most));
    drawList(root, wall, moment);
  }

  /** Before the first rows, and between two rooms: nothing is kept of the one before. @param {import("../live/statuses.js").Status} status */
  function drawNothing(status) {
    typed.clear();
    marked.clear();
    drawLoading(root, status);
  }

  return {
    draw,
    redraw,
    /** What happened stays marked for a few seconds. @param {string} id of a person */
    mark(id) {
      marked.add(id);
      setTimeout(() => {
        marked.delete(id);
        redraw();
      }, MARKED_MS);
    },
    /** Somebody types; it is drawn only while the person's row says that text is shown. @param {string} id @param {string} text */
    type(id, text) {
      typed.set(id, text);
      redraw();
    },
    /** Their rows are newer again. @param {string[]} ids */
    untype: (ids) => ids.forEach((id) => typed.delete(id)),
  };
}
