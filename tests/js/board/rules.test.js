// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addDays, addWeekdays, alertsOf, compareCards, compareNominated, dayIn, daysBetween, difference, isFound, isReviewLate,
  meetingsSince, orderedTasks, reminderAt, sums,
} from "../../../static/js/board/rules.js";

/** @typedef {import("../../../static/js/board/wire.js").Patient} Patient */

const TODAY = "2026-11-24"; // a Tuesday
/** @type {import("../../../static/js/board/wire.js").Moment} */
const MOMENT = {
  now: new Date("2026-11-24T07:20:00Z"),
  today: TODAY,
  zone: "Europe/Stockholm",
  meetingDays: [0, 1, 2, 3, 4],
  categories: new Map([
    ["c1", /** @type {any} */ ({ id: "c1", code: "crisis" })],
    ["c2", /** @type {any} */ ({ id: "c2", code: "discharged" })],
    ["c3", /** @type {any} */ ({ id: "c3", code: "avoiding" })],
  ]),
};

/** @param {any} [with_] @param {any} [episode] @returns {Patient} */
function person(with_ = {}, episode = {}) {
  return {
    kind: "patient", id: "p", version: 1, label: "Hanna Be.", name: "Hanna Berg", birth_year: 1980, is_similar: false,
    is_protected: false, primary: null, contacts: [], last_contact_on: "2026-11-23", missed_on: [],
    medication_stopped_on: null, two_person: null, legal: [], decisions: [], earlier: { count: 0, last_closed_on: null },
    changed_at: "2026-11-24T07:00:00Z", nominations: [], tasks: [],
    episode: episode && {
      id: "e", version: 1, category: "c1", urgency: "green", why: { text: "", tags: [] }, placed_at: "2026-11-10T08:00:00Z",
      placed_on: "2026-11-10", is_provisional: false, review_on: null, reviewed_on: null, urgency_since: "2026-11-23T08:00:00Z",
      lowered_at: null, goal: "", ward: null, step_down: null, undo: null, ...episode,
    },
    ...with_,
  };
}
/** @param {any} with_ */
const task = (with_) => ({ id: "k", version: 1, text: "Ring", owner: "s", due_on: TODAY, due_time: null, state: "open", is_safety: false, category: null, ...with_ });
const concern = (/** @type {any} */ with_) => ({ id: "s", at: "2026-11-23T15:00:00Z", answer_due_at: "2026-11-25T07:30:00Z", tags: ["worry"], ...with_ });

/** @param {any} with_ */
const nomination = (with_) => ({ id: "n", version: 1, kind: "board", state: "open", by: "s", at: "2026-11-23T15:00:00Z", category: null, urgency: null, tags: [], text: "", answer_due_at: "2026-11-25T07:30:00Z", returns_on: null, ...with_ });
/** @param {Patient} p */
const codes = (p) => alertsOf(p, MOMENT).map((a) => a.code);

test("a day is the day in the team's zone, also just after midnight", () => {
  assert.equal(dayIn("2026-11-23T23:30:00Z", "Europe/Stockholm"), "2026-11-24");
  assert.equal(dayIn("2026-06-30T21:59:00Z", "Europe/Stockholm"), "2026-06-30");
});

test("days between dates do not slip when the clock changes", () => {
  assert.equal(daysBetween("2026-10-24", "2026-10-26"), 2);
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
});

test("weekdays jump over a weekend", () => {
  assert.equal(addWeekdays("2026-11-20", 2), "2026-11-24");
  assert.equal(addWeekdays("2026-11-24", 0), "2026-11-24");
});

test("cards stand by urgency, longest on the board, name", () => {
  const order = [
    person({ id: "1", name: "Åke" }, { urgency: "green", placed_on: "2026-11-01" }),
    person({ id: "2", name: "Bo" }, { urgency: "red", placed_on: "2026-11-20" }),
    person({ id: "3", name: "Cy" }, { urgency: "red", placed_on: "2026-11-02" }),
    person({ id: "4", name: "Anna" }, { urgency: "green", placed_on: "2026-11-01" }),
    person({ id: "5", name: "Dan" }, { urgency: "amber" }),
  ].sort(compareCards);
  assert.deepEqual(order.map((p) => p.id), ["3", "2", "5", "4", "1"]);
});

test("a red nomination stands first, then the earliest due", () => {
  const order = [
    person({ id: "1", nominations: [nomination({})] }, null),
    person({ id: "2", nominations: [nomination({ answer_due_at: "2026-11-24T07:30:00Z" })] }, null),
    person({ id: "3", nominations: [nomination({ urgency: "red" })] }, null),
  ].sort(compareNominated);
  assert.deepEqual(order.map((p) => p.id), ["3", "2", "1"]);
});

