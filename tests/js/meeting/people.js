// @ts-check
/** Made-up rows for the meeting's rules. */

/** @typedef {import("../../../static/js/meeting/wire.js").Attended} Attended */

export const TODAY = "2026-11-24"; // a Tuesday
export const NOW = new Date("2026-11-24T07:30:00Z"); // 08:30 in Stockholm

/** @type {import("../../../static/js/board/wire.js").Moment} */
export const MOMENT = {
  now: NOW,
  today: TODAY,
  zone: "Europe/Stockholm",
  meetingDays: [0, 1, 2, 3, 4],
  categories: new Map([["c1", /** @type {any} */ ({ id: "c1", code: "crisis" })], ["c2", /** @type {any} */ ({ id: "c2", code: "discharged" })]]),
};

/** On the board, calm, nothing due; `episode` null for somebody who is not. @param {string} id @param {any} [with_] @param {any} [episode] @returns {Attended} */
export function person(id, with_ = {}, episode = {}) {
  return {
    kind: "patient", id, version: 1, label: id, name: id, birth_year: 1980, is_similar: false, is_protected: false,
    protected_kind: null, primary: null, contacts: [], last_contact_on: "2026-11-23", missed_on: [], medication_stopped_on: null,
    two_person: null, legal: [], decisions: [], earlier: { count: 0, last_closed_on: null }, changed_at: null, nominations: [],
    tasks: [], bases: [], asked_at: null, meeting: null, draft: null,
    episode: episode && {
      id: `e-${id}`, version: 1, category: "c1", urgency: "green", why: { text: "", tags: [] }, placed_at: "2026-11-10T08:00:00Z",
      placed_on: "2026-11-10", is_provisional: false, review_on: "2026-12-01", reviewed_on: null, urgency_since: "2026-11-24T06:00:00Z",
      lowered_at: null, goal: "", ward: null, step_down: null, undo: null, ...episode,
    },
    ...with_,
  };
}

/** @param {any} [with_] */
export const nomination = (with_ = {}) => ({
  id: "n", version: 1, kind: "board", state: "open", by: "boris", at: "2026-11-23T15:00:00Z", category: null, urgency: null, tags: [],
  text: "", answer_due_at: "2026-11-25T07:30:00Z", returns_on: null, promise: null, ...with_,
});

/** A concern that nobody has answered. @param {any} [with_] */
export const signal = (with_ = {}) => ({ id: "s", at: "2026-11-23T15:00:00Z", answer_due_at: "2026-11-25T07:30:00Z", tags: ["worry"], ...with_ });

/** Nominated, not on the board. @param {string} id @param {any} [with_] */
export const nominated = (id, with_ = {}) => person(id, { nominations: [nomination(with_)] }, null);

/** @param {any} [with_] */
export const task = (with_ = {}) => ({ id: "k", version: 1, text: "Ring", owner: "maria", due_on: TODAY, due_time: null, state: "open", is_safety: false, category: null, ...with_ });

/** @param {string} state @param {string} [since] @param {number} [seconds] */
export const taken = (state, since = "2026-11-24T07:30:00Z", seconds = 0) => ({ meeting: { id: "m", state, since, seconds } });
