// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { SESSION } from "./screen.js";
import { createTime } from "./time.js";
import { formatDate, formatDateTime, formatTime, t, tn, useTexts } from "../../../static/js/i18n.js";
import { createSession } from "../../../static/js/session.js";
import { uuid7 } from "../../../static/js/uuid.js";

test("ids sort by the time they were made", () => {
  const early = uuid7(Date.parse("2026-11-23T07:00:00.000Z"));
  const late = uuid7(Date.parse("2026-11-23T07:00:00.001Z"));
  assert.match(early, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.ok(early < late);
  assert.equal(parseInt(early.replaceAll("-", "").slice(0, 12), 16), Date.parse("2026-11-23T07:00:00.000Z"));
  assert.equal(new Set(Array.from({ length: 1_000 }, () => uuid7(0))).size, 1_000);
});

test("a text without a translation is its own English, and values are filled in", () => {
  assert.equal(t("{n} left of {m}", { n: 3 }), "3 left of {m}");
  assert.equal(tn("{n} day", "{n} days", 1), "1 day");
  assert.equal(tn("{n} day", "{n} days", 0), "0 days");
});

test("texts are translated, with their plural", () => {
  useTexts({ "{n} left": "{n} kvar", "{n} day": ["{n} dag", "{n} dagar"], Empty: "" });
  assert.equal(t("{n} left", { n: 3 }), "3 kvar");
  assert.equal(tn("{n} day", "{n} days", 1), "1 dag");
  assert.equal(tn("{n} day", "{n} days", 24), "24 dagar");
  assert.equal(t("Empty"), "Empty");
  useTexts({});
});

test("instants are shown in the team's zone, dates as they are", () => {
  assert.equal(formatTime("2026-11-23T07:31:00Z"), "08:31");
  assert.equal(formatTime("2026-07-23T06:31:00Z"), "08:31");
  assert.equal(formatDate("2026-11-23"), "23 nov.");
  assert.equal(formatDate("2026-11-23T23:30:00Z"), "24 nov.");
  assert.equal(formatDateTime("2026-11-23T23:30:00Z"), "24 nov. 00:30");
});

test("the session is asked for once, and again when it is in doubt", async () => {
  let asked = 0;
  const session = createSession({
    clock: createTime(),
    fetch: async () => ((asked += 1), Response.json({ ...SESSION, csrf: `c${asked}` })),
  });
  assert.equal(session.current?.csrf, undefined);
  await Promise.all([session.load(), session.load()]);
  assert.equal((await session.load()).csrf, "c1");
  session.forget();
  assert.equal(session.current?.csrf, "c1");
  assert.equal((await session.load()).csrf, "c2");
  assert.equal(asked, 2);
});

test("nobody signed in is a problem with status 401", async () => {
  const session = createSession({
    clock: createTime(),
    fetch: async () => Response.json({ code: "session.expired" }, { status: 401 }),
  });
  await assert.rejects(session.load(), { status: 401, code: "session.expired" });
});
