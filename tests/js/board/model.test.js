// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { modelOf, nextMeeting, nextWeekday } from "../../../static/js/board/model.js";
import { empty, reduce } from "../../../static/js/live/reducer.js";

const NOW = new Date("2026-11-24T07:20:00Z");
const TEAM = {
  kind: "team", id: "t", zone: "Europe/Stockholm", meeting_days: [0, 1, 2, 3, 4], last_meeting_at: "2026-11-23T07:50:00Z",
  upcoming_meetings: ["2026-11-24T07:15:00Z", "2026-11-25T07:30:00Z"], meeting: null, totals: { patients: 4, on_board: 2, fte: 1 },
};
const CATEGORIES = [
  { kind: "category", id: "c2", code: "long_term", order: 2, is_active: true, templates: [] },
  { kind: "category", id: "c1", code: "crisis", order: 1, is_active: true, templates: [] },
  { kind: "category", id: "c3", code: "legal", order: 3, is_active: false, templates: [] },
];

/** @param {string} id @param {any} [with_] */
const person = (id, with_) => ({
  kind: "patient", id, name: id, contacts: [], missed_on: [], legal: [], decisions: [], nominations: [], tasks: [],
  medication_stopped_on: null, two_person: null, changed_at: "2026-11-23T07:00:00Z", episode: null, ...with_,
});
/** @param {string} category */
const episode = (category) => ({ id: `e-${category}`, version: 1, category, urgency: "green", why: { text: "", tags: [] }, placed_on: "2026-11-01", review_on: null });
const nomination = { id: "n", state: "open", tags: [], text: "", answer_due_at: "2026-11-25T07:30:00Z", urgency: null };

/** @param {any[]} people @param {Map<string, string>} [moves] */
function drawn(people, moves = new Map()) {
  const { state } = reduce(empty(), { seq: 1, mark: "m", snapshot: true, put: [TEAM, ...CATEGORIES, ...people], remove: [] });
  return modelOf(state, NOW, { moves, since: null });
}

test("columns stand in the team's order; an inactive one only while somebody is in it", () => {
  assert.deepEqual(drawn([]).columns.map((c) => c.category.code), ["crisis", "long_term"]);
  assert.deepEqual(drawn([person("a", { episode: episode("c3") })]).columns.map((c) => c.category.code), ["crisis", "long_term", "legal"]);
});

test("a move under way stands where it will, and the row itself is untouched", () => {
  const people = [person("a", { episode: episode("c1") })];
  const model = drawn(people, new Map([["a", "c2"]]));
  assert.deepEqual(model.columns.map((c) => c.cards.length), [0, 1]);
  assert.equal(people[0].episode.category, "c1");
});

test("only people at the standard level with an open nomination stand in the nominations", () => {
  const model = drawn([
    person("a", { nominations: [nomination] }),
    person("b", { nominations: [{ ...nomination, state: "waiting" }] }),
    person("c", { nominations: [nomination], episode: episode("c1") }),
    person("d"),
  ]);
  assert.deepEqual(model.nominated.map((p) => p.id), ["a"]);
  assert.equal(model.standard, 3);
});

test("without an earlier look, what changed is counted from the last meeting", () => {
  const model = drawn([
    person("a", { episode: episode("c1"), changed_at: "2026-11-24T06:00:00Z" }),
    person("b", { episode: episode("c1"), changed_at: "2026-11-23T06:00:00Z" }),
    person("c", { changed_at: "2026-11-24T06:00:00Z" }),
    person("d", { episode: episode("c1"), changed_at: null }),
  ]);
  assert.deepEqual(model.changed.map((p) => p.id), ["a"]);
});

test("the next meeting is the first that has not begun", () => {
  assert.equal(nextMeeting(drawn([])), "2026-11-25T07:30:00Z");
});

test("the day after a Friday is a Monday", () => {
  assert.equal(nextWeekday("2026-11-20"), "2026-11-23");
});

test("at work is who works here today, by name: not who has left, nor who nominates from outside", () => {
  /** @param {string} id @param {string} role @param {string | null} ends_on */
  const staff = (id, role, ends_on) => ({ kind: "staff", id, name: id, role, ends_on });
  const everybody = [staff("Åsa", "member", null), staff("Bo", "leader", "2026-11-24"), staff("Eva", "member", "2026-11-23"), staff("Mia", "nominator", null)];
  assert.deepEqual(drawn(everybody).atWork.map(({ id }) => id), ["Bo", "Åsa"]);
});
