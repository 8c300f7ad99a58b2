// @ts-check
/** The way a meeting has gone, so that "previous" goes back and "next" then goes forward again. Pure. */

/** @typedef {import("./agenda.js").Agenda} Agenda */

/**
 * Whom the room has had before it, in the order they were first taken up; those no longer shown are left out.
 * @param {readonly string[]} trail what this screen remembers @param {Agenda} agenda @returns {string[]}
 */
export function followed(trail, agenda) {
  const taken = [...agenda.done, ...(agenda.now ? [agenda.now] : [])].map(({ person }) => person.id);
  return [...trail.filter((id) => taken.includes(id)), ...taken.filter((id) => !trail.includes(id))];
}

/**
 * Whom "next" takes up; null: nobody, the room has the list of the rest (or the end) before it.
 * @param {readonly string[]} trail @param {Agenda} agenda @returns {string | null}
 */
export function nextOf(trail, agenda) {
  const at = agenda.now ? trail.indexOf(agenda.now.person.id) : -1;
  if (at >= 0 && at < trail.length - 1) return trail[at + 1];
  const [first] = agenda.main;
  if (first) return first.person.id;
  if (agenda.now && agenda.rest.length) return null; // the rest are asked about as one
  return (agenda.later[0] ?? agenda.last[0])?.person.id ?? null;
}

/** @param {readonly string[]} trail @param {Agenda} agenda @returns {string | null} */
export function previousOf(trail, agenda) {
  if (!agenda.now) return trail[trail.length - 1] ?? null;
  return trail[trail.indexOf(agenda.now.person.id) - 1] ?? null;
}
