// @ts-check
/** As large as the screen allows, never so large that something has no room: what only a browser can measure. */
import { drawColumns } from "./lists.js";
import { BELOW, BESIDE, OVERVIEW, plan } from "./plan.js";

/** Larger than this, few people would look like a poster. */
const MOST = 1.45;
/** A long name on two lines makes a column higher than planned: a little smaller, a few times. */
const SMALLER = 0.96;
const TRIES = 10;
/** Fewer to-dos than this say nothing. */
const FEWEST = 2;

/**
 * @typedef {import("./people.js").Wall} Wall
 * @typedef {import("./draw.js").Moment} Moment
 */

/** The list, in as few columns as make the text large. @param {HTMLElement} root @param {Wall} wall @param {Moment} moment */
export function drawList(root, wall, moment) {
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-columns]"));
  if (list.hidden) return;
  const form = !wall.meeting ? OVERVIEW : innerWidth < innerHeight ? BELOW : BESIDE;
  const room = { width: list.clientWidth, height: list.clientHeight, most: MOST * unit(), least: 0.99 * unit() };
  const { fitting, rows } = withTodos(wall, (sizes) => plan(sizes, room, form), room.least);
  drawColumns(list, wall, fitting, { ...moment, rows });
  shrink(list, fitting.scale);
}

/** As many of today's to-dos as leave the text readable. @param {Wall} wall @param {(sizes: number[]) => import("./plan.js").Plan} planned @param {number} least */
function withTodos({ sections, todos, meeting }, planned, least) {
  const sizes = sections.map(({ rows }) => rows.length);
  if (meeting || !todos.length) return { fitting: planned(sizes), rows: 0 };
  for (let rows = todos.length; rows > FEWEST; rows -= 1) {
    const fitting = planned([...sizes, rows]);
    if (fitting.scale >= least) return { fitting, rows };
  }
  return { fitting: planned([...sizes, 1]), rows: 1 };
}

/** The panel's text, and as many to-dos as have room. @param {HTMLElement} root @param {(most: number) => void} redraw */
export function fitPanel(root, redraw) {
  const panel = /** @type {HTMLElement | null} */ (root.querySelector(".wall-now"));
  if (!panel || shrink(panel, MOST * unit(), unit())) return;
  for (let most = panel.querySelectorAll(".todos li").length - 1; most >= 0; most -= 1) {
    redraw(most);
    if (isRoomy(panel)) return;
  }
}

/** @param {HTMLElement} element @param {number} scale to begin with @param {number} [least] @returns {boolean} whether it has room now */
function shrink(element, scale, least = 0) {
  let tried = scale;
  for (let left = TRIES; left > 0; left -= 1) {
    element.style.setProperty("--scale", String(Math.max(tried, least)));
    if (isRoomy(element)) return true;
    tried *= SMALLER;
  }
  return false;
}

/** @param {HTMLElement} element */
const isRoomy = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;

/** A pixel of a 1920 × 1080 wall on this one, whichever way it stands. */
function unit() {
  const [long, short] = [Math.max(innerWidth, innerHeight), Math.min(innerWidth, innerHeight)];
  return Math.min(long / 1920, short / 1080);
}
