// @ts-check
import { uuid7 } from "../uuid.js";
import { alarm } from "./clock.js";
import { isSignedOut, isUnreachable, OTHER_PERSON, otherPerson, Problem } from "./problem.js";
import { createVersions } from "./versions.js";

/**
 * One tap becomes one request, done once: the key stays the same however often it has to be tried.
 * Nothing is drawn before the server has it; until then the tap is among the pending ones.
 *
 * @typedef {import("./reducer.js").Message} Change
 * @typedef {object} Tap what somebody wants done
 * @property {string} [method] POST unless told
 * @property {string} path relative to the team ("/episodes/<id>/moves"), or from "/api/"
 * @property {unknown} [body]
 * @property {string | number | null} [ifMatch] the version of the row that was on the screen
 * @property {string} [key] only to repeat a tap known by its key
 * @property {string} [subject] by which the screen finds its pending taps
 *
 * @typedef {object} Pending
 * @property {string} key
 * @property {string | null} subject
 * @property {string} method
 * @property {string} path
 * @property {unknown} body
 * @property {"sending" | "waiting" | "held"} phase waiting: for the network; held: until signed in again
 * @property {number} since local clock
 * @property {number} tries in vain, since the network was last there
 *
 * @typedef {object} Given
 * @property {import("./http.js").Request} request
 * @property {import("../session.js").SessionOf} session
 * @property {import("./clock.js").Clock} clock
 * @property {string} base "/api/teams/<id>"
 * @property {(change: Change) => void} onChange
 * @property {(pending: readonly Pending[]) => void} onPending
 * @property {() => void} onSignedOut
 * @property {(problem: Problem) => void} onFailed
 */

const BACKOFF = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** Later than this a tap is no longer what the person means. */
export const GIVE_UP_AFTER = 5 * 60_000;

/** @param {Given} given */
export function createSend({ request, session, clock, base, onChange, onPending, onSignedOut, onFailed }) {
  /** @type {Pending[]} */
  let pending = [];
  /** @type {Set<() => void>} */
  const sleepers = new Set();
  /** @type {(() => void)[]} */
  let heldBack = [];
  const versions = createVersions();
  /** @type {string | null} who taps on this page */
  let person = null;

  /** @param {Pending} tap @param {Pending["phase"]} phase */
  function turn(tap, phase) {
    tap.phase = phase;
    tell();
  }

  const tell = () => onPending([...pending]);

  /** @param {Tap} asked @returns {Promise<Change>} */
  async function send({ method = "POST", path, body = {}, ifMatch = null, key = uuid7(), subject }) {
    /** @type {Pending} */
    const tap = { key, subject: subject ?? null, method, path, body, phase: "sending", since: clock.now(), tries: 0 };
    pending.push(tap);
    tell();
    try {
      const change = await versions.inTurn(path, ifMatch, (version) => deliver(tap, version));
      onChange(change);
      return change;
    } catch (problem) {
      if (problem instanceof Problem) onFailed(problem);
      throw problem;
    } finally {
      pending = pending.filter((other) => other !== tap);
      tell();
    }
  }

  /** @param {Pending} tap @param {string | null} version @returns {Promise<Change>} */
  async function deliver(tap, version) {
    let isFreshToken = false;
    for (;;) {
      try {
        return await attempt(tap, version);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        if (problem.code === OTHER_PERSON) throw problem;
        if (isSignedOut(problem)) await signedOut(tap);
        else if (problem.code.startsWith("csrf") && !isFreshToken) isFreshToken = await forgetToken();
        else if (mayRepeat(problem) && clock.now() - tap.since < GIVE_UP_AFTER) await sleep(tap);
        else throw problem;
      }
    }
  }

  /** @param {Pending} tap @param {string | null} version @returns {Promise<Change>} */
  async function attempt(tap, version) {
    const { csrf, staff } = await session.load();
    person ??= staff.id;
    if (staff.id !== person) throw otherPerson();
    /** @type {Record<string, string>} */
    const headers = { "Idempotency-Key": tap.key, "X-CSRF-Token": csrf };
    if (version !== null) headers["If-Match"] = `"${version}"`;
    const url = tap.path.startsWith("/api/") ? tap.path : base + tap.path;
    return (await request(url, { method: tap.method, headers, body: tap.body })).body;
  }

  async function forgetToken() {
    session.forget();
    return true;
  }

  /** @param {Pending} tap */
  async function sleep(tap) {
    turn(tap, "waiting");
    const { done, ring } = alarm(clock, BACKOFF[Math.min(tap.tries, BACKOFF.length - 1)]);
    tap.tries += 1;
    sleepers.add(ring);
    await done;
    sleepers.delete(ring);
    turn(tap, "sending");
  }

  /** Nothing typed is lost: the tap waits for the same person to sign in again.  @param {Pending} tap */
  async function signedOut(tap) {
    const signedIn = new Promise((goOn) => heldBack.push(() => goOn(undefined)));
    session.forget();
    turn(tap, "held");
    onSignedOut();
    await signedIn;
    turn(tap, "sending");
  }

  return {
    send,
    /** @returns {readonly Pending[]} */
    pending: () => [...pending],
    /** The network seems to be back: try what waits now, and soon again if that was too early. */
    retry() {
      for (const tap of pending) tap.tries = 0;
      sleepers.forEach((ring) => ring());
    },
    /** Somebody has signed in: held taps go on, or are refused when it is not the one who tapped.
     * @param {string} staff @returns {boolean} */
    signedIn(staff) {
      person ??= heldBack.length > 0 ? NOBODY : staff;
      const held = heldBack;
      heldBack = [];
      for (const goOn of held) goOn();
      return person === staff;
    },
    /** Whose taps these are, as soon as it is known.  @param {string} staff */
    belongTo: (staff) => void (person ??= staff),
  };
}

/** Whose taps these are was never known, so nobody may send them. */
const NOBODY = "";
/** @param {Problem} problem */
const mayRepeat = (problem) => isUnreachable(problem) || problem.status === 429;
