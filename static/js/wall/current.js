// @ts-check
/** The person whom the meeting is at. Pure. */
import { daysBetween } from "../board/rules.js";
import { byTime, todosOf } from "./todos.js";

/** @typedef {import("./rows.js").WallPatient} WallPatient */
/** @typedef {import("./rows.js").Current} Current */
/** @typedef {import("./people.js").Room} Room */

/** Also someone who has just left the board: the meeting is at them until the next. @param {WallPatient[]} people @param {Map<string, import("./rows.js").Row>} rows @param {Room} room @returns {Current | null} */
export function currentOf(people, rows, room) {
  const person = people.find(({ meeting }) => meeting?.state === "now");
  const row = person && rows.get(person.id);
  if (!person || !row) return null;
  const { episode, last_contact_on: last, shown, nominations } = person;
  return {
    ...row,
    category: room.categories.find(({ id }) => id === episode?.category) ?? null,
    isProtected: person.is_protected,
    tags: episode?.why?.tags ?? [],
    byParty: byParty(person, room),
    lastContact: last ? Math.max(0, daysBetween(last, room.today)) : null,
    isObserved: episode !== null && nominations.some(({ state }) => state === "open"),
    todos: todosOf(person, room).sort(byTime),
    shown: shown && (shown.draft || shown.why || shown.tasks.length) ? shown : null,
  };
}

/** Contacts of each party that has any. @param {WallPatient} person @param {Room} room @returns {Current["byParty"]} */
function byParty({ contacts = [] }, { parties, who }) {
  return parties
    .map((party) => ({ party, who: contacts.filter((contact) => contact.party === party.id).flatMap(({ staff }) => who(staff) ?? []) }))
    .filter((entry) => entry.who.length);
}
