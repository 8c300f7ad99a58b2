// @ts-check
/**
 * Reads the figures again every five seconds (or as told) while the page is seen; nothing is sent while nothing
 * happened. The page asks for figures alone, so that looking at it reads nothing about anybody.
 */

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("../live/statuses.js").Status} Status */

const EVERY = 5_000;
const PATIENCE = 7_000; // past the next reading: then the figures are no longer live

/**
 * @template {object} [Read=Figures]
 * @param {string} address @param {URLSearchParams} period
 * @param {(figures: Read | null, status: Status) => void} onRead figures: null = as they were
 * @param {number} [every] milliseconds
 * @returns {{choose: (period: URLSearchParams) => void, renew: () => void}} choose other days; read at once
 */
export function readFigures(address, period, onRead, every = EVERY) {
  let asked = String(period);
  let tag = "";
  let contactAt = 0;
  let isAsking = false;
  let isOverdue = false; // asked for while an answer was on its way, which may be of before

  async function ask() {
    isOverdue = isAsking;
    if (isAsking || document.visibilityState === "hidden") return;
    isAsking = true;
    try {
      /** @type {Record<string, string>} */
      const headers = tag ? { "If-None-Match": tag } : {};
      const wanted = asked;
      const response = await fetch(`${address}?${wanted}`, { headers, cache: "no-store" });
      if (wanted === asked) await take(response);
    } catch {
      onRead(null, status(navigator.onLine ? "stale" : "offline"));
    } finally {
      isAsking = false;
      if (isOverdue) void ask();
    }
  }

  /** @param {Response} response */
  async function take(response) {
    if (response.status === 401 || response.status === 404) {
      onRead(null, status("signed_out", response.status === 404 ? "access" : "signed_out"));
    } else if (response.status === 304 || response.ok) {
      contactAt = Date.now();
      tag = response.headers.get("ETag") ?? "";
      onRead(response.status === 304 ? null : await response.json(), status("live"));
    } else if (Date.now() - contactAt > every + PATIENCE) {
      onRead(null, status("stale"));
    }
  }

  /** @param {Status["kind"]} kind @param {Status["reason"]} [reason] @returns {Status} */
  const status = (kind, reason = null) => ({
    kind,
    reason,
    since: contactAt ? new Date(contactAt) : null,
    waiting: 0,
    isDim: false,
    isBlank: false,
  });

  setInterval(ask, every);
  document.addEventListener("visibilitychange", ask);
  addEventListener("online", ask);
  void ask();
  return {
    choose(chosen) {
      [asked, tag] = [String(chosen), ""];
      void ask();
    },
    renew: () => void ask(),
  };
}
