// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { firstDifference } from "./difference.js";
import { createServer } from "./server.js";
import { createChance, createTime, seeds } from "./time.js";
import { empty, reduce, rowOf, rowsOf, standing, teamOf } from "../../../static/js/live/reducer.js";

const anna = { kind: "patient", id: "p1", name: "Anna" };
const team = { kind: "team", id: "t1", name: "Söder" };

/** @param {number} seq @param {object} [more] */
const message = (seq, more = {}) => ({ seq, mark: `m${seq}`, put: [], remove: [], ...more });

const at7 = reduce(empty(), message(7, { snapshot: true, put: [anna, team] })).state;

test("what a message does depends only on its number, its mark and its kind", () => {
  /** @type {[string, any, string][]} */
  const table = [
    ["the next frame", message(8), "applied"],
    ["the same frame again", message(7), "old"],
    ["an earlier frame", message(6), "old"],
    ["a frame further ahead", message(9), "gap"],
    ["my number with another mark", message(7, { mark: "x" }), "other-mark"],
    ["nothing since", message(7, { snapshot: false }), "old"],
    ["everything since, many numbers", message(30, { snapshot: false }), "applied"],
    ["a catch-up that ends before me", message(6, { snapshot: false }), "other-mark"],
    ["a catch-up at my number with another mark", message(7, { snapshot: false, mark: "x" }), "other-mark"],
    ["a snapshot ahead", message(30, { snapshot: true }), "snapshot"],
    ["a snapshot behind", message(2, { snapshot: true }), "snapshot"],
  ];
  for (const [name, given, verdict] of table) {
    const result = reduce(at7, given);
    assert.equal(result.verdict, verdict, name);
    if (verdict !== "applied" && verdict !== "snapshot") assert.equal(result.state, at7, name);
  }
});

test("what was drawn for another audience is never put together with mine", () => {
  const mine = reduce(empty(), message(7, { snapshot: true, put: [anna], audience: "a" })).state;
  const other = { kind: "patient", id: "p2" };
  /** @type {[string, any, string][]} */
  const table = [
    ["the next frame for me", message(8, { audience: "a" }), "applied"],
    ["the next frame for others", message(8, { audience: "b", put: [other] }), "other-mark"],
    ["everything since, for others", message(9, { audience: "b", snapshot: false, put: [other] }), "other-mark"],
    ["nothing since, for others", message(7, { audience: "b", snapshot: false }), "other-mark"],
    ["an old frame for others", message(6, { audience: "b", put: [other] }), "other-mark"],
    ["the answer to a tap of somebody without a room", message(8), "applied"],
    ["a snapshot for others", message(7, { audience: "b", snapshot: true, put: [other] }), "snapshot"],
  ];
  for (const [name, given, verdict] of table) assert.equal(reduce(mine, given).verdict, verdict, name);
  const { state } = reduce(mine, message(7, { audience: "b", snapshot: true, put: [other] }));
  assert.deepEqual([rowsOf(state, "patient"), state.audience], [[other], "b"]);
  assert.equal(reduce(state, message(8, { audience: "a", put: [anna] })).verdict, "other-mark");
});

test("before the first snapshot nothing can be applied", () => {
  assert.equal(reduce(empty(), message(0)).verdict, "gap");
  assert.equal(reduce(empty(), message(5, { snapshot: false })).verdict, "gap");
});

test("rows are put and removed whole, by kind and id", () => {
  const other = { kind: "patient", id: "p2" };
  const { state } = reduce(at7, message(8, { put: [other], remove: [{ kind: "patient", id: "p1" }] }));
  assert.deepEqual(rowsOf(state, "patient"), [other]);
  assert.equal(rowOf(state, "patient", "p1"), undefined);
  assert.equal(rowOf(state, "patient", null), undefined);
  assert.deepEqual(rowsOf(state, "nothing"), []);
});

test("a state given away never changes, and untouched kinds are the same object", () => {
  const { state } = reduce(at7, message(8, { put: [{ ...anna, name: "Anna B" }] }));
  assert.equal(rowOf(at7, "patient", "p1")?.name, "Anna");
  assert.equal(rowOf(state, "patient", "p1")?.name, "Anna B");
  assert.equal(state.rows.team, at7.rows.team);
  assert.equal(teamOf(state)?.name, "Söder");
});

test("a snapshot leaves nothing of what was before", () => {
  const { state } = reduce(at7, message(9, { snapshot: true, put: [team] }));
  assert.deepEqual(rowsOf(state, "patient"), []);
});

test("a head is the same, ahead, behind, or of another history", () => {
  assert.equal(standing(at7, { seq: 7, mark: "m7" }), "same");
  assert.equal(standing(at7, { seq: 8, mark: "m8" }), "behind");
  assert.equal(standing(at7, { seq: 6, mark: "m6" }), "ahead");
  assert.equal(standing(at7, { seq: 7, mark: "x" }), "other-mark");
});

test("an old snapshot and the changes since are the new snapshot", () => {
  for (const seed of seeds) {
    const chance = createChance(seed);
    const server = createServer(createTime());
    let { state } = reduce(empty(), server.snapshot());
    const catchUp = () => ({ state } = reduce(state, server.changesSince(state.seq, String(state.mark))));
    for (let step = 0; step < 50; step += 1) {
      const change = server.commit(`p${chance.below(6)}`, chance.is(0.3) ? null : { text: chance.below(99) });
      if (chance.is(0.7)) ({ state } = reduce(state, change));
      if (chance.is(0.3)) catchUp();
    }
    catchUp();
    assert.equal(firstDifference(state, reduce(empty(), server.snapshot()).state), null, `seed ${seed}`);
  }
});
