// @ts-check
/** A clock whose hands the test turns, and chance that a seed repeats. */

/** Let everything that is ready go on. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {number} [start] */
export function createTime(start = Date.parse("2026-11-23T07:00:00Z")) {
  let now = start;
  let last = 0;
  /** @type {Map<number, {at: number, call: () => void}>} */
  const timers = new Map();

  /** @param {number} until */
  const nextBefore = (until) =>
    [...timers].filter(([, { at }]) => at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];

  return {
    now: () => now,
    /** @param {() => void} call @param {number} ms */
    setTimeout(call, ms) {
      timers.set((last += 1), { at: now + ms, call });
      return last;
    },
    /** @param {number} timer */
    clearTimeout: (timer) => void timers.delete(timer),
    /** Let this much time pass, one timer after the other.  @param {number} ms */
    async pass(ms) {
      const until = now + ms;
      await settled();
      for (let next; (next = nextBefore(until)); await settled()) {
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].call();
      }
      now = until;
    },
    /** The machine slept: time went on and no timer ran.  @param {number} ms */
    sleep: (ms) => void (now += ms),
  };
}

/** mulberry32: small, and the same everywhere.  @param {number} seed */
export function createChance(seed) {
  let state = seed >>> 0;
  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    /** @param {number} n a whole number below this */
    below: (n) => Math.floor(next() * n),
    /** @param {number} share @returns {boolean} */
    is: (share) => next() < share,
  };
}

/** How many seeds a random test tries: a few each time, many in a soak. */
const times = Number(process.env.FACT_TEST_SOAK ?? 1);
export const seeds = Array.from({ length: 60 * times }, (_, index) => index + 1);
