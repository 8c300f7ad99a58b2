// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { cautious } from "../../../static/js/display/cautious.js";
import { empty, reduce } from "../../../static/js/live/reducer.js";

/** @param {object | null} meeting */
const holding = (meeting) => {
  const put = [{ kind: "team", id: "t1", meeting }];
  return reduce(empty(), { seq: 1, mark: "m1", snapshot: true, put, remove: [] }).state;
};

test("a wall of one party is blank as soon as nobody knows who is in the room", () => {
  /** @type {[string, any, any, boolean][]} */
  const table = [
    ["between meetings", null, "stale", false],
    ["in part 1", { part: 1 }, "stale", false],
    ["in part 1, no network", { part: 1 }, "offline", false],
    ["in part 2, live", { part: 2 }, "live", false],
    ["in part 2, catching up", { part: 2 }, "catching_up", false],
    ["in part 2, no word from the server", { part: 2 }, "stale", true],
    ["in part 2, no network", { part: 2 }, "offline", true],
  ];
  for (const [name, meeting, kind, isBlank] of table) {
    const status = { kind, since: null, waiting: 0, isDim: false, isBlank: false, reason: null };
    assert.equal(cautious(status, holding(meeting)).isBlank, isBlank, name);
  }
  const blank = { kind: /** @type {const} */ ("stale"), since: null, waiting: 0, isDim: true, isBlank: true, reason: null };
  assert.equal(cautious(blank, empty()).isBlank, true, "what is blank already stays so");
});