test("tasks stand by day and time, proposed ones last, done ones away", () => {
  const p = person({ tasks: [task({ id: "a", state: "proposed", due_on: "2026-11-01" }), task({ id: "b", due_time: "10:30" }), task({ id: "c", due_on: "2026-11-20" }), task({ id: "d", state: "done" })] });
  assert.deepEqual(orderedTasks(p).map((k) => k.id), ["c", "b", "a"]);
});

for (const [reviewOn, late] of /** @type {[string | null, boolean][]} */ ([[null, false], ["2026-11-24", false], ["2026-11-20", false], ["2026-11-19", true], ["2026-11-02", true]])) {
  test(`a review due ${reviewOn} is ${late ? "late" : "not late"} on Tuesday the 24th`, () => {
    assert.equal(isReviewLate(/** @type {any} */ ({ review_on: reviewOn }), TODAY), late);
  });
}

test("meetings since Friday count Monday and Tuesday", () => {
  assert.equal(meetingsSince("2026-11-20T08:00:00Z", MOMENT), 2);
});

for (const [name, p, expected] of /** @type {[string, Patient, string[]]} */ ([
  ["a calm person has none", person(), []],
  ["threat stands above everything", person({ medication_stopped_on: "2026-11-20" }, { why: { text: "", tags: ["threat"] } }), ["threat", "medication_stopped"]],
  ["a missed visit counts until the person is met", person({ missed_on: ["2026-11-20"], last_contact_on: "2026-11-18" }), ["missed_visit"]],
  ["a missed visit before the last contact is over", person({ missed_on: ["2026-11-20"], last_contact_on: "2026-11-21" }), []],
  ["a missed visit fifteen days ago is over", person({ missed_on: ["2026-11-09"], last_contact_on: null }), []],
  ["two missed in fourteen days propose Hard to reach", person({ missed_on: ["2026-11-20", "2026-11-17"], last_contact_on: "2026-11-21" }), ["two_missed"]],
  ["but not for someone who stands there", person({ missed_on: ["2026-11-20", "2026-11-17"], last_contact_on: "2026-11-21" }, { category: "c3" }), []],
  ["two persons", person({ two_person: { reason: "hund", review_on: "2026-12-01" } }), ["two_person"]],
  ["red without a task today", person({}, { urgency: "red" }), ["red_without_task"]],
  ["red with a task today", person({ tasks: [task({})] }, { urgency: "red" }), []],
  ["red with a task tomorrow only", person({ tasks: [task({ due_on: "2026-11-25" })] }, { urgency: "red" }), ["red_without_task"]],
  ["red with a proposed task only", person({ tasks: [task({ state: "proposed" })] }, { urgency: "red" }), ["red_without_task"]],
  ["a task from yesterday is overdue", person({ tasks: [task({ due_on: "2026-11-23" })] }), ["task_overdue"]],
  ["red unchanged for three meetings", person({ tasks: [task({})] }, { urgency: "red", urgency_since: "2026-11-18T08:00:00Z" }), ["red_unchanged"]],
  ["red for two meetings is not yet", person({ tasks: [task({})] }, { urgency: "red", urgency_since: "2026-11-20T08:00:00Z" }), []],
  ["the third meeting makes it", person({ tasks: [task({})] }, { urgency: "red", urgency_since: "2026-11-19T08:00:00Z" }), ["red_unchanged"]],
  ["a review passed by more than two weekdays", person({}, { review_on: "2026-11-16" }), ["review_late"]],
  ["an answer past its time", person({ nominations: [nomination({ answer_due_at: "2026-11-23T07:30:00Z" })] }, null), ["answer_overdue"]],
  ["legal status ending in nine days", person({ legal: [{ id: "l", kind: "LPT", ends_on: "2026-12-03" }] }), ["legal_ending"]],
  ["legal status ending in 42 days", person({ legal: [{ id: "l", kind: "LPT", ends_on: "2027-01-05" }] }), ["legal_ending"]],
  ["legal status ending in 43 days", person({ legal: [{ id: "l", kind: "LPT", ends_on: "2027-01-06" }] }), []],
  ["legal status ending in spring", person({ legal: [{ id: "l", kind: "ÖPT", ends_on: "2027-04-01" }] }), []],
  ["a decision past its date", person({ decisions: [{ id: "d", what: "Boendestöd", asked_on: "2026-11-12", expected_on: "2026-11-20", due_on: "2026-11-20" }] }), ["decision_late"]],
  ["a decision without a date waits until the server's day for it", person({ decisions: [{ id: "d", what: "Boendestöd", asked_on: "2026-11-12", expected_on: null, due_on: "2026-11-26" }] }), []],
  ["… and is late after it", person({ decisions: [{ id: "d", what: "Boendestöd", asked_on: "2026-10-12", expected_on: null, due_on: "2026-10-26" }] }), ["decision_late"]],
  ["expected on a weekend, it is late after the workday", person({ decisions: [{ id: "d", what: "Boendestöd", asked_on: "2026-11-12", expected_on: "2026-11-22", due_on: "2026-11-24" }] }), []],
  ["a plan whose next step is late from today", person({ plans: [{ id: "p", kind: "sip", state: "called", next_on: "2026-11-20", late_on: "2026-11-24" }] }), ["plan_late"]],
  ["a plan whose next step is late tomorrow", person({ plans: [{ id: "p", kind: "sip", state: "called", next_on: "2026-11-20", late_on: "2026-11-25" }] }), []],
  ["home for four days, on the board for longer, nobody met", person({ last_contact_on: null }, { category: "c2", placed_on: "2026-11-01", discharged_on: "2026-11-20" }), []],
  ["discharged a week ago, nobody met", person({ last_contact_on: "2026-11-01" }, { category: "c2", placed_on: "2026-11-17" }), ["discharged_without_contact"]],
  ["discharged a week ago and met", person({ last_contact_on: "2026-11-18" }, { category: "c2", placed_on: "2026-11-17" }), []],
  ["a new observation about someone on the board", person({ nominations: [nomination({})] }), ["new_signals"]],
  ["a concern about someone on the board", person({ signals: [concern({})] }), ["new_signals"]],
  ["a concern about someone who is not", person({ signals: [concern({})] }, null), []],
  ["a concern past its time", person({ signals: [concern({ answer_due_at: "2026-11-23T07:30:00Z" })] }, null), ["signal_overdue"]],
  ["a threat in a concern that nobody has answered", person({ signals: [concern({ tags: ["worry", "threat"] })] }, null), ["threat"]],
])) {
  test(`alerts: ${name}`, () => assert.deepEqual(codes(p), expected));
}

