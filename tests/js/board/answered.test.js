// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { newsAmong } from "../../../static/js/board/answered.js";

const since = new Date("2026-11-23T08:00:00Z");
const [before, after] = ["2026-11-23T07:59:59Z", "2026-11-23T08:00:01Z"];

for (const [words, facts, expected] of /** @type {[string, object, string[]][]} */ ([
  ["an answer that came since", { at: after }, ["a"]],
  ["one that was there already", { at: before }, []],
  ["one that was read", { at: after, read_at: after }, []],
  ["one that I gave myself", { at: after, by: "me" }, []],
  ["a result, though the answer was read", { at: before, read_at: before, result: { at: after, by: "karin" } }, ["a result"]],
  ["an old result", { at: before, read_at: before, result: { at: before, by: "karin" } }, []],
  ["my own result", { at: before, read_at: before, result: { at: after, by: "me" } }, []],
])) {
  test(`told: ${words}: ${expected.length ? "yes" : "no"}`, () => {
    const one = { id: "a", patient_label: "Olof", decision: "wait", by: "karin", at: after, read_at: null, result: null, ...facts };
    assert.deepEqual(newsAmong([one], since, "me").map(({ key }) => key), expected);
  });
}
