// @ts-check
import { isSignedOut, isUnreachable, Problem } from "../../live/problem.js";

/**
 * What a failed attempt means for the operation.
 * again: nobody knows whether it arrived; token: ask for a new one; held: until the same person is signed in;
 * revoked: this phone may keep nothing; refused: the person decides.
 * @typedef {"again" | "token" | "held" | "revoked" | "refused"} Verdict
 */

export const REVOKED = "session.revoked";
/** A server that fails on one and the same operation so often is not starting: it fails on this one. */
const DEFECTS_BORNE = 6;

/** @param {unknown} problem @param {number} tries @returns {Verdict} */
export function verdictOn(problem, tries) {
  if (!(problem instanceof Problem)) throw problem;
  if (isUnreachable(problem) || problem.status === 429 || problem.status === 408) return "again";
  if (problem.code === REVOKED) return "revoked";
  if (isSignedOut(problem)) return "held";
  if (problem.code.startsWith("csrf")) return "token";
  if (problem.status >= 500) return tries < DEFECTS_BORNE ? "again" : "refused";
  return "refused";
}

/** A refusal as it is kept, and shown when the person looks.
 * @param {Problem} problem @returns {import("./state.js").Told} */
export const toldBy = ({ status, code, title, detail, fields, current, version, changedBy, changedAt }) =>
  structuredClone({ status, code, title, detail, fields, current, version, changedBy, changedAt });
