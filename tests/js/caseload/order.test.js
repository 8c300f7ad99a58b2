// @ts-check
/** Teams beside each other: sorted by a number, by name as the language has it, and without a number last. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inAddress, ordered, orderAsked, turned } from "../../../static/js/caseload/compare/order.js";

/** @typedef {import("../../../static/js/caseload/compare/comparison.js").TeamSeen} TeamSeen */

const people = { code: "patients", about: "patients", name: "People", cell: () => "" };
const column = { ...people, value: (/** @type {TeamSeen} */ { patients }) => patients.value };
const teams = [["Ängen", 212], ["Åby", null], ["Norr", 367], ["norr 2", 180]].map(([name, value]) => (
  /** @type {TeamSeen} */ (/** @type {unknown} */ ({ name, patients: { value } }))
));

/** @type {[string, string[]][]} */
const ORDERS = [
  ["", ["Norr", "norr 2", "Åby", "Ängen"]],
  ["?sort=-name", ["Ängen", "Åby", "norr 2", "Norr"]],
  ["?sort=-patients", ["Norr", "Ängen", "norr 2", "Åby"]],
  ["?weeks=52&sort=patients", ["norr 2", "Ängen", "Norr", "Åby"]],
  ["?sort=nonsense", ["Norr", "norr 2", "Åby", "Ängen"]],
];
for (const [address, names] of ORDERS) {
  test(`${address || "nothing"} asks for ${names.join(", ")}`, () => {
    assert.deepEqual(ordered(teams, [column], orderAsked(address)).map(({ name }) => name), names);
  });
}

test("a number begins with the largest, a name with the first; again turns it round", () => {
  const byName = orderAsked("");
  assert.equal(inAddress(turned(byName, "name")), "-name");
  const byPeople = turned(byName, "patients");
  assert.equal(inAddress(byPeople), "-patients");
  assert.equal(inAddress(turned(byPeople, "patients")), "patients");
  assert.equal(inAddress(turned(byPeople, "name")), "name");
});
