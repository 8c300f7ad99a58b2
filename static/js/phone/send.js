// @ts-check
import { isSignedOut, isUnreachable, Problem } from "../live/problem.js";
import { uuid7 } from "../uuid.js";

/**
 * One tap becomes one request, done once: an answer that got lost is asked for again with the same key.
 *
 * @typedef {import("./wire.js").Tap} Tap
 * @typedef {import("./wire.js").Sent} Sent
 * @typedef {{request: import("../live/http.js").Request, session: import("../session.js").SessionOf,
 *   base: () => string, onPending: () => void, onSignedOut: (problem: Problem) => void}} Given
 */

const TRIES = 3;

/** @param {Given} given */
export function createSend({ request, session, base, onPending, onSignedOut }) {
  /** @type {Set<Tap>} */
  const underWay = new Set();

  /** @param {Tap} tap @param {string} key @returns {Promise<Sent>} */
  async function once({ method = "POST", path, body = {}, ifMatch }, key) {
    const { csrf } = await session.load();
    /** @type {Record<string, string>} */
    const headers = { "Idempotency-Key": key, "X-CSRF-Token": csrf };
    if (ifMatch !== undefined) headers["If-Match"] = `"${ifMatch}"`;
    return (await request(path.startsWith("/api/") ? path : base() + path, { method, headers, body })).body;
  }

  /** @param {Tap} tap */
  async function repeat(tap) {
    const key = uuid7();
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(tap, key);
      } catch (problem) {
        if (!(problem instanceof Problem) || tries === TRIES || !mayRepeat(problem)) throw problem;
        session.forget();
      }
    }
  }

  /** Resolves with the change; rejects with a Problem.  @param {Tap} tap @returns {Promise<Sent>} */
  async function send(tap) {
    underWay.add(tap);
    onPending();
    try {
      return await repeat(tap);
    } catch (problem) {
      if (isSignedOut(problem)) onSignedOut(/** @type {Problem} */ (problem));
      throw problem;
    } finally {
      underWay.delete(tap);
      onPending();
    }
  }

  return {
    send,
    /** Whether something about this is on its way.  @param {string} subject */
    isPending: (subject) => [...underWay].some((tap) => tap.subject === subject),
  };
}

/** @param {Problem} problem */
const mayRepeat = (problem) => isUnreachable(problem) || problem.code.startsWith("csrf");
