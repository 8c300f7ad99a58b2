// @ts-check
/** Whom a worry is about, when it is opened from today: the one whom I visit. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { taskNow, visitNow } from "../../../static/js/phone/visit_words.js";

const TODAY = "2026-11-24";
/** @param {string} patient @param {any} [rest] */
const visit = (patient, rest) => ({ patient, staff: "me", with: null, on: TODAY, time: null, state: "planned", ...rest });

for (const [name, visits, expected] of /** @type {[string, any[], string | null][]} */ ([
  ["no visit", [], null],
  ["one today", [visit("a")], "a"],
  ["tomorrow's is not yet", [visit("a", { on: "2026-11-25" })], null],
  ["yesterday's, never logged, is not now", [visit("a", { on: "2026-11-23" })], null],
  ["the first by time", [visit("b", { time: "10:30" }), visit("a", { time: "08:30" })], "a"],
  ["one without a time comes after", [visit("b"), visit("a", { time: "15:00" })], "a"],
  ["the next that is not logged", [visit("a", { time: "08:30", state: "done" }), visit("b", { time: "10:30" })], "b"],
  ["when all are logged, the last", [visit("a", { time: "08:30", state: "done" }), visit("b", { time: "10:30", state: "missed" })], "b"],
  ["as the other of two", [visit("a", { staff: "you", with: "me" })], "a"],
  ["not whom I stand in for", [visit("a", { staff: "you" })], null],
])) {
  test(`now: ${name}`, () => assert.equal(visitNow(visits, "me", TODAY), expected));
}

/** @param {string} patient @param {any} [rest] */
const task = (patient, rest) => ({ patient, owner: "me", due_on: TODAY, state: "open", ...rest });

for (const [name, tasks, expected] of /** @type {[string, any[], string | null][]} */ ([
  ["none", [], null],
  ["one today", [task("a")], "a"],
  ["two about the same person", [task("a"), task("a", { due_on: "2026-11-20" })], "a"],
  ["about two people nobody knows whom", [task("a"), task("b")], null],
  ["tomorrow's is not yet", [task("a", { due_on: "2026-11-25" })], null],
  ["one that is done is over", [task("a", { state: "done" }), task("b")], "b"],
  ["not what is offered to me", [task("a", { owner: "you" })], null],
])) {
  test(`tasks: ${name}`, () => assert.equal(taskNow(tasks, "me", TODAY), expected));
}
