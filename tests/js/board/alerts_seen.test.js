// @ts-check
/** An alert that has been seen stays, quiet and last, until its cause changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { alertsOf, groupsOf } from "../../../static/js/board/rules.js";
import { MOMENT, nomination, person, task } from "../meeting/people.js";

/** @param {string} code @param {string} since */
const seen = (code, since) => ({ code, since, by: "maria", at: "2026-11-24T07:10:00Z" });
const MISSED = { missed_on: ["2026-11-20", "2026-11-24"] };
const THREAT = { why: { text: "", tags: ["threat"] }, urgency_since: "2026-11-21T23:30:00Z" }; // the 22nd there

for (const [name, p, expected] of /** @type {[string, any, string[]][]} */ ([
  ["nobody has seen it", person("p", MISSED), ["missed_visit", "two_missed"]],
  ["seen, as it is now", person("p", { ...MISSED, alerts_seen: [seen("missed_visit", "2026-11-24")] }), ["two_missed", "(missed_visit)"]],
  ["seen before the latest visit was missed", person("p", { ...MISSED, alerts_seen: [seen("missed_visit", "2026-11-20")] }), ["missed_visit", "two_missed"]],
  ["another thing was seen", person("p", { ...MISSED, alerts_seen: [seen("threat", "2026-11-24")] }), ["missed_visit", "two_missed"]],
  ["a threat seen on the day it was told of there", person("p", { alerts_seen: [seen("threat", "2026-11-22")] }, THREAT), ["(threat)"]],
  ["a threat seen the day before", person("p", { alerts_seen: [seen("threat", "2026-11-21")] }, THREAT), ["threat"]],
  ["a threat told of again", person("p", { alerts_seen: [seen("threat", "2026-11-22")], nominations: [nomination({ tags: ["threat"] })] }, THREAT), ["threat", "new_signals"]],
  ["medication stopped again", person("p", { medication_stopped_on: "2026-11-23", alerts_seen: [seen("medication_stopped", "2026-11-22")] }), ["medication_stopped"]],
  ["medication seen to be stopped", person("p", { medication_stopped_on: "2026-11-23", alerts_seen: [seen("medication_stopped", "2026-11-23")] }), ["(medication_stopped)"]],
  ["to go in pairs is no news to be seen", person("p", { two_person: { reason: "hund", review_on: "2026-12-01" }, alerts_seen: [seen("two_person", "2026-12-01")] }), ["two_person"]],
  ["a reminder is quieted by doing it", person("p", { tasks: [task({ due_on: "2026-11-20" })], alerts_seen: [seen("task_overdue", "2026-11-24")] }), ["task_overdue"]],
])) {
  test(`seen: ${name}`, () => assert.deepEqual(alertsOf(p, MOMENT).map((one) => (one.seen ? `(${one.code})` : one.code)), expected));
}

test("ten read as three lines: to be seen, reminders, seen", () => {
  const many = person("p", {
    ...MISSED, medication_stopped_on: "2026-11-20", two_person: { reason: "hund", review_on: "2026-12-01" },
    tasks: [task({ due_on: "2026-11-20" })], nominations: [nomination({ answer_due_at: "2026-11-23T07:30:00Z" })],
    legal: [{ id: "l", kind: "LPT", ends_on: "2026-12-03" }],
    decisions: [{ id: "d", what: "Boendestöd", asked_on: "2026-11-01", expected_on: "2026-11-20", due_on: "2026-11-20" }],
    alerts_seen: [seen("medication_stopped", "2026-11-20")],
  }, { why: { text: "", tags: ["threat"] }, review_on: "2026-11-10" });
  const alerts = alertsOf(many, MOMENT);
  assert.ok(alerts.length >= 10, String(alerts.length));
  const groups = groupsOf(alerts).map((group) => group.map(({ code }) => code));
  assert.equal(groups.length, 3);
  assert.deepEqual([groups[0], groups[2]], [["threat", "two_person", "missed_visit"], ["medication_stopped"]]);
});
