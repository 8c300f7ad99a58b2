// @ts-check
/**
 * Time and waiting, as the live engine takes them, so that a test can turn the hands.
 * @typedef {{now: () => number, setTimeout: (call: () => void, ms: number) => any,
 *   clearTimeout: (timer: any) => void}} Clock
 */

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  setTimeout: (call, ms) => setTimeout(call, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};

/**
 * The server's time, told by every message. A screen's own clock may be wrong by hours, and "days" and
 * "overdue" must be the same on every screen.
 * @param {Clock} clock
 */
export function createServerClock(clock) {
  let offset = 0;
  return {
    /** @param {string | null | undefined} now an instant, as just received */
    adopt(now) {
      const told = Date.parse(now ?? "");
      if (!Number.isNaN(told)) offset = told - clock.now();
    },
    /** @param {number} [at] a reading of the local clock @returns {Date} */
    now: (at = clock.now()) => new Date(at + offset),
  };
}

/**
 * A promise for a moment later, or for when somebody rings.
 * @param {Clock} clock
 * @param {number} ms
 * @returns {{done: Promise<void>, ring: () => void}}
 */
export function alarm(clock, ms) {
  /** @type {() => void} */
  let ring = () => {};
  const done = new Promise((resolve) => {
    const timer = clock.setTimeout(() => resolve(undefined), ms);
    ring = () => (clock.clearTimeout(timer), resolve(undefined));
  });
  return { done: /** @type {Promise<void>} */ (done), ring };
}
