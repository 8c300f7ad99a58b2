// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { agendaOf, isForAll, reasonsOf, standOf } from "../../../static/js/meeting/agenda.js";
import { nextOf } from "../../../static/js/meeting/trail.js";
import { MOMENT, nominated, nomination, person, signal, taken, task } from "./people.js";

/** @typedef {import("../../../static/js/meeting/agenda.js").Entry} Entry */

/** @param {Entry[]} entries */
const ids = (entries) => entries.map((entry) => entry.person.id);
/** As "1 red" or "1 threat". @param {any} row */
const said = (row) => reasonsOf(row, MOMENT).map(({ group, code, alert }) => `${group} ${alert?.code ?? code}`);

/** @type {[string, any, string[]][]} the heaviest first; it decides the group */
const WHY = [
  ["nothing calls for them", person("p"), ["5 rest"]],
  ["red, with a task today", person("p", { tasks: [task()] }, { urgency: "red" }), ["1 red"]],
  ["red without a task today", person("p", {}, { urgency: "red" }), ["1 red", "1 red_without_task"]],
  ["amber is no reason by itself", person("p", {}, { urgency: "amber" }), ["5 rest"]],
  ["a threat", person("p", {}, { why: { text: "", tags: ["threat"] } }), ["1 threat"]],
  ["medication stopped", person("p", { medication_stopped_on: "2026-11-23" }), ["1 medication_stopped"]],
  ["two must go", person("p", { two_person: { reason: "hund", review_on: null } }), ["1 two_person"]],
  ["missed, and not met since", person("p", { missed_on: ["2026-11-24"] }), ["1 missed_visit"]],
  ["nominated", nominated("p"), ["2 nominated"]],
  ["nominated as red", nominated("p", { urgency: "red" }), ["1 nominated_red", "2 nominated"]],
  ["nominated, and a threat reported", nominated("p", { tags: ["threat"] }), ["1 threat", "2 nominated"]],
  ["nominated long ago", nominated("p", { answer_due_at: "2026-11-23T07:30:00Z" }), ["2 nominated", "2 answer_overdue"]],
  ["a question", nominated("p", { kind: "consult" }), ["2 consult"]],
  ["observed while on the board", person("p", { nominations: [nomination()] }), ["2 observed"]],
  ["placed at once, to be confirmed", person("p", {}, { is_provisional: true }), ["2 provisional"]],
  ["review due today", person("p", {}, { review_on: "2026-11-24" }), ["3 review_due"]],
  ["review tomorrow", person("p", {}, { review_on: "2026-11-25" }), ["5 rest"]],
  ["review long passed, said once", person("p", {}, { review_on: "2026-11-13" }), ["3 review_late"]],
  ["lowered since the meeting", person("p", {}, { lowered_at: "2026-11-23T12:00:00Z" }), ["3 lowered"]],
  ["step-down proposed", person("p", {}, { step_down: { by: "maria", at: "2026-11-23T12:00:00Z", why: "", checklist: [] } }), ["4 step_down"]],
  ["legal status ends", person("p", { legal: [{ id: "l", kind: "LPT", ends_on: "2026-12-03" }] }), ["4 legal_ending"]],
  ["legal status ends much later", person("p", { legal: [{ id: "l", kind: "LPT", ends_on: "2027-03-03" }] }), ["5 rest"]],
  ["decision late", person("p", { decisions: [{ id: "d", what: "Boendestöd", asked_on: "2026-11-01", expected_on: "2026-11-20", due_on: "2026-11-20" }] }), ["4 decision_late"]],
  ["task overdue", person("p", { tasks: [task({ due_on: "2026-11-20" })] }), ["4 task_overdue"]],
  ["a concern waits for an answer", person("p", { signals: [signal()] }), ["4 signal"]],
  ["a concern about somebody who is not on the board", person("p", { signals: [signal()] }, null), ["4 signal"]],
  ["a concern not answered in time, said once", person("p", { signals: [signal({ answer_due_at: "2026-11-24T07:29:00Z" })] }), ["4 signal_overdue"]],
  ["a threat in a concern", person("p", { signals: [signal({ tags: ["threat"] })] }, null), ["1 threat", "4 signal"]],
  ["red, and a concern", person("p", { signals: [signal()], tasks: [task()] }, { urgency: "red" }), ["1 red", "4 signal"]],
  ["consent ends", person("p", { bases: [{ id: "b", version: 1, kind: "consent", how: "oral", from: "a", to: "b", scopes: [], given_on: "2026-01-01", valid_until: "2026-12-01" }] }), ["4 basis_ending"]],
];
for (const [what, row, reasons] of WHY) test(`why: ${what}`, () => assert.deepEqual(said(row), reasons));

