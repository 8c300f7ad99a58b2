// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { closedParties, isAwaitingBasis, shown, whole } from "../../../static/js/board/shared.js";

const REGION = /** @type {any} */ ({ id: "r", short: "R", principal: "region" });
const SUPPORT = /** @type {any} */ ({ id: "m", short: "M", principal: "municipality" });
const PARTIES = [REGION, SUPPORT];
/** @param {string} from @param {string} to @param {string[]} scopes @param {string} [kind] */
const basis = (from, to, scopes, kind = "consent") => ({ from, to, scopes, kind });
/** @param {any[]} bases */
const person = (bases) => /** @type {any} */ ({ id: "p", bases, tasks: [], nominations: [], episode: null });

test("a party without a basis for status is closed, in the one direction", () => {
  assert.deepEqual(closedParties(person([]), PARTIES, "m"), [REGION]);
  assert.deepEqual(closedParties(person([basis("r", "m", ["contacts"])]), PARTIES, "m"), [REGION]);
  assert.deepEqual(closedParties(person([basis("r", "m", ["status"])]), PARTIES, "m"), []);
  assert.deepEqual(closedParties(person([basis("r", "m", ["status"])]), PARTIES, "r"), [SUPPORT]);
  assert.deepEqual(closedParties(person([]), PARTIES, undefined), []);
});

test("a block is stronger than any basis", () => {
  assert.equal(shown(person([basis("r", "m", ["status"]), basis("r", "m", [], "block")]), "r", "m").size, 0);
});

test("a nomination waits until the region may read it", () => {
  assert.equal(isAwaitingBasis(person([]), PARTIES, "m"), true);
  assert.equal(isAwaitingBasis(person([basis("m", "r", ["status"])]), PARTIES, "m"), true);
  assert.equal(isAwaitingBasis(person([basis("m", "r", ["status", "notes"])]), PARTIES, "m"), false);
  assert.equal(isAwaitingBasis(person([]), PARTIES, "r"), false);
});

test("what is left out gets a word, and nothing is undefined", () => {
  const made = whole(/** @type {any} */ ({
    ...person([]),
    tasks: [{ id: "t", state: "open" }],
    nominations: [{ id: "n" }],
    episode: { why: { tags: ["sleep"] }, step_down: { by: "s" } },
  }));
  assert.equal(made.tasks[0].text, "Not shared");
  assert.deepEqual(made.nominations[0].tags, []);
  assert.equal(made.episode?.why.text, "");
  assert.equal(made.episode?.goal, null);
  assert.deepEqual(made.episode?.step_down?.checklist, []);
});

test("an empty text is not a hidden one", () => {
  const made = whole(/** @type {any} */ ({ ...person([]), nominations: [{ id: "n", text: "", tags: [] }] }));
  assert.equal(made.nominations[0].text, "");
});
