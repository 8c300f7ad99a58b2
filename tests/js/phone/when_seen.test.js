// @ts-check
/** Half past eleven in the evening is today's where the team lives, and half past midnight is the next day's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { whenSeen } from "../../../static/js/phone/words.js";

for (const [name, instant, today, isTime] of /** @type {[string, string, string, boolean][]} */ ([
  ["in the evening, in summer", "2026-06-30T21:30:00Z", "2026-06-30", true],
  ["23:30 yesterday is not today", "2026-06-29T21:30:00Z", "2026-06-30", false],
  ["00:30 is today, though yesterday in UTC", "2026-06-29T22:30:00Z", "2026-06-30", true],
  ["00:30 tomorrow, seen the day before", "2026-06-30T22:30:00Z", "2026-06-30", false],
])) {
  test(`seen: ${name}`, () => assert.equal(/\d\d[:.]\d\d/.test(whenSeen(instant, today)), isTime));
}
