// @ts-check
import { problemOf, unreachable } from "./problem.js";

/**
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {(url: string, init?: RequestInit) => Promise<Response>} Fetch
 * @typedef {{method?: string, headers?: Record<string, string>, body?: unknown}} Ask
 * @typedef {{status: number, etag: string | null, body: any}} Answer `body` is null when there is none
 * @typedef {(url: string, ask?: Ask) => Promise<Answer>} Request
 */

/** Not an answer of ours: it comes from what stands between, or from a server that is starting. */
const NOT_AN_ANSWER = new Set([502, 503, 504]);

/** A request that hangs is worth less than one that failed. */
const PATIENCE = 15_000;

/**
 * One request, with its whole answer (2xx or 304); everything else is thrown as a Problem. Status 0
 * means that no answer came, so nobody knows whether the server did it.
 * @param {{fetch: Fetch, clock: Clock}} given
 * @returns {Request}
 */
export function createRequest({ fetch, clock }) {
  return async (url, ask = {}) => {
    const giveUp = new AbortController();
    /** @type {any} */
    let timer;
    const tooLate = new Promise((_, reject) => {
      timer = clock.setTimeout(() => (giveUp.abort(), reject(unreachable())), PATIENCE);
    });
    try {
      return await Promise.race([answerTo(fetch, url, ask, giveUp.signal), tooLate]);
    } finally {
      clock.clearTimeout(timer);
    }
  };
}

/**
 * @param {Fetch} fetch @param {string} url @param {Ask} ask @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
async function answerTo(fetch, url, { method = "GET", headers = {}, body }, signal) {
  /** @type {Record<string, string>} */
  const typed = body === undefined ? {} : { "Content-Type": "application/json" };
  const response = await fetch(url, {
    method,
    headers: { Accept: "application/json", ...typed, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
    signal,
  }).catch(() => {
    throw unreachable();
  });
  if (NOT_AN_ANSWER.has(response.status)) throw unreachable();
  if (!response.ok && response.status !== 304) throw heard(await problemOf(response));
  return {
    status: response.status,
    etag: response.headers.get("ETag"),
    body: await bodyOf(response),
  };
}

/** A body that breaks off is no answer.  @param {Response} response */
async function bodyOf(response) {
  if (response.status === 304 || response.status === 204) return null;
  return response.json().catch(() => {
    throw unreachable();
  });
}

/** A phone that the server has locked covers itself: see sign_in/lock.js.  @param {import("./problem.js").Problem} problem */
function heard(problem) {
  if (problem.code === "session.locked") globalThis.dispatchEvent?.(new Event("fact:locked"));
  return problem;
}