for (const [days, reminder] of /** @type {[number, number | null][]} */ ([
  [43, null], [42, 1], [36, 1], [35, null], [22, null], [21, 2], [15, 2], [14, null], [8, null], [7, 3], [1, 3], [0, 3],
])) {
  test(`a basis that ends in ${days} days is reminder ${reminder}`, () => {
    assert.equal(reminderAt(days), reminder);
    const bases = [{ kind: "consent", valid_until: addDays(TODAY, days) }, { kind: "emergency", valid_until: TODAY }];
    assert.deepEqual(alertsOf(person({ bases }), MOMENT).map((a) => [a.code, a.n]), reminder ? [["basis_ending", days]] : []);
  });
}

test("the first row counts persons", () => {
  const found = sums([
    person({ id: "1" }, { urgency: "red" }),
    person({ id: "2", tasks: [task({})] }, { urgency: "red" }),
    person({ id: "3", nominations: [nomination({})] }, null),
    person({ id: "4", nominations: [nomination({ state: "waiting" })] }, null),
    person({ id: "5", decisions: [{ id: "d", what: "x", asked_on: "2026-11-01", expected_on: "2026-11-10", due_on: "2026-11-10" }] }),
    person({ id: "6" }, { review_on: "2026-11-02" }),
  ], MOMENT);
  assert.deepEqual(found, { red: ["1", "2"], redWithoutTask: ["1"], nominated: ["3"], decisionsLate: ["5"], reviewLate: ["6"] });
});

for (const [name, typed, found] of /** @type {[string, string, boolean][]} */ ([
  ["Åke Holm", "ake", true], ["Åke Holm", "holm å", true], ["Ulla Sand", "ulla sv", false],
  ["Zoë O'Neill", "zoe", true], ["Anna-Lena Öst", "lena ost", true], ["Hanna Berg", "erg", false],
])) {
  test(`"${typed}" ${found ? "finds" : "does not find"} ${name}`, () => assert.equal(isFound(name, typed), found));
}

test("what happened between two drawings", () => {
  const before = person();
  assert.equal(difference(before, before), null);
  assert.equal(difference(undefined, before), "placed");
  assert.equal(difference(before, person({}, null)), "closed");
  assert.equal(difference(before, person({}, { category: "c2" })), "moved");
  assert.equal(difference(before, person({}, { urgency: "red" })), "urgency");
  assert.equal(difference(person({}, null), person({ nominations: [nomination({})] }, null)), "nominated");
  assert.equal(difference(before, person({ changed_at: "2026-11-24T07:19:00Z" })), "changed");
  assert.equal(difference(before, undefined), "left");
});
