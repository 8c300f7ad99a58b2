// @ts-check
/** The card's and the agenda's safety rules, held to the table that holds the server's: tests/visits. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { alertsOf } from "../../../static/js/board/rules.js";

const CASES = JSON.parse(readFileSync(new URL("../../visits/safety_cases.json", import.meta.url), "utf8"));
const CATEGORIES = new Map([["crisis", /** @type {any} */ ({ code: "crisis" })], ["avoiding", /** @type {any} */ ({ code: "avoiding" })]]);

for (const row of CASES) {
  test(`on a card: ${row.name}`, () => {
    /** @type {any} */
    const person = {
      id: "p", missed_on: row.missed_on ?? [], last_contact_on: row.met_on ?? null, medication_stopped_on: row.medication_stopped_on ?? null,
      two_person: row.two_person ? { reason: "hund", review_on: null } : null, legal: [], decisions: [], nominations: [], tasks: [], bases: [],
      episode: {
        category: row.is_avoiding ? "avoiding" : "crisis", urgency: "green", why: { text: "", tags: row.threat ? ["threat"] : [] },
        placed_on: row.today, review_on: null, urgency_since: `${row.today}T08:00:00Z`,
      },
    };
    const moment = { now: new Date(`${row.today}T08:00:00Z`), today: row.today, zone: "Europe/Stockholm", meetingDays: [], categories: CATEGORIES };
    const alerts = alertsOf(person, moment).filter(({ code, level }) => level === "safety" || code === "two_missed");
    assert.deepEqual(alerts.map(({ code }) => code), row.codes);
    assert.deepEqual(alerts.filter(({ code }) => code === "missed_visit").map(({ n }) => n), "missed" in row ? [row.missed] : []);
  });
}
