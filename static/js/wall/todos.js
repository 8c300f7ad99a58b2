// @ts-check
/** What is to be done, when and by whom. Pure. */

/** @typedef {import("./rows.js").Todo} Todo */

/** What is open about one person. @param {import("./rows.js").WallPatient} person @param {import("./people.js").Room} room @returns {Todo[]} */
export function todosOf({ label, tasks = [], shown }, { today, who }) {
  const texts = new Map(shown?.tasks.map(({ id, text }) => [id, text]));
  return tasks
    .filter(({ state }) => state === "open")
    .map(({ id, owner, due_on: on, due_time: time }) => ({ id, label, on, time, owner: who(owner), isLate: on !== null && on < today, text: texts.get(id) || null }));
}

/** By day and hour, those of a day without an hour last; then as people stand in a list. @param {Todo} a @param {Todo} b */
export function byTime(a, b) {
  return whenOf(a).localeCompare(whenOf(b)) || a.label.localeCompare(b.label, "sv") || a.id.localeCompare(b.id);
}

/** @param {Todo} todo */
const whenOf = ({ on, time }) => `${on ?? "9999"} ${time ?? "99"}`;
