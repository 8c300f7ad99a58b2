// @ts-check
/** Before the standard level: which services nobody has asked about. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { remindersOf } from "../../../static/js/coordination/reminders.js";

const kinds = ["Boendestöd", "Sysselsättning"].map((label, order) => ({ id: String(order), version: 0, label, order, is_active: true, principal: null }));
const need = { id: "n", version: 0, party: "p", kind: "1", reason: "queue", text: "", since_on: "2026-11-01", closed_on: null, closed_how: null, by: "s" };
const mapped = [{ party: "p", on: "2026-11-01", by: "s" }];

test("nothing is said when all was gone through and nothing is missing", () => {
  assert.deepEqual(remindersOf({ kinds, services: [], needs: [], mapped, not_thought_of: [] }), []);
});

test("who was never asked, what is needed and what nobody thought of are a line each", () => {
  const said = remindersOf({ kinds, services: [], needs: [need, { ...need, closed_on: "2026-11-02" }], mapped: [], not_thought_of: ["0"] });
  assert.deepEqual(said, [
    "Nobody has gone through what services the person has.",
    "Needs: Sysselsättning",
    "Often given, and nothing written about it: Boendestöd.",
  ]);
});
