// @ts-check
import { isUnreachable, Problem } from "./problem.js";
import { empty, reduce, standing } from "./reducer.js";

/**
 * Follows the server's numbers: applies the next frame, notices what is missing, reads it.
 *
 * Frames and heads may be lost, repeated or out of order; whatever happens to them, the next head or
 * read ends in the server's state. One read is under way at a time, and what arrives meanwhile is held.
 *
 * @typedef {import("./reducer.js").State} State
 * @typedef {import("./reducer.js").Message} Message
 * @typedef {import("./reducer.js").Position} Position
 * @typedef {import("./reducer.js").Verdict} Verdict
 * @typedef {object} Given
 * @property {import("./reader.js").Read} read
 * @property {import("./clock.js").Clock} clock
 * @property {(message: Message, verdict: Verdict) => void} onMessage something was applied
 * @property {(message: Message | null) => void} onRead an answer came, with or without news
 * @property {(problem: Problem) => void} onProblem a read failed; unreachable ones are tried again
 * @property {() => void} onCatchingUp `isCatchingUp()` may have turned
 */

/** Frames overtake each other by milliseconds; what is still missing after this long is lost. */
export const GAP_WAIT = 200;
/** A head read before my last frame may arrive after it: that is no sign of a restored database. */
const HEAD_LAG = 1_000;
/** More than this is cheaper to read again than to keep. */
const HELD_AT_MOST = 500;
const RETRIES = [1_000, 2_000, 5_000];

/** @param {Given} given */
export function createFollower({ read, clock, onMessage, onRead, onProblem, onCatchingUp }) {
  let state = empty();
  /** @type {Message[]} what came before or during a read, or after a gap */
  let held = [];
  /** @type {Position | null} the last head not yet answered by a read */
  let head = null;
  /** @type {null | "changes" | "snapshot"} what to read next */
  let wanted = null;
  let isReading = false;
  /** In the room since before the read, so the frames that come belong to what was read. */
  let isConnected = false;
  let isJoined = false;
  let isBehind = true;
  let isSuspect = false;
  let failures = 0;
  let appliedAt = -Infinity;
  let life = 0;
  /** @type {any} */
  let gapTimer = null;
  /** @type {any} */
  let retryTimer = null;

  /** @param {Message} message @returns {Verdict} */
  function take(message) {
    const { state: next, verdict } = reduce(state, message);
    if (verdict === "other-mark") want("snapshot");
    if (verdict !== "applied" && verdict !== "snapshot") return verdict;
    state = next;
    appliedAt = clock.now();
    onMessage(message, verdict);
    return verdict;
  }

  /** Apply what can be applied of what is held, and compare with the last head. */
  function settle() {
    if (isReading || !isConnected) return;
    const waiting = held.sort((one, other) => one.seq - other.seq);
    held = [];
    held.push(...waiting.filter((message) => take(message) === "gap"));
    const stands = head === null ? "same" : standing(state, head);
    if (stands === "other-mark") want("snapshot");
    if (stands === "ahead" && clock.now() - appliedAt > HEAD_LAG) want("changes");
    if (held.length > 0 || stands === "behind") waitForTheRest();
    else head = null;
  }

  function waitForTheRest() {
    gapTimer ??= clock.setTimeout(() => {
      gapTimer = null;
      const isShort = held.length > 0 || (head !== null && standing(state, head) === "behind");
      if (isShort) want("changes");
    }, GAP_WAIT);
  }

  /** @param {"changes" | "snapshot"} what @param {{isQuiet?: boolean}} [how] quiet: nothing is known to be missing */
  function want(what, { isQuiet = false } = {}) {
    wanted = what === "snapshot" || wanted === "snapshot" ? "snapshot" : "changes";
    if (!isQuiet) tellBehind(true);
    if (!isReading) void readAll();
  }

  async function readAll() {
    const mine = life;
    clock.clearTimeout(retryTimer);
    isReading = true;
    while (wanted && mine === life) {
      const isInRoom = isJoined;
      const from = wanted === "snapshot" || isSuspect || state.seq < 0 ? null : state;
      try {
        // What arrived before this read was committed before it, so the answer holds it.
        wanted = head = null;
        held = [];
        const message = await read(from);
        if (mine !== life) return;
        failures = 0;
        isConnected = isInRoom && isJoined;
        onRead(message);
        if (from === null) isSuspect = false;
        if (message) take(message);
      } catch (problem) {
        if (mine !== life) return;
        isReading = false;
        return failed(problem, from === null ? "snapshot" : wanted ?? "changes");
      }
    }
    isReading = false;
    tellBehind(false);
    settle();
  }

  /** @param {unknown} problem @param {"changes" | "snapshot"} what */
  function failed(problem, what) {
    if (!(problem instanceof Problem)) throw problem;
    wanted = null;
    onProblem(problem);
    const isPassing = isUnreachable(problem) || problem.status >= 500 || problem.status === 429;
    if (!isPassing) return;
    const delay = RETRIES[Math.min(failures++, RETRIES.length - 1)];
    retryTimer = clock.setTimeout(() => want(what), delay);
  }

  /** @param {boolean} is */
  function tellBehind(is) {
    if (isBehind === is) return;
    isBehind = is;
    onCatchingUp();
  }

  function forget() {
    life += 1;
    clock.clearTimeout(gapTimer);
    clock.clearTimeout(retryTimer);
    gapTimer = retryTimer = head = wanted = null;
    held = [];
    isReading = isSuspect = isJoined = isConnected = false;
    isBehind = true;
    state = empty();
  }

  return {
    /** A change, from a room or as the answer to a tap of mine.  @param {Message} message */
    frame(message) {
      held.push(message);
      if (held.length > HELD_AT_MOST) {
        held = [];
        want("changes");
      } else settle();
    },
    /** Where the server says it is.  @param {Position} told */
    head(told) {
      head = told;
      settle();
    },
    /** Just entered the room: frames are held from here on, so now read what was before. */
    joined() {
      isJoined = true;
      want("changes");
    },
    /** Out of the room. A frame that comes after the next join may be of another history than mine. */
    left() {
      isJoined = isConnected = false;
    },
    /** Ask whether anything is missing, without any sign of it. */
    check: () => want("changes", { isQuiet: true }),
    /** Read everything: my own sight may have changed. */
    refetch: () => want("snapshot"),
    /** My sight may be another from here on: whatever is read next, read everything. */
    distrust: () => void (isSuspect = true),
    /** Hold nothing of what was shown; the next read starts from nothing. */
    forget,
    state: () => state,
    isCatchingUp: () => isBehind,
  };
}
