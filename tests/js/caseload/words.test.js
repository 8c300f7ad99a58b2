// @ts-check
/** Where a number lies is said in words, never by colour. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, categoryName, number, percent, span, verdictWord } from "../../../static/js/caseload/words.js";

/** @typedef {import("../../../static/js/caseload/figures.js").Verdict} Verdict */

/** @type {[number | null, Verdict, number, string][]} */
const NUMBERS = [
  [212, "within", 0, "within the model"],
  [367, "over", 0, "147 over the model"],
  [180, "under", 0, "20 under the model"],
  [null, null, 0, "no figure"],
];
for (const [value, verdict, decimals, words] of NUMBERS) {
  test(`${value} beside 200–220 is ${words}`, () => {
    assert.equal(beside({ value, low: 200, high: 220, verdict }, decimals), words);
  });
}

test("a distance has as many decimals as its number", () => {
  assert.equal(beside({ value: 21.5, low: 16.7, high: 20, verdict: "over" }, 1), "1,5 over the model");
});

test("no number and no verdict are a dash", () => {
  assert.equal(number(null), "–");
  assert.equal(verdictWord(null), "–");
});

test("a span keeps only the decimals that say something", () => {
  assert.equal(span(16.7, 20), "16,7–20");
});

test("a share is rounded to whole per cent", () => {
  assert.equal(percent(25, 212), "12 %");
});

test("a category goes by its label in the reader's language", () => {
  const stays = { now: 0, count: 0, median_days: null, nine_of_ten_days: null, closed: 0, back: 0 };
  const category = { category: "1", code: "crisis", label_sv: "Kris", label_en: "Crisis", stays };
  assert.equal(categoryName(category), "Kris");
});
