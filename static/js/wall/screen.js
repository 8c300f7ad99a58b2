// @ts-check
/** What stands on the wall, drawn as large as it goes, whenever something changes and as time passes. */
import { drawBlank, drawColumns, drawLoading, drawWall } from "./draw.js";
import { wallOf } from "./people.js";
import { plan } from "./plan.js";

const MARKED_MS = 6_000;
/** Larger than this, few people would look like a poster. */
const MOST = 1.45;
/** A long name on two lines makes a column higher than planned: a little smaller, a few times. */
const SMALLER = 0.96;
const TRIES = 8;

/**
 * @typedef {object} Source what the live engine knows
 * @property {() => any} state
 * @property {() => import("../live/statuses.js").Status} status
 * @property {() => Date} now
 *
 * @param {HTMLElement} root @param {Source} source @param {{mode: string}} settings
 */
export function createScreen(root, source, { mode }) {
  /** @type {Set<string>} */
  const marked = new Set();
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
    const moment = { status, now: source.now(), marked, mode };
    document.body.classList.toggle("is-dim", status.isDim);
    if (status.isBlank) return drawBlank(root, moment);
    if (source.state().seq < 0) return drawLoading(root, status);
    const wall = wallOf(source.state(), moment.now);
    drawWall(root, wall, moment);
    const list = /** @type {HTMLElement} */ (root.querySelector("[data-columns]"));
    const sizes = wall.sections.map(({ rows }) => rows.length);
    const [one, { clientWidth: width, clientHeight: height }] = [unit(), list];
    const fitting = plan(sizes, { width, height, most: MOST * one, least: one * 0.99 });
    drawColumns(list, wall, fitting, moment);
    enlarge(list, fitting.scale);
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
  };
}

/** @param {HTMLElement} list @param {number} scale */
function enlarge(list, scale) {
  let tried = scale;
  for (let left = TRIES; left > 0; left -= 1) {
    list.style.setProperty("--scale", String(tried));
    if (list.scrollHeight <= list.clientHeight + 1 && list.scrollWidth <= list.clientWidth + 1) return;
    tried *= SMALLER;
  }
}

/** A pixel of a 1920 × 1080 wall on this one, whichever way it stands. */
function unit() {
  const [long, short] = [Math.max(innerWidth, innerHeight), Math.min(innerWidth, innerHeight)];
  return Math.min(long / 1920, short / 1080);
}
