// @ts-check
import { t } from "../i18n.js";

/**
 * A refusal, as the server told it (RFC 9457), or status 0 when the server was not reached.
 *
 * `code` is the stable name; `title` and `detail` are in the reader's language; `fields` holds texts per
 * field; a 412 also has what is true now (`current`), the row's `version`, who changed it and when.
 */
export class Problem extends Error {
  /** @param {Record<string, any>} told */
  constructor(told) {
    super(told.detail || told.title || told.code || String(told.status));
    this.name = "Problem";
    /** @type {number} */ this.status = told.status;
    /** @type {string} */ this.code = told.code ?? "";
    /** @type {string} */ this.title = told.title ?? "";
    /** @type {string} */ this.detail = told.detail ?? "";
    /** @type {Record<string, string[]>} */ this.fields = told.fields ?? {};
    /** @type {Record<string, any> | null} */ this.current = told.current ?? null;
    /** @type {number | null} */ this.version = told.version ?? null;
    /** @type {string | null} */ this.changedBy = told.changed_by ?? null;
    /** @type {string | null} */ this.changedAt = told.changed_at ?? null;
    /** @type {string} */ this.requestId = told.request_id ?? "";
  }
}

/** No answer came: the same request may be tried again. */
export const unreachable = () =>
  new Problem({
    status: 0,
    code: "network.unreachable",
    title: t("The server did not answer. What you see is what it last had."),
  });

export const OTHER_PERSON = "session.other_person";

/** A tap is never sent in somebody else's name. */
export const otherPerson = () =>
  new Problem({
    status: 401,
    code: OTHER_PERSON,
    title: t("Someone else has signed in here. Nothing was saved."),
  });

/** @param {unknown} error @returns {boolean} */
export const isUnreachable = (error) => error instanceof Problem && error.status === 0;

/** Nobody is signed in, or somebody must show first that it is them: a phone left alone, a factor not set up. */
const WHO_IS_IT = new Set(["session.locked", "second_factor.needed"]);

/** @param {unknown} error @returns {boolean} */
export const isSignedOut = (error) => error instanceof Problem && (error.status === 401 || WHO_IS_IT.has(error.code));

/** A proxy's error page has no problem in it; its status still counts.
 * @param {Response} response @returns {Promise<Problem>} */
export async function problemOf(response) {
  const told = await response.json().catch(() => null);
  const title = t("Something is wrong between you and the server ({status}).", { status: response.status });
  return new Problem({ title, ...told, status: response.status });
}
