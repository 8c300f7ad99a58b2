// @ts-check
import { systemClock } from "./live/clock.js";
import { createRequest } from "./live/http.js";

/**
 * Who is signed in on this page, in which assignment.
 * @typedef {{membership: string, team: string, team_name: string, party: string, role: string}} Assignment
 * @typedef {{csrf: string, build: string, demo: boolean, locale: string,
 *   staff: {id: string, name: string, initials: string},
 *   assignment: Assignment | null, assignments: Assignment[]}} Session
 */

/**
 * @param {{fetch?: import("./live/http.js").Fetch, clock?: import("./live/clock.js").Clock,
 *   url?: string}} [given]
 */
export function createSession({
  fetch = (url, init) => globalThis.fetch(url, init),
  clock = systemClock,
  url = "/api/session",
} = {}) {
  const request = createRequest({ fetch, clock });
  /** @type {Session | null} */
  let current = null;
  let isFresh = false;
  /** @type {Promise<Session> | null} */
  let asking = null;

  /** Ask the server again; several at once are one request.  @returns {Promise<Session>} */
  function refresh() {
    asking ??= request(url)
      .then(({ body }) => {
        isFresh = true;
        return (current = /** @type {Session} */ (body));
      })
      .finally(() => (asking = null));
    return asking;
  }

  return {
    refresh,
    /** The session, asked for once. Throws a Problem with status 401 when nobody is signed in. */
    load: async () => (isFresh && current) || refresh(),
    /** Ask again before the next use: the token or the person may be another. */
    forget: () => void (isFresh = false),
    /** What was last told, or null. */
    get current() {
      return current;
    },
  };
}

/** @typedef {ReturnType<typeof createSession>} SessionOf */
