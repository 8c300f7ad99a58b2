// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { createScreen } from "./screen.js";
import { BLANK_AFTER, DIM_AFTER, SILENCE, statusOf, statusText } from "../../../static/js/live/statuses.js";

const calm = {
  contactAt: 0,
  since: new Date("2026-11-23T07:31:00Z"),
  isOnline: true,
  isCut: false,
  isCatchingUp: false,
  waiting: 0,
  ended: null,
};

test("the state of a screen follows from a few facts", () => {
  /** @type {[string, object, number, string][]} */
  const table = [
    ["heard just now", {}, 1_000, "live"],
    ["a missing beacon is no silence", {}, SILENCE - 1, "live"],
    ["reading what is missing", { isCatchingUp: true }, 0, "catching_up"],
    ["silence", {}, SILENCE, "stale"],
    ["silence while reading", { isCatchingUp: true }, SILENCE, "stale"],
    ["no answer", { isCut: true }, 0, "stale"],
    ["no answer, and a tap waits", { isCut: true, waiting: 1 }, 0, "offline"],
    ["a tap under way", { waiting: 1 }, 0, "live"],
    ["no network", { isOnline: false }, 0, "offline"],
    ["signed out, whatever else", { isOnline: false, isCut: true, ended: "signed_out" }, 0, "signed_out"],
    ["access ended", { ended: "access" }, 0, "signed_out"],
  ];
  for (const [name, facts, now, kind] of table) {
    assert.equal(statusOf({ ...calm, .../** @type {any} */ (facts) }, now).kind, kind, name);
  }
});

test("a screen without contact dims after five minutes and is blank after thirty", () => {
  /** @param {number} now */
  const at = (now) => {
    const { isDim, isBlank } = statusOf(calm, now);
    return { isDim, isBlank };
  };
  assert.deepEqual(at(DIM_AFTER - 1), { isDim: false, isBlank: false });
  assert.deepEqual(at(DIM_AFTER), { isDim: true, isBlank: false });
  assert.deepEqual(at(BLANK_AFTER), { isDim: true, isBlank: true });
});

test("each state has its words", () => {
  const words = (/** @type {object} */ facts, now = 0) => statusText(statusOf({ ...calm, ...facts }, now));
  assert.equal(words({}), "Live");
  assert.equal(words({ isCatchingUp: true }), "Catching up…");
  assert.equal(words({}, SILENCE), "Not live since 08:31");
  assert.equal(words({ since: null }, SILENCE), "No contact yet");
  assert.equal(words({ isOnline: false }), "Offline");
  assert.equal(words({ isOnline: false, waiting: 2 }), "Offline: 2 changes are waiting");
  assert.equal(words({ ended: "signed_out" }), "Signed out");
  assert.equal(words({ ended: "access" }), "You no longer have access to this board");
});

/** @param {ReturnType<typeof createScreen>} screen */
const kinds = (screen) => screen.statuses.map(({ kind }) => kind);

test("a screen says at once that the server is gone, since when, and that it is back", async () => {
  const screen = createScreen();
  await screen.time.pass(100);
  assert.deepEqual(kinds(screen), ["catching_up", "live"]);
  screen.cut();
  await screen.time.pass(20);
  const last = screen.statuses.at(-1);
  assert.equal(last?.kind, "stale");
  assert.equal(last?.since?.toISOString().slice(0, 16), "2026-11-23T07:00");
  await screen.time.pass(DIM_AFTER);
  assert.equal(screen.live.status().isDim, true);
  await screen.time.pass(BLANK_AFTER - DIM_AFTER + 1_000);
  assert.equal(screen.statuses.at(-1)?.isBlank, true);
  screen.mend();
  await screen.time.pass(10_000);
  assert.equal(screen.statuses.at(-1)?.kind, "live");
  assert.equal(screen.statuses.at(-1)?.isBlank, false);
});

test("a network that is off is said at once", async () => {
  const screen = createScreen();
  await screen.time.pass(100);
  screen.happen("offline");
  assert.equal(screen.statuses.at(-1)?.kind, "offline");
  screen.happen("online");
  await screen.time.pass(100);
  assert.equal(screen.statuses.at(-1)?.kind, "live");
});

test("a quiet minute over a socket, beacons only, is told as live and nothing else", async () => {
  const screen = createScreen();
  await screen.time.pass(100);
  await screen.passWithBeacons(60_000);
  assert.deepEqual(kinds(screen), ["catching_up", "live"]);
  assert.equal(screen.reads(), 1);
});

test("asking every five seconds is told as live and nothing else", async () => {
  const screen = createScreen({ withSocket: false });
  await screen.time.pass(60_000);
  assert.deepEqual(kinds(screen), ["catching_up", "live"]);
});

