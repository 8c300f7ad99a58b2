// @ts-check
import { createServerClock } from "./clock.js";
import { isSameStatus, statusOf } from "./statuses.js";

/**
 * When the server was last heard, what time it had, and what the screen says about that.
 *
 * @typedef {import("./statuses.js").Status} Status
 * @typedef {object} Given
 * @property {import("./clock.js").Clock} clock
 * @property {() => boolean} isOnline
 * @property {() => boolean} isCatchingUp
 * @property {() => number} waiting
 * @property {() => void} onBack the server answers again
 * @property {(status: Status) => void} onStatus it changed
 */

/** @param {Given} given */
export function createContact({ clock, isOnline, isCatchingUp, waiting, onBack, onStatus }) {
  const serverClock = createServerClock(clock);
  let contactAt = clock.now();
  let hasContact = false;
  let isCut = false;
  /** @type {Status["reason"]} */
  let ended = null;
  /** @type {Status | null} */
  let told = null;

  /** @returns {Status} */
  function status() {
    const since = hasContact ? serverClock.now(contactAt) : null;
    const facts = { contactAt, since, isCut, ended, isOnline: isOnline(), waiting: waiting() };
    return statusOf({ ...facts, isCatchingUp: isCatchingUp() }, clock.now());
  }

  function tell() {
    const now = status();
    if (told && isSameStatus(told, now)) return;
    told = now;
    onStatus(now);
  }

  return {
    status,
    tell,
    /** The server was heard.  @param {string | null} [now] its time, if it came along */
    heard(now) {
      serverClock.adopt(now);
      contactAt = clock.now();
      hasContact = true;
      const wasCut = isCut;
      isCut = false;
      if (wasCut) onBack();
      tell();
    },
    /** No answer came. */
    cut() {
      isCut = true;
      tell();
    },
    /** @param {Status["reason"]} reason null: it goes on */
    end(reason) {
      ended = reason;
      tell();
    },
    ended: () => ended,
    serverNow: () => serverClock.now(),
  };
}
