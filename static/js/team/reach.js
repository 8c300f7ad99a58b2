// @ts-check
/** Reading and writing from these pages: nothing is live here, so each write is followed by a reading. */
import { systemClock } from "../live/clock.js";
import { createRequest } from "../live/http.js";
import { isSignedOut, isUnreachable, Problem } from "../live/problem.js";
import { createSession } from "../session.js";
import { uuid7 } from "../uuid.js";

const TRIES = 3;
const session = createSession();
const request = createRequest({ fetch: (url, init) => globalThis.fetch(url, init), clock: systemClock });

/** @param {string} path @returns {Promise<any>} */
export const read = async (path) => (await request(path)).body;

/**
 * Write once: an answer that got lost is asked for again with the same key.
 * @param {string} path @param {unknown} body @param {{method?: string, version?: number}} [how] @returns {Promise<any>}
 */
export async function write(path, body, { method = "POST", version } = {}) {
  const key = uuid7();
  for (let tries = 1; ; tries += 1) {
    try {
      const { csrf } = await session.load();
      /** @type {Record<string, string>} */
      const headers = { "Idempotency-Key": key, "X-CSRF-Token": csrf };
      if (version !== undefined) headers["If-Match"] = `"${version}"`;
      return (await request(path, { method, headers, body })).body;
    } catch (problem) {
      if (!(problem instanceof Problem) || tries === TRIES || !mayRepeat(problem)) throw problem;
    }
  }
}

/** @param {Problem} problem */
function mayRepeat(problem) {
  if (isSignedOut(problem) || problem.code.startsWith("csrf")) session.forget();
  return isUnreachable(problem) || problem.code.startsWith("csrf");
}

/**
 * A form's write of a row that somebody else may have changed: refused once and told so; saved again it stands.
 * @param {() => number | undefined} current the row's version as last read @param {() => Promise<void>} reload
 */
export function versioned(current, reload) {
  let version = current();
  return async (/** @type {string} */ path, /** @type {unknown} */ body, method = "PUT") => {
    try {
      return await write(path, body, { method, version });
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 412) {
        await reload();
        version = problem.version ?? current();
      }
      throw problem;
    }
  };
}

/** 256 random bits for a link, in URL-safe base 64. */
export function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
}
