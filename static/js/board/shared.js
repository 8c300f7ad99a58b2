// @ts-check
/** What another party keeps to itself: fields left out get a word, and the seam says whom one does not see. */
import { t } from "../i18n.js";

/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Party} Party */

/** @type {WeakMap<object, Patient>} */
const known = new WeakMap();

/** A person in whom no field is missing: what is not shared says so. @param {Patient} person @returns {Patient} */
export function whole(person) {
  const had = known.get(person);
  if (had) return had;
  const { episode } = person;
  const made = {
    ...person,
    episode: episode && {
      ...episode,
      goal: episode.goal ?? null,
      ward: episode.ward ?? null,
      why: { ...episode.why, text: episode.why.text ?? "" },
      step_down: episode.step_down && { ...worded(episode.step_down, "why"), checklist: episode.step_down.checklist ?? [] },
    },
    nominations: person.nominations.map(seen),
    tasks: person.tasks.map((task) => worded(task, "text")),
  };
  known.set(person, made);
  return made;
}

/** The same for what the panel reads beside the card. @param {any} details */
export const wholeDetails = (details) => ({ ...details, tasks: details.tasks.map((/** @type {any} */ task) => worded(task, "text")), nominations: details.nominations.map(seen) });

/** @param {any} nomination */
const seen = (nomination) => ({ ...worded(nomination, "text"), tags: nomination.tags ?? [] });

/** @param {any} row @param {string} field */
const worded = (row, field) => (row[field] === undefined ? { ...row, [field]: t("Not shared") } : row);

/**
 * The other parties that show one's own nothing of the person; the same whether or not they hold anything.
 * @param {Patient} person @param {Party[]} parties @param {string | undefined} own
 */
export function closedParties(person, parties, own) {
  if (!own) return [];
  return parties.filter(({ id }) => id !== own && !shown(person, id, own).has("status"));
}

/**
 * Whether what one's own party nominated waits for a legal basis: nobody in the region may read it.
 * @param {Patient} person @param {Party[]} parties @param {string | undefined} own
 */
export function isAwaitingBasis(person, parties, own) {
  if (parties.find((party) => party.id === own)?.principal !== "municipality") return false;
  return !parties.some(({ id, principal }) => {
    const scopes = principal === "region" && shown(person, String(own), id);
    return scopes && scopes.has("status") && scopes.has("notes");
  });
}

/** The scopes of what one party shows another; a block is stronger than any basis. @param {Patient} person @param {string} from @param {string} to @returns {Set<string>} */
export function shown({ bases = [] }, from, to) {
  const between = bases.filter((basis) => basis.from === from && basis.to === to);
  return new Set(between.some((basis) => basis.kind === "block") ? [] : between.flatMap((basis) => basis.scopes));
}
