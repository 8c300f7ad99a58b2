// @ts-check
/** The wall: follow one team as a wall may see it, and draw it as large as it goes. */
import { io } from "socket.io-client";
import { startLive } from "../live/sync.js";
import { drawBlank, drawColumns, drawLoading, drawWall } from "./draw.js";
import { wallOf } from "./people.js";
import { plan } from "./plan.js";

const MARKED_MS = 6_000;
/** Larger than this, few people would look like a poster. */
const MOST = 1.45;
/** A long name on two lines makes a column higher than planned: a little smaller, a few times. */
const SMALLER = 0.96;
const TRIES = 8;

const { team = "", build = "", mode = "name" } = document.body.dataset;
const root = /** @type {HTMLElement} */ (document.getElementById("wall"));
/** @type {Set<string>} */
const marked = new Set();
let isAsked = false;
root.replaceChildren(); // what the server said while this page was on its way

const live = startLive({
  team,
  io,
  build,
  wall: /** @type {"name" | "initials" | "code"} */ (mode),
  onState: redraw,
  onStatus: redraw,
  onChange(message, verdict) {
    if (verdict !== "applied") return;
    for (const { kind, id } of message.put) if (kind === "patient") mark(id);
  },
});
addEventListener("resize", redraw);
document.fonts?.ready.then(redraw);
setInterval(redraw, 1_000 * 10);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

/** @param {string} id */
function mark(id) {
  marked.add(id);
  setTimeout(() => {
    marked.delete(id);
    redraw();
  }, MARKED_MS);
}

function redraw() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    draw();
  });
}

function draw() {
  const status = live.status();
  const moment = { status, now: live.now(), marked, mode };
  document.body.classList.toggle("is-dim", status.isDim);
  if (status.isBlank) return drawBlank(root, moment);
  if (live.state().seq < 0) return drawLoading(root, status);
  const wall = wallOf(live.state(), moment.now);
  drawWall(root, wall, moment);
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-columns]"));
  const sizes = wall.sections.map(({ rows }) => rows.length);
  const [one, { clientWidth: width, clientHeight: height }] = [unit(), list];
  const fitting = plan(sizes, { width, height, most: MOST * one, least: one * 0.99 });
  drawColumns(list, wall, fitting, moment);
  enlarge(list, fitting.scale);
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

/** A wall that falls asleep is no wall. Where this is not offered, the device's own setting does it. */
function stayAwake() {
  if (document.visibilityState === "visible") void navigator.wakeLock?.request("screen").catch(() => {});
}