test("the groups follow each other, and inside one the board's order holds", () => {
  const agenda = agendaOf([
    person("calm", {}, { urgency: "green" }),
    person("amber", {}, { urgency: "amber" }),
    person("review-new", {}, { review_on: "2026-11-24", placed_on: "2026-11-20" }),
    person("review-old", {}, { review_on: "2026-11-24", placed_on: "2026-11-01" }),
    person("legal", { legal: [{ id: "l", kind: "LPT", ends_on: "2026-12-03" }] }),
    nominated("due-later", { answer_due_at: "2026-11-26T07:30:00Z" }),
    nominated("due-first", { answer_due_at: "2026-11-25T07:30:00Z" }),
    person("unsafe", { medication_stopped_on: "2026-11-23" }),
    person("red", {}, { urgency: "red" }),
    person("red-unsafe", { medication_stopped_on: "2026-11-23" }, { urgency: "red" }),
    person("standard", {}, null),
  ], MOMENT);
  assert.deepEqual(ids(agenda.main), ["red-unsafe", "red", "unsafe", "due-first", "due-later", "review-old", "review-new", "legal"]);
  assert.deepEqual(ids(agenda.rest), ["amber", "calm"]);
  assert.deepEqual(ids(agenda.left), [...ids(agenda.main), ...ids(agenda.rest)]);
});

test("a concern brings somebody onto the agenda until it is answered, the one due first before", () => {
  const due = (/** @type {string} */ id, /** @type {string} */ at) => person(id, { signals: [signal({ answer_due_at: at })] }, null);
  const agenda = agendaOf([due("a-later", "2026-11-26T07:30:00Z"), due("b-first", "2026-11-25T07:30:00Z"), person("answered", { signals: [] }, null)], MOMENT);
  assert.deepEqual(ids(agenda.main), ["b-first", "a-later"]);
  assert.deepEqual(ids(agenda.left), ["b-first", "a-later"]);
});

test("who was put off comes last, who was taken up stands in the order it happened", () => {
  const agenda = agendaOf([
    person("later", taken("later"), { urgency: "red" }),
    person("second", taken("discussed", "2026-11-24T07:31:00Z")),
    person("first", taken("discussed", "2026-11-24T07:30:00Z")),
    person("same", taken("unchanged")),
    person("now", taken("now"), { urgency: "red" }),
    person("rest"),
    nominated("new"),
  ], MOMENT);
  assert.equal(agenda.now?.person.id, "now");
  assert.deepEqual(ids(agenda.left), ["new", "rest", "later"]);
  assert.deepEqual(ids(agenda.done), ["first", "second"]);
  assert.deepEqual(ids(agenda.unchanged), ["same"]);
});

test("before whom somebody leaves the room comes last of all, whatever calls for them", () => {
  const people = [
    person("red-last", {}, { urgency: "red" }), person("calm-last"), person("later-last", taken("later")), person("done-last", taken("discussed")),
    person("later", taken("later")), person("red", {}, { urgency: "red" }), person("rest"),
  ];
  const isLast = (/** @type {any} */ p) => p.id.endsWith("-last");
  const agenda = agendaOf(people, MOMENT, () => true, isLast);
  assert.deepEqual(ids(agenda.left), ["red", "rest", "later", "red-last", "calm-last", "later-last"]);
  assert.deepEqual([ids(agenda.last), ids(agenda.done)], [["red-last", "calm-last", "later-last"], ["done-last"]]);
  const alone = agendaOf([person("calm-last")], MOMENT, () => true, isLast);
  assert.equal(standOf(alone), "later");
  assert.equal(nextOf([], alone), "calm-last");
  assert.equal(nextOf([], agendaOf([person("calm-last"), person("later", taken("later"))], MOMENT, () => true, isLast)), "later");
});

