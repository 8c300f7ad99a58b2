// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Problem, unreachable } from "../../../static/js/live/problem.js";
import * as rules from "../../../static/js/phone/outbox/rules.js";
import { difference, EMPTY } from "../../../static/js/phone/outbox/state.js";
import { toldBy, verdictOn } from "../../../static/js/phone/outbox/verdict.js";

const anna = { person: "anna", membership: "m1" };
const NOW = 1_000_000_000;
const MINUTE = 60_000;

/** @param {string} key @param {object} [other] @returns {any} */
const tap = (key, other = {}) => ({
  ...{ key, ...anna, method: "POST", url: "/", body: {}, says: key, at: NOW, meantAt: NOW },
  ...{ row: "r1", subject: "r1", ifMatch: null, ...other },
});

/** @param {...any} taps */
const waiting = (...taps) => taps.reduce(rules.queued, EMPTY);

const stale = toldBy(new Problem({ status: 412, code: "row.stale", version: 9, changed_by: "Boris" }));
const invalid = toldBy(new Problem({ status: 422, code: "request.invalid" }));

/** @param {import("../../../static/js/phone/outbox/state.js").State} state */
const shown = (state, who = anna, now = NOW) =>
  rules.standings(state, who, now).map(({ operation, standing }) => `${operation.key} ${standing}`).join(", ");

test("what stands in line, and what for", () => {
  const three = waiting(tap("a"), tap("b"), tap("c", { row: "r2", subject: "r2" }));
  const later = NOW + 16 * MINUTE;
  /** @type {[string, string][]} */
  const table = [
    [shown(three), "a waiting, b waiting, c waiting"],
    [shown(rules.refused(three, "a", invalid)), "b behind, c waiting"],
    [shown(rules.refused(three, "c", invalid)), "a waiting, b waiting"],
    [shown(rules.retried(rules.refused(three, "a", invalid), "a", NOW)), "a waiting, b waiting, c waiting"],
    [shown(rules.dropped(rules.refused(three, "a", invalid), "a")), "b waiting, c waiting"],
    [shown(three, anna, NOW + 15 * MINUTE), "a waiting, b waiting, c waiting"],
    [shown(three, anna, later), "a old, b behind, c old"],
    [shown(rules.meant(three, ["a", "c"], later), anna, later), "a waiting, b old, c waiting"],
    [shown(three, { ...anna, membership: "m2" }), "a elsewhere, b behind, c elsewhere"],
    [shown(three, { ...anna, person: "boris" }), ""],
    [shown(waiting(tap("a", { subject: "p" }), tap("b", { row: "r2", subject: "p" }))), "a waiting, b waiting"],
    [shown(rules.refused(waiting(tap("a", { subject: "p" }), tap("b", { row: "r2", subject: "p" })), "a", invalid)), "b behind"],
  ];
  for (const [found, wanted] of table) assert.equal(found, wanted);
});

test("the same key is queued once", () => {
  const one = waiting(tap("a"));
  assert.equal(rules.queued(one, tap("a")), one);
  const refused = rules.refused(one, "a", invalid);
  assert.equal(rules.queued(refused, tap("a")), refused);
});

test("an acknowledgement brings a new version to those that counted from the same", () => {
  const line = waiting(tap("a", { ifMatch: "1" }), tap("b", { ifMatch: "1" }), tap("c", { ifMatch: "2" }), tap("d", { ifMatch: "1", row: "r2" }));
  /** @param {object} change */
  const bases = (change) => rules.acknowledged(line, "a", /** @type {any} */ (change), NOW).operations.map((one) => one.ifMatch).join(" ");
  const put = (/** @type {number} */ version) => [{ kind: "patient", id: "p", tasks: [{ id: "r1", version }] }];
  assert.equal(bases({ seq: 5, name: "x", put: put(5) }), "5 2 1");
  assert.equal(bases({ seq: 5, name: "x", put: put(7) }), "5 2 1", "somebody else has made the seventh");
  assert.equal(bases({ seq: 5, name: "x", put: [] }), "5 2 1", "done, and drawn no more");
  assert.equal(bases({ seq: 5, name: "x", put: put(1) }), "1 2 1", "the row itself did not change");
  assert.equal(bases({ seq: 5, name: null, put: put(4) }), "1 2 1", "it was so already");
});

test("a screen that has not read since counts from what mine have made", () => {
  const line = waiting(tap("a", { ifMatch: "1" }));
  const done = rules.acknowledged(line, "a", { seq: 5, name: "x", put: [] }, NOW);
  assert.equal(rules.queued(done, tap("b", { ifMatch: "1" })).operations[0].ifMatch, "5");
  assert.equal(rules.queued(done, tap("b", { ifMatch: "4" })).operations[0].ifMatch, "4");
  assert.equal(rules.queued(done, tap("b", { ifMatch: "1", person: "boris" })).operations[0].ifMatch, "1");
});

test("saving mine anyway counts from what I was told of, and so does what I built on it", () => {
  const line = waiting(tap("a", { ifMatch: "1" }), tap("b", { ifMatch: "1" }));
  const again = rules.retried(rules.refused(line, "a", stale), "a", NOW);
  assert.deepEqual(again.operations.map(({ key, ifMatch }) => `${key} ${ifMatch}`), ["a 9", "b 9"]);
});

test("a device signed out from elsewhere says how many went, until that is seen", () => {
  const line = waiting(tap("a"), tap("b"), tap("c", { person: "boris" }));
  const gone = rules.revoked(rules.refused(line, "a", invalid), "anna");
  assert.equal(rules.discarded(gone, "anna"), 2);
  assert.deepEqual(rules.unsent(gone, "anna"), []);
  assert.equal(rules.unsent(gone, "boris").length, 1);
  assert.equal(rules.discarded(rules.noticed(gone, "anna"), "anna"), 0);
  assert.equal(rules.discarded(rules.wiped(line, "anna"), "anna"), 0, "the person's own wish");
});

test("what an attempt means", () => {
  const problem = (/** @type {number} */ status, code = "x") => new Problem({ status, code });
  /** @type {[Problem, number, string][]} */
  const table = [
    [unreachable(), 0, "again"],
    [unreachable(), 99, "again"],
    [problem(429), 0, "again"],
    [problem(500), 0, "again"],
    [problem(500), 6, "refused"],
    [problem(401, "session.expired"), 0, "held"],
    [problem(423, "session.locked"), 0, "held"],
    [problem(403, "second_factor.needed"), 0, "held"],
    [problem(401, "session.revoked"), 0, "revoked"],
    [problem(403, "csrf.missing"), 0, "token"],
    [problem(403, "request.forbidden"), 0, "refused"],
    [problem(404), 0, "refused"],
    [problem(409), 0, "refused"],
    [problem(412), 0, "refused"],
    [problem(422), 0, "refused"],
  ];
  for (const [what, tries, verdict] of table) assert.equal(verdictOn(what, tries), verdict, `${what.status} ${what.code}`);
});

test("only what differs is written", () => {
  const line = waiting(tap("a", { ifMatch: "1" }), tap("b", { ifMatch: "1" }), tap("c"));
  const after = rules.acknowledged(line, "a", { seq: 5, name: "x", put: [] }, NOW);
  const [operations, versions] = difference(line, after);
  assert.deepEqual([operations.put.map(({ key }) => key), operations.remove], [["b"], ["a"]]);
  assert.deepEqual(versions.put.map(({ id, to }) => `${id} → ${to}`), ["anna r1 1 → 5"]);
});