test("signed out elsewhere: blank at once, the rows stay for what is being typed, no more questions", async () => {
  let isOut = false;
  const screen = createScreen({
    routes: () => (isOut ? { status: 401, body: { code: "session.expired" } } : null),
  });
  screen.server.commit("p0", { text: "was here" });
  await screen.time.pass(100);
  isOut = true;
  screen.server.tell("closed", { reason: "signed_out" });
  await screen.time.pass(6);
  assert.equal(screen.live.status().isBlank, true);
  await screen.time.pass(200);
  const { kind, isBlank, reason } = screen.live.status();
  assert.deepEqual({ kind, isBlank, reason }, { kind: "signed_out", isBlank: true, reason: "signed_out" });
  assert.equal(screen.live.state().seq, 1);
  const reads = screen.reads();
  await screen.time.pass(120_000);
  assert.equal(screen.reads(), reads);
});

test("signed out of this assignment only: the screen goes on in the other one", async () => {
  const screen = createScreen();
  await screen.time.pass(100);
  screen.server.tell("closed", { reason: "signed_out" });
  await screen.time.pass(200);
  assert.equal(screen.live.status().kind, "live");
  assert.equal(screen.seen.filter(({ snapshot }) => snapshot).length, 2);
});

test("a wall joins and reads as a wall", async () => {
  const screen = createScreen({ options: { wall: "code" } });
  await screen.time.pass(100);
  assert.ok(screen.log.includes("joins as wall code"));
  assert.ok(screen.asked.every(({ url }) => !url.pathname.endsWith("/changes") || url.searchParams.get("wall") === "code"));
});

test("access questioned: everyone rejoins and reads anew", async () => {
  const screen = createScreen();
  await screen.time.pass(100);
  screen.server.tell("closed", { reason: "access" });
  await screen.time.pass(1_000);
  assert.equal(screen.live.status().kind, "live");
  assert.equal(screen.log.filter((entry) => entry === "join").length, 2);
  assert.ok(screen.seen.filter(({ snapshot }) => snapshot).length >= 2);
});

test("access refused: nothing of the board is left, and it comes back when access does", async () => {
  const screen = createScreen({
    routes: ({ url }) =>
      url.pathname.endsWith("/changes") && screen.cable.refusal ? { status: 404, body: screen.cable.refusal } : null,
  });
  screen.server.commit("p0", { text: "secret" });
  await screen.time.pass(100);
  screen.cable.refusal = { status: 404, code: "team.not_found" };
  screen.server.tell("closed", { reason: "access" });
  await screen.time.pass(100);
  assert.equal(screen.live.state().seq, -1);
  const { kind, isBlank, reason } = screen.live.status();
  assert.deepEqual({ kind, isBlank, reason }, { kind: "signed_out", isBlank: true, reason: "access" });
  screen.cable.refusal = null;
  await screen.time.pass(70_000);
  assert.equal(screen.live.status().kind, "live");
  assert.equal(screen.live.state().seq, 1);
});

test("a wall whose room changed holds nothing until it has read what the new one may see", async () => {
  const screen = createScreen({ options: { wall: "paired" } });
  screen.server.commit("p0", { text: "secret" });
  await screen.time.pass(100);
  assert.equal(screen.live.state().seq, 1);
  screen.server.tell("closed", { reason: "access" });
  await screen.time.pass(6);
  assert.equal(screen.live.state().seq, -1);
  await screen.time.pass(2_000);
  assert.equal(screen.live.state().seq, 1);
});

test("access questioned and no answer: nothing is left after five seconds", async () => {
  const screen = createScreen();
  screen.server.commit("p0", { text: "secret" });
  await screen.time.pass(100);
  screen.server.tell("closed", { reason: "access" });
  await screen.time.pass(5);
  screen.cut();
  await screen.time.pass(6_500);
  assert.equal(screen.live.state().seq, -1);
});

test("another build reloads the page once nothing is typed or under way", async () => {
  let isTyping = true;
  const screen = createScreen({ options: { mayReload: () => !isTyping } });
  await screen.time.pass(100);
  screen.server.beacon();
  await screen.time.pass(10);
  screen.server.deploy("b2");
  screen.server.beacon();
  await screen.time.pass(3_000);
  assert.deepEqual(screen.reloads, []);
  isTyping = false;
  await screen.time.pass(1_000);
  assert.deepEqual([...new Set(screen.reloads)], ["b2"]);
});

test("who else is looking is handed on", async () => {
  /** @type {object[]} */
  const heard = [];
  const screen = createScreen({ options: { onPresence: (/** @type {object} */ here) => heard.push(here) } });
  await screen.time.pass(100);
  const here = [{ staff: "boris", patient: "p0", place: "desk" }];
  screen.server.tell("presence", { here });
  await screen.time.pass(10);
  assert.deepEqual(heard, [here]);
});
