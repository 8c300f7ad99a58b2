// @ts-check
import { createCable, createFetch, createIo } from "./network.js";
import { createServer, TEAM } from "./server.js";
import { createTime } from "./time.js";
import { empty, reduce } from "../../../static/js/live/reducer.js";
import { startLive } from "../../../static/js/live/sync.js";

/**
 * @typedef {import("./network.js").Asked} Asked
 * @typedef {import("./network.js").Given} Given
 * @typedef {import("../../../static/js/live/statuses.js").Status} Status
 * @typedef {import("../../../static/js/live/reducer.js").Message} Message
 *
 * @typedef {object} Wishes
 * @property {import("./network.js").Fate} [fate]
 * @property {() => number} [delay] of a request, each way
 * @property {() => boolean} [isFailing] whether a request is lost
 * @property {boolean} [withSocket]
 * @property {(asked: Asked) => Given | null} [routes] answers of the test's own
 * @property {object} [options] for startLive
 * @property {ReturnType<typeof createTime>} [time]
 * @property {import("./server.js").Server} [server]
 */

export const SESSION = { csrf: "c1", build: "b1", staff: { id: "anna", name: "Anna", initials: "AN" } };

/** One screen, its network and the server at the other end.  @param {Wishes} [wishes] */
export function createScreen({
  fate = () => [5],
  delay = () => 5,
  isFailing = () => false,
  withSocket = true,
  routes = () => null,
  options = {},
  time = createTime(),
  server = createServer(time),
} = {}) {
  /** @type {string[]} what the screen did, in order */
  const log = [];
  /** @type {Asked[]} */
  const asked = [];
  const cable = createCable();
  /** @type {Status[]} */
  const statuses = [];
  /** @type {Message[]} */
  const seen = [];
  /** @type {string[]} */
  const reloads = [];
  /** @type {Record<string, () => void>} */
  const happenings = {};
  let isOnline = true;

  /** @param {Asked} ask @returns {Given} */
  function answer(ask) {
    asked.push(ask);
    const own = routes(ask);
    if (own) return own;
    if (ask.url.pathname === "/api/session") return { status: 200, body: SESSION };
    return changes(ask);
  }

  /** @param {Asked} asked @returns {Given} */
  function changes({ url, headers }) {
    const { seq, mark } = server.head();
    const etag = `"${seq}-${mark}"`;
    if (headers["If-None-Match"] === etag) return { status: 304 };
    const since = url.searchParams.get("since");
    const isNew = since === null;
    const body = isNew ? server.snapshot() : server.changesSince(Number(since), url.searchParams.get("mark") ?? "");
    return { status: 200, body, headers: { ETag: etag } };
  }

  const live = startLive({
    team: TEAM,
    io: withSocket ? createIo({ time, server, log, fate, cable }) : null,
    build: "b1",
    clock: time,
    fetch: createFetch({ time, cable, log, delay, isFailing, answer }),
    page: {
      on(happening, call) {
        happenings[happening] = call;
        return () => void delete happenings[happening];
      },
      isOnline: () => isOnline,
      reload: (build) => void reloads.push(build ?? "another person"),
    },
    onStatus: (status) => void statuses.push(status),
    onChange: (message) => void seen.push(message),
    ...options,
  });

  return {
    live,
    server,
    time,
    log,
    asked,
    cable,
    statuses,
    seen,
    reloads,
    /** @param {"online" | "offline" | "visible"} happening */
    happen(happening) {
      if (happening !== "visible") isOnline = happening === "online";
      happenings[happening]?.();
    },
    cut() {
      cable.isUp = false;
      cable.cutters.forEach((cutter) => cutter());
    },
    mend: () => void (cable.isUp = true),
    /** Time passes, and the server sends its beacons.  @param {number} ms */
    async passWithBeacons(ms) {
      for (let passed = 0; passed < ms; passed += 5_000) {
        server.beacon();
        await time.pass(Math.min(5_000, ms - passed));
      }
    },
    /** What the screen ought to hold. */
    truth: () => reduce(empty(), server.snapshot()).state,
    reads: () => log.filter((entry) => entry.endsWith("/changes")).length,
  };
}
