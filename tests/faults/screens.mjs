// @ts-check
/**
 * Screens of the shipped live engine over a real server, for a test in another language.
 * One JSON line in, one JSON line out, in order:
 *
 *   {"open": name, "url", "cookie", "team", "way", "wall", "loss": seed, "hold": "request" | "answer"}
 *     way: "websocket", "polling" (Socket.IO's long-polling) or "http" (no socket at all).
 *     loss: frames are dropped, doubled and delayed, and lines cut, by this seed.
 *     hold: reads of the changes stop before they leave, or after their answer came, until released.
 *   {"settle": {name: snapshot, …}, "within": ms}   → {"differences": {name: null | {at, have, want}}, "ms"}
 *   {"held": name, "within": ms} {"release": name}  → {"ok"}
 *   {"status": name, "kind", "within": ms}          → {"ok", "status"}
 *   {"send": name, "tap": {…}}                      → {"change"} or {"problem"}
 *   {"log": name}                                   → {"applied": [{seq, verdict, from}], "kinds": […]}
 *   {"calm": true | false}                          → lines are cut no more (frames still get lost), or again
 *   {"close": name}
 */
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

import { systemClock } from "../../static/js/live/clock.js";
import { empty, reduce } from "../../static/js/live/reducer.js";
import { startLive } from "../../static/js/live/sync.js";
import { firstDifference } from "../js/live/difference.js";

const WAYS = { websocket: ["websocket"], polling: ["polling"] };
/** A screen without a socket asks every five seconds; tests have less patience. */
const HURRY = 3;
const LOSS = { drop: 0.25, double: 0.15, late: 0.3, latest: 400, cutEvery: 500 };

/** @type {import("../../static/js/live/clock.js").Clock} */
const hurried = {
  now: () => Date.now() * HURRY,
  setTimeout: (call, ms) => setTimeout(call, ms / HURRY),
  clearTimeout: (timer) => clearTimeout(timer),
};

const page = { on: () => () => {}, isOnline: () => true, reload: () => {} };
/** @type {Map<string, ReturnType<typeof open>>} */
const screens = new Map();
let isCalm = false;

/** A repeatable source of chance.  @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** After how many ms a frame arrives: never, once, or twice.  @param {() => number} random */
function fate(random) {
  const delay = () => (random() < LOSS.late ? random() * LOSS.latest : 0);
  if (random() < LOSS.drop) return [];
  return random() < LOSS.double ? [delay(), delay()] : [delay()];
}

/** A socket on whose way frames get lost; its own handshakes and acknowledgements do not.
 * @param {any} socket @param {() => number} random */
function lossy(socket, random) {
  const listen = socket.on.bind(socket);
  socket.on = (/** @type {string} */ event, /** @type {(what: any) => void} */ call) =>
    listen(event, event === "change" || event === "head" ? (/** @type {any} */ what) => pass(what, call) : call);

  /** @param {any} what @param {(what: any) => void} call */
  function pass(what, call) {
    const line = socket.id;
    for (const ms of fate(random)) {
      if (ms === 0) call(what);
      else setTimeout(() => socket.id === line && call(what), ms);
    }
  }

  const cutter = setInterval(() => !isCalm && random() < 0.3 && socket.io.engine?.close(), LOSS.cutEvery);
  cutter.unref();
  return socket;
}

/** @param {any} order */
function open({ url, cookie, team, way, wall = null, loss = null, hold = null }) {
  const random = chance(loss ?? 0);
  /** @type {{seq: number, verdict: string, from: string}[]} */
  const applied = [];
  /** @type {string[]} */
  const kinds = [];
  /** @type {(() => void)[]} */
  const holding = [];
  let isHolding = hold !== null;

  /** @param {string} at @param {string} path */
  async function stopHere(at, path) {
    if (!isHolding || hold !== at || !path.includes("/changes")) return;
    await new Promise((goOn) => holding.push(() => goOn(undefined)));
  }

  /** @type {import("../../static/js/live/http.js").Fetch} */
  async function fetchHere(path, init = {}) {
    await stopHere("request", path);
    const headers = { .../** @type {any} */ (init.headers), Cookie: cookie };
    const answer = await fetch(url + path, { ...init, headers });
    await stopHere("answer", path);
    return answer;
  }

  /** @param {any} options */
  function connect(options) {
    const socket = io(url, { ...options, forceNew: true, extraHeaders: { Cookie: cookie } });
    return loss === null ? socket : lossy(socket, random);
  }

  const live = startLive({
    team,
    wall,
    io: way === "http" ? null : connect,
    socketOptions: { transports: WAYS[/** @type {"websocket"} */ (way)], reconnectionDelayMax: 500 },
    clock: way === "http" ? hurried : systemClock,
    fetch: fetchHere,
    page,
    onStatus: ({ kind }) => void kinds.push(kind),
    onChange({ seq, snapshot }, verdict) {
      applied.push({ seq, verdict, from: snapshot === undefined ? "frame" : "read" });
    },
  });

  return {
    live,
    applied,
    kinds,
    isHeld: () => holding.length > 0,
    release() {
      isHolding = false;
      holding.splice(0).forEach((goOn) => goOn());
    },
  };
}

/** @param {string} name */
function screen(name) {
  const found = screens.get(name);
  if (!found) throw new Error(`no screen ${name}`);
  return found;
}

/** @param {number} within @param {() => boolean} isSo */
async function until(within, isSo) {
  const end = Date.now() + within;
  while (!isSo() && Date.now() < end) await new Promise((wake) => setTimeout(wake, 20));
  return isSo();
}

/** @param {Record<string, any>} expected @param {number} within */
async function settle(expected, within) {
  const began = Date.now();
  const wanted = Object.entries(expected).map(([name, told]) => ({ name, state: reduce(empty(), told).state }));
  const difference = (/** @type {any} */ { name, state }) => firstDifference(screen(name).live.state(), state);
  await until(within, () => wanted.every((one) => !isElsewhere(one.name, one.state) && difference(one) === null));
  const differences = Object.fromEntries(wanted.map((one) => [one.name, difference(one)]));
  return { differences, ms: Date.now() - began };
}

/** Comparing whole boards only when the numbers agree.  @param {string} name @param {any} state */
const isElsewhere = (name, state) => screen(name).live.state().seq !== state.seq;

/** @param {string} name @param {any} tap */
async function send(name, tap) {
  try {
    return { change: await screen(name).live.send(tap) };
  } catch (problem) {
    return { problem };
  }
}

/** @param {any} order @returns {Promise<object>} */
async function obey(order) {
  if (order.open) return screens.set(order.open, open(order)), { ok: true };
  if (order.settle) return settle(order.settle, order.within);
  if (order.held) return { ok: await until(order.within, screen(order.held).isHeld) };
  if (order.release) return screen(order.release).release(), { ok: true };
  if (order.status) return statusOf(order);
  if (order.send) return send(order.send, order.tap);
  if (order.log) return { applied: screen(order.log).applied, kinds: screen(order.log).kinds };
  if (order.calm !== undefined) return (isCalm = order.calm), { ok: true };
  if (order.close) return screen(order.close).live.stop(), { ok: screens.delete(order.close) };
  throw new Error(`what is ${JSON.stringify(order)}?`);
}

/** @param {any} order */
async function statusOf({ status: name, kind, within }) {
  const ok = await until(within, () => screen(name).live.status().kind === kind);
  return { ok, status: screen(name).live.status() };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await obey(JSON.parse(line))) + "\n");
}
process.exit(0);
