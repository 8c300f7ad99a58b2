// @ts-check
/**
 * Reading the changes over HTTP: the only way state comes in bulk.
 *
 * @typedef {import("./reducer.js").Position} Position
 * @typedef {import("./reducer.js").Message} Message
 * @typedef {(from: Position | null) => Promise<Message | null>} Read
 *   from a position, or from nothing (a snapshot); null: nothing has changed since
 */

/**
 * @param {{request: import("./http.js").Request, url: string, wall?: string | null}} given
 * @returns {Read}
 */
export function createRead({ request, url, wall = null }) {
  /** @type {{etag: string, url: string} | null} the last answer, when it said that nothing has changed */
  let known = null;

  return async (from) => {
    const asked = url + query(from, wall);
    const isKnown = from !== null && known?.url === asked;
    /** @type {Record<string, string>} */
    const headers = isKnown && known ? { "If-None-Match": known.etag } : {};
    const { status, etag, body } = await request(asked, { headers });
    if (status === 304) return null;
    const stands = from !== null && body.snapshot === false && body.seq === from.seq;
    known = etag && stands ? { etag, url: asked } : null;
    return body;
  };
}

/** @param {Position | null} from @param {string | null} wall */
function query(from, wall) {
  const asked = new URLSearchParams();
  if (from !== null && from.seq >= 0) {
    asked.set("since", String(from.seq));
    if (from.mark !== null) asked.set("mark", from.mark);
  }
  if (wall !== null) asked.set("wall", wall);
  return asked.size ? `?${asked}` : "";
}
