// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, agoShort, alertText, dayWord, whyText } from "../../../static/js/board/words.js";

for (const [text, tags, expected] of /** @type {[string, string[], string][]} */ ([
  ["", ["sleep", "worry"], "sleep, worry"],
  ["three nights now", ["sleep"], "sleep, three nights now"],
  ["Calmer since Friday", ["calmer"], "Calmer since Friday"],
  ["", [], ""],
])) {
  test(`why: ${tags} and "${text}" reads "${expected}"`, () => assert.equal(whyText({ text, tags }), expected));
}

test("days are said as one says them", () => {
  assert.deepEqual([0, 1, 2, 203].map(ago), ["today", "yesterday", "2 d", "203 d"]);
  assert.equal(agoShort(1), "1 d");
});

test("a day is near or a date", () => {
  assert.equal(dayWord("2026-11-24", "2026-11-24"), "today");
  assert.equal(dayWord("2026-11-25", "2026-11-24"), "tomorrow");
  assert.match(dayWord("2026-12-24", "2026-11-24"), /24/);
});

test("every alert has its words", () => {
  const codes = ["threat", "medication_stopped", "two_person", "missed_visit", "red_without_task", "answer_overdue", "task_overdue",
    "review_late", "legal_ending", "decision_late", "discharged_without_contact", "red_unchanged", "two_missed", "new_signals"];
  for (const code of codes) assert.notEqual(alertText({ code, level: "safety" }), code);
});

test("the end of a legal status and a decision that waits are told in one glance", () => {
  const end = /** @type {any} */ ({ code: "legal_ending", what: "LPT", n: 9 });
  assert.equal(alertText(end), "LPT ends in 9 d");
  assert.equal(alertText({ ...end, days: 12 }), "LPT ends in 9 d, decision waiting 12");
});

test("each reminder of a consent's end says how many days are left", () => {
  const texts = [42, 21, 7, 0].map((n) => alertText(/** @type {any} */ ({ code: "basis_ending", n })));
  assert.equal(new Set(texts).size, 4);
  for (const [i, n] of [42, 21, 7].entries()) assert.match(texts[i], new RegExp(`${n} d`));
});
