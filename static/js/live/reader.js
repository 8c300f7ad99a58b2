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
 * @param {{request: import("./http.js").Request, url: string}} given
 * @returns {Read}
 */
export function createRead({ request, url }) {
  /** @type {{etag: string, url: string} | null} the last answer, when it said that nothing has changed */
  let known = null;

  return async (from) => {
    const asked = url + query(from);
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

/** @param {Position | null} from */
function query(from) {
  if (from === null || from.seq < 0) return "";
  const mark = from.mark === null ? "" : `&mark=${encodeURIComponent(from.mark)}`;
  return `?since=${from.seq}${mark}`;
}
