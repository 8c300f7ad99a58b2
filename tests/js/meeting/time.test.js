// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { agendaOf } from "../../../static/js/meeting/agenda.js";
import { endOf, plannedOf, timeLeft, timeOfNow } from "../../../static/js/meeting/time.js";
import { MOMENT, NOW, nominated, person, taken } from "./people.js";

const TEAM = { meeting_starts: "08:30", meeting_ends: "08:45", zone: "Europe/Stockholm" };
/** @type {[string, string, string][]} when it started, when it should be over (UTC) */
const ENDS = [
  ["on the minute", "2026-11-24T07:30:00Z", "2026-11-24T07:45:00Z"],
  ["a little late: it still ends at its hour", "2026-11-24T07:36:20Z", "2026-11-24T07:45:00Z"],
  ["early", "2026-11-24T07:10:00Z", "2026-11-24T07:45:00Z"],
  ["in the afternoon: as long as it usually is", "2026-11-24T13:00:30Z", "2026-11-24T13:15:30Z"],
  ["at night", "2026-11-24T02:00:00Z", "2026-11-24T02:15:00Z"],
  ["in summer time", "2026-06-24T06:30:00Z", "2026-06-24T06:45:00Z"],
];
for (const [what, started, ends] of ENDS) test(`a meeting that starts ${what}`, () => assert.equal(endOf(TEAM, started).toISOString(), new Date(ends).toISOString()));

const [TODAY, TOMORROW, AT] = ["2026-11-24T07:30:00Z", "2026-11-25T07:30:00Z", { today: "2026-11-24", zone: "Europe/Stockholm" }];
/** @type {[string, string[], string | null, {today: string, next: string | null}][]} */
const PLANNED = [
  ["none has ever been", [TODAY, TOMORROW], null, { today: "planned", next: TOMORROW }],
  ["the last was yesterday's", [TODAY, TOMORROW], "2026-11-23T07:50:00Z", { today: "planned", next: TOMORROW }],
  ["midnight ended yesterday's", [TODAY, TOMORROW], "2026-11-23T23:00:00Z", { today: "planned", next: TOMORROW }],
  ["today's is over", [TODAY, TOMORROW], "2026-11-24T07:50:00Z", { today: "held", next: TOMORROW }],
  ["a day without one", [TOMORROW], "2026-11-23T07:50:00Z", { today: "none", next: TOMORROW }],
  ["an extra one was held", [TOMORROW], "2026-11-24T07:50:00Z", { today: "none", next: TOMORROW }],
  ["the team plans none", [], null, { today: "none", next: null }],
];
for (const [what, upcoming_meetings, last_meeting_at, planned] of PLANNED) test(`planned: ${what}`, () => assert.deepEqual(plannedOf({ upcoming_meetings, last_meeting_at }, AT), planned));

const red = (/** @type {string} */ id, with_ = {}) => person(id, with_, { urgency: "red" });
const END = new Date("2026-11-24T07:41:00Z");
/** @type {[string, any[], {seconds: number, people: number, need: number, isShort: boolean}][]} */
const LEFT = [
  ["nobody", [], { seconds: 660, people: 0, need: 0, isShort: false }],
  ["a calm one now: 40 s", [person("a", taken("now"))], { seconds: 660, people: 1, need: 40, isShort: false }],
  ["the rest go as one", ["a", "b", "c", "d"].map((id) => person(id)), { seconds: 660, people: 4, need: 40, isShort: false }],
  ["a red weighs three, and the average stays", [red("a"), nominated("b")], { seconds: 660, people: 2, need: 80, isShort: false }],
  ["a red left after a calm one: 60 of 80 s", [red("a"), nominated("b", {}), person("c", taken("discussed"))], { seconds: 660, people: 2, need: 96, isShort: false }],
  ["too many for the time", Array.from({ length: 17 }, (_, i) => red(`p${i}`)), { seconds: 660, people: 17, need: 680, isShort: true }],
];
for (const [what, people, left] of LEFT) test(`left: ${what}`, () => assert.deepEqual(timeLeft(agendaOf(people, MOMENT), END, NOW), left));

test("past its end the time is negative", () => assert.equal(timeLeft(agendaOf([], MOMENT), new Date("2026-11-24T07:28:00Z"), NOW).seconds, -120));

test("the time of the one before the room goes on from where it was left", () => {
  const agenda = agendaOf([red("a", taken("now", "2026-11-24T07:29:30Z", 12)), nominated("b")], MOMENT);
  assert.deepEqual(timeOfNow(agenda, NOW), { used: 42, share: 60 });
  assert.deepEqual(timeOfNow(agendaOf([], MOMENT), NOW), { used: 0, share: 0 });
});