test("somebody taken up and then taken off the board, or answered, stays among those taken up", () => {
  const agenda = agendaOf([person("gone", taken("discussed"), null), person("put-off", taken("later"), null)], MOMENT);
  assert.deepEqual(ids(agenda.done), ["gone"]);
  assert.deepEqual(ids(agenda.left), []);
});

test("a part takes up its own, and knows how many the other has", () => {
  const people = [person("all", {}, { urgency: "red" }), person("ours", {}, { urgency: "red" }), person("ours-done", taken("discussed")), person("ours-later", taken("later"))];
  const isOurs = (/** @type {any} */ p) => p.id.startsWith("ours");
  const first = agendaOf(people, MOMENT, (p) => !isOurs(p));
  assert.deepEqual([ids(first.left), ids(first.elsewhere)], [["all"], ["ours", "ours-later"]]);
  const second = agendaOf(people, MOMENT, isOurs);
  assert.deepEqual([ids(second.left), ids(second.elsewhere)], [["ours", "ours-later"], ["all"]]);
});

/** @type {[string, any[], string][]} */
const STANDS = [
  ["nobody at all", [], "end"],
  ["before the first", [person("red", {}, { urgency: "red" }), person("rest")], "begin"],
  ["with somebody", [person("red", taken("now"), { urgency: "red" }), person("rest")], "person"],
  ["only the rest is left", [person("red", taken("discussed"), { urgency: "red" }), person("rest"), person("l", taken("later"))], "rest"],
  ["only those put off are left", [person("l", taken("later")), person("u", taken("unchanged"))], "later"],
  ["everybody is taken up", [person("d", taken("discussed")), person("u", taken("unchanged"))], "end"],
];
for (const [what, people, stand] of STANDS) test(`the room has before it: ${what}`, () => assert.equal(standOf(agendaOf(people, MOMENT)), stand));

const PARTIES = /** @type {any[]} */ ([{ id: "clinic", principal: "region" }, { id: "support", principal: "municipality" }]);
const basis = (/** @type {string} */ from, /** @type {string} */ to, kind = "consent", scopes = ["status"]) => ({ id: `${from}${to}`, version: 1, kind, how: null, from, to, scopes, given_on: "2026-01-01", valid_until: null });
const byThem = { nominations: [nomination({ by: "boris" })] };
/** @type {[string, string, any, boolean][]} own party, person, whether everybody in the room may follow */
const ROOM = [
  ["clinic", "theirs on the board, shared", person("p", { bases: [basis("clinic", "support")] }), true],
  ["clinic", "theirs on the board, closed", person("p"), false],
  ["clinic", "shared and blocked", person("p", { bases: [basis("clinic", "support"), basis("clinic", "support", "block", [])] }), false],
  ["clinic", "shared, but not where they stand", person("p", { bases: [basis("clinic", "support", "consent", ["contacts"])] }), false],
  ["support", "the clinic's on the board, shown to us", person("p", { bases: [basis("clinic", "support")] }), true],
  ["support", "our nomination, shown to the clinic", person("p", { ...byThem, bases: [basis("support", "clinic")] }, null), true],
  ["support", "our nomination, closed", person("p", byThem, null), false],
  ["clinic", "our own nomination, closed", person("p", { nominations: [nomination({ by: "maria" })] }, null), false],
].map((row) => /** @type {[string, string, any, boolean]} */ (row));
const partyOf = (/** @type {string} */ staff) => ({ boris: "support", maria: "clinic" })[staff];
for (const [own, what, row, isIt] of ROOM) test(`part 1 for ${own}: ${what}`, () => assert.equal(isForAll(row, PARTIES, own, partyOf), isIt));

test("alone in the room nothing is closed", () => assert.equal(isForAll(person("p"), PARTIES.slice(0, 1), "clinic", partyOf), true));
