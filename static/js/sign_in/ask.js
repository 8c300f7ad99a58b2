// @ts-check
import { systemClock } from "../live/clock.js";
import { createRequest } from "../live/http.js";

const request = createRequest({ fetch: (url, init) => globalThis.fetch(url, init), clock: systemClock });

/** The token of this page's forms; a page of nobody's has one too.  @returns {string} */
export const tokenOfPage = () => document.querySelector("input[name='csrf']")?.getAttribute("value") ?? "";

/** @param {string} url @param {object} [body] @param {string} [csrf] @returns {Promise<any>} what was answered */
export async function ask(url, body = {}, csrf = tokenOfPage()) {
  return (await request(url, { method: "POST", headers: { "X-CSRF-Token": csrf }, body })).body;
}

/** @param {string} url @returns {Promise<any>} */
export const read = async (url) => (await request(url)).body;
