// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { BESIDE, HEAD, OVERVIEW, plan, SPACE } from "../../../static/js/wall/plan.js";

// A wall of 1920 × 1080 without its first and last line.
const WALL = { width: 1856, height: 840, most: 1.5, least: 1 };
const DEMO = [3, 4, 6, 5, 3, 3, 2, 2];

/** @param {import("../../../static/js/wall/plan.js").Plan} made @param {number[]} sizes */
function assertEveryRowOnce(made, sizes) {
  const rows = made.columns.flat().flatMap(({ section, from, to }) => range(from, to).map((row) => [section, row]));
  assert.deepEqual(rows, sizes.flatMap((size, section) => range(0, size).map((row) => [section, row])));
}

/** @param {number} from @param {number} to */
const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

/** @param {import("../../../static/js/wall/plan.js").Plan} made @param {typeof WALL} room @param {typeof OVERVIEW} form */
function assertInside({ columns, scale }, room, { row, column, gap } = OVERVIEW) {
  const width = columns.length * column + (columns.length - 1) * gap;
  assert.ok(width * scale <= room.width + 0.01, `${width * scale} wide`);
  for (const pieces of columns) {
    const rows = pieces.reduce((sum, { from, to }) => sum + to - from + HEAD, -SPACE);
    assert.ok(rows * row * scale <= room.height + 0.01, `${rows * row * scale} high`);
  }
}

test("the demo's 25 people stand in whole sections, larger than the smallest text", () => {
  const made = plan(DEMO, WALL);
  assertEveryRowOnce(made, DEMO);
  assertInside(made, WALL);
  assert.ok(made.scale >= 1.15, String(made.scale));
  assert.ok(made.columns.flat().every(({ from, to, section }) => from === 0 && to === DEMO[section]));
});

const SPREADS = [
  [5, 6, 6, 6, 6, 5, 4, 4, 4, 3],
  [5, 20, 4, 3, 3, 3, 3, 3, 3, 2],
  [5, 44, 0, 0],
  [5, 22, 22],
  [4, 2, 15, 9, 9, 2, 1, 3, 3],
  [5, 1, 1, 38, 1, 1, 1, 1],
];

test("44 people and five nominations fit at 24 px or more, however they are spread", () => {
  for (const sizes of SPREADS) {
    const made = plan(sizes, WALL);
    assertEveryRowOnce(made, sizes);
    assertInside(made, WALL);
    assert.ok(made.scale >= 1, `${sizes}: ${made.scale}`);
  }
});

test("so they do in the list beside the person whom a meeting is at", () => {
  const room = { ...WALL, width: 1300, height: 900 };
  for (const sizes of SPREADS) {
    const made = plan(sizes, room, BESIDE);
    assertEveryRowOnce(made, sizes);
    assertInside(made, room, BESIDE);
    assert.ok(made.scale >= 1, `${sizes}: ${made.scale}`);
  }
});

test("a screen that stands on end has fewer columns", () => {
  const room = { width: 1020, height: 1580, most: 1.5, least: 1 };
  const made = plan(DEMO, room);
  assertEveryRowOnce(made, DEMO);
  assertInside(made, room);
  assert.equal(made.columns.length, 2);
});

test("a larger screen has the same plan, larger", () => {
  const twice = { width: WALL.width * 2, height: WALL.height * 2, most: WALL.most * 2, least: 2 };
  const one = plan(DEMO, WALL);
  const other = plan(DEMO, twice);
  assert.deepEqual(other.columns, one.columns);
  assert.ok(Math.abs(other.scale - 2 * one.scale) < 0.001);
});

test("few people are not blown up beyond what is wanted", () => {
  assert.equal(plan([1, 2], WALL).scale, WALL.most);
});

test("an empty board has a plan too", () => {
  assert.deepEqual(plan([0], WALL).columns, [[{ section: 0, from: 0, to: 0 }]]);
});
