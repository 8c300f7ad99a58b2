import assert from "node:assert/strict";
import { test } from "node:test";
import { isTooOld, keepable } from "../../../static/js/phone/store.js";
import { daysFrom, whenWord } from "../../../static/js/phone/words.js";
import { matching } from "../../../static/js/phone/search.js";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-24T08:12:00Z");
const day = (hours = 24) => /** @type {any} */ ({ keep_hours: hours, tasks: [{ id: 1, text: "Ring", declined_because: "hemligt" }], visits: [{ id: 3 }, { id: 4, agreed: { with: "karin", why: "hemligt" } }], people: [2], answers: [3], changed: [4], requests: [5], signals: [6], drafts: [7], added_later: [8], a_text: "hemligt" });

test("only what can be worked with offline is kept", () => {
  const kept = keepable(day());
  assert.deepEqual([kept.tasks, kept.people], [[{ id: 1, text: "Ring" }], [2]]);
  assert.equal(/** @type {any} */ (kept).a_text, null);
  for (const name of ["answers", "changed", "requests", "signals", "drafts", "added_later"]) assert.deepEqual(/** @type {any} */ (kept)[name], []);
});

test("that somebody goes alone is kept, and with whom it was agreed, but not why", () => {
  assert.deepEqual(keepable(day()).visits, [{ id: 3 }, { id: 4, agreed: { with: "karin", why: "" } }]);
  assert.doesNotMatch(JSON.stringify(keepable(day())), /hemligt/);
});

for (const [hours, age, isGone] of [
  [24, 0, false],
  [24, 24, false],
  [24, 24.01, true],
  [1, 2, true],
  [72, 71, false],
  [24, -2, true], // the phone's clock was set back: nobody knows how old it is
]) {
  test(`a day of ${hours} h is ${isGone ? "gone" : "there"} after ${age} h`, () => {
    assert.equal(isTooOld({ at: NOW - Number(age) * HOUR, day: day(Number(hours)) }, NOW), isGone);
  });
}

for (const [due_on, due_time, said] of [
  ["2026-11-24", "10:30", "10:30"],
  ["2026-11-24", null, "today"],
  ["2026-11-25", "10:30", "tomorrow"],
  ["2026-11-22", null, "2 d late"],
]) {
  test(`a task due ${due_on} ${due_time} is said as ${said}`, () => {
    assert.equal(whenWord(/** @type {any} */ ({ due_on, due_time }), "2026-11-24"), said);
  });
}

test("days are counted over a change to winter time", () => assert.equal(daysFrom("2026-10-26", "2026-10-24"), 2));

test("each word begins a word of the name, accents or not, or is the year", () => {
  const people = /** @type {any[]} */ ([["Ulla Sand", 1960], ["Ulla Svan", 1961], ["Hanna Björk", 1960]].map(([name, birth_year]) => ({ name, birth_year })));
  const found = (/** @type {string} */ text) => matching(people, text).map(({ name }) => name);
  assert.deepEqual(found("ul s"), ["Ulla Sand", "Ulla Svan"]);
  assert.deepEqual(found("bjork"), ["Hanna Björk"]);
  assert.deepEqual(found("ulla 1961"), ["Ulla Svan"]);
  assert.deepEqual(found("anna"), []);
  assert.deepEqual(found(" "), []);
});
