// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { agendaOf } from "../../../static/js/meeting/agenda.js";
import { followed, nextOf, previousOf } from "../../../static/js/meeting/trail.js";
import { MOMENT, person, taken } from "./people.js";

const at = (/** @type {number} */ minute) => `2026-11-24T07:${30 + minute}:00Z`;
const red = (/** @type {string} */ id, with_ = {}) => person(id, with_, { urgency: "red", placed_on: `2026-11-0${"abcdef".indexOf(id) + 1}` });
const done = (/** @type {string} */ id, /** @type {number} */ minute) => red(id, taken("discussed", at(minute)));
const now = (/** @type {string} */ id, /** @type {number} */ minute) => red(id, taken("now", at(minute)));

/** @type {[string, string[], any[], string | null, string | null][]} trail, people, previous, next */
const STEPS = [
  ["before the first", [], [red("a"), red("b")], null, "a"],
  ["in the middle", ["a", "b"], [done("a", 0), now("b", 1), red("c")], "a", "c"],
  ["one step back: next goes forward again", ["a", "b", "c"], [done("a", 0), now("b", 3), done("c", 2), red("d")], "a", "c"],
  ["two steps back", ["a", "b", "c"], [now("a", 4), done("b", 3), done("c", 2), red("d")], null, "b"],
  ["after the last, with a rest: nobody", ["a"], [now("a", 0), person("r")], null, null],
  ["with the list of the rest", ["a"], [done("a", 0), person("r")], "a", null],
  ["with the list of the rest, somebody put off", ["a"], [done("a", 0), person("r"), red("b", taken("later"))], "a", "b"],
  ["the last of all", ["a"], [now("a", 0)], null, null],
  ["only one put off is left", ["a"], [now("a", 0), red("b", taken("later"))], null, "b"],
];
for (const [what, trail, people, previous, next] of STEPS) {
  test(`steps: ${what}`, () => {
    const agenda = agendaOf(people, MOMENT);
    assert.deepEqual([previousOf(followed(trail, agenda), agenda), nextOf(followed(trail, agenda), agenda)], [previous, next]);
  });
}

test("a screen that comes late follows the order in which people were taken up", () => {
  assert.deepEqual(followed([], agendaOf([done("c", 2), now("b", 3), done("a", 0)], MOMENT)), ["a", "c", "b"]);
});

test("who is no longer shown, or put off, leaves the trail", () => {
  assert.deepEqual(followed(["a", "x", "b"], agendaOf([done("a", 0), red("b", taken("later"))], MOMENT)), ["a"]);
});
