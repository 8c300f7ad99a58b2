// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { firstDifference } from "./difference.js";
import { createScreen } from "./screen.js";
import { createServer } from "./server.js";
import { createChance, createTime, seeds } from "./time.js";

/** @param {ReturnType<typeof createScreen>} screen */
const isTrue = (screen) => assert.equal(firstDifference(screen.live.state(), screen.truth()), null);

/** @param {any[]} seen @param {string} id how often a row was put */
const timesPut = (seen, id) => seen.flatMap(({ put }) => put).filter((row) => row.id === id).length;

/** A screen that is live on what was there before it.  @param {Parameters<typeof createScreen>[0]} [wishes] */
async function openScreen(wishes) {
  const screen = createScreen(wishes);
  screen.server.commit("p0", { text: "was here" });
  await screen.time.pass(200);
  isTrue(screen);
  return screen;
}

test("the room is entered before anything is read", async () => {
  const screen = await openScreen();
  assert.deepEqual(screen.log.filter((entry) => entry !== "GET /api/session"), [
    "join",
    "GET /api/teams/t1/changes",
  ]);
});

test("a change between join and read is seen exactly once, whenever it comes", async () => {
  for (let at = 0; at < 45; at += 1) {
    const screen = createScreen();
    screen.time.setTimeout(() => screen.server.commit("p1", { text: "now" }), at);
    await screen.time.pass(150);
    isTrue(screen);
    assert.equal(timesPut(screen.seen, "p1"), 1, `committed after ${at} ms`);
    assert.equal(screen.reads(), 1, `committed after ${at} ms`);
  }
});

test("the same holds when the read is slow and the frame is fast, and after a reconnect", async () => {
  for (let at = 0; at < 700; at += 20) {
    const screen = await openScreen({ delay: () => 60 });
    screen.cut();
    screen.mend();
    screen.time.setTimeout(() => screen.server.commit("p1", { text: "now" }), at);
    await screen.time.pass(900);
    isTrue(screen);
    assert.equal(timesPut(screen.seen, "p1"), 1, `committed after ${at} ms`);
  }
});

test("the next frame is applied without asking", async () => {
  const screen = await openScreen();
  for (const text of ["a", "b", "c"]) {
    screen.server.commit("p1", { text });
    await screen.time.pass(6);
    isTrue(screen);
  }
  assert.equal(screen.reads(), 1);
});

test("frames in the wrong order are put right without asking", async () => {
  const delays = [60, 5, 30];
  const screen = await openScreen({ fate: (event) => [event === "change" ? delays.shift() ?? 5 : 5] });
  for (const text of ["a", "b", "c"]) screen.server.commit("p1", { text });
  await screen.time.pass(400);
  isTrue(screen);
  assert.equal(screen.reads(), 1);
});

test("a lost frame is read 200 ms after the one that shows it is missing", async () => {
  let lost = 1;
  const screen = await openScreen({ fate: (event) => (event === "change" && lost-- > 0 ? [] : [5]) });
  screen.server.commit("p1", { text: "lost" });
  screen.server.commit("p2", { text: "arrives" });
  await screen.time.pass(190);
  assert.equal(screen.reads(), 1);
  await screen.time.pass(40);
  isTrue(screen);
  assert.equal(screen.reads(), 2);
});

test("a lost last frame is noticed by the next head", async () => {
  const screen = await openScreen({ fate: (event) => (event === "change" ? [] : [5]) });
  screen.server.commit("p1", { text: "lost" });
  await screen.time.pass(4_000);
  assert.equal(screen.reads(), 1);
  screen.server.beacon();
  await screen.time.pass(230);
  isTrue(screen);
});

test("a head that overtakes its frame costs no read", async () => {
  const screen = await openScreen({ fate: (event) => [event === "head" ? 1 : 40] });
  screen.server.commit("p1", { text: "on its way" });
  screen.server.beacon();
  await screen.time.pass(500);
  isTrue(screen);
  assert.equal(screen.reads(), 1);
});

test("a head read before my last frame is no sign of a restored database", async () => {
  const screen = await openScreen({ fate: (event) => [event === "head" ? 40 : 5] });
  screen.server.beacon();
  screen.server.commit("p1", { text: "after the head was read" });
  await screen.time.pass(500);
  isTrue(screen);
  assert.equal(screen.reads(), 1);
});

test("a restored database is noticed: I am ahead", async () => {
  const screen = await openScreen();
  for (const id of ["p1", "p2", "p3"]) screen.server.commit(id, { text: "will be lost" });
  await screen.time.pass(2_000);
  screen.server.lose(2);
  screen.server.beacon();
  await screen.time.pass(300);
  isTrue(screen);
});

test("a restored database is noticed: my number has another mark", async () => {
  const screen = await openScreen({ fate: (event) => (event === "head" ? [5] : []) });
  screen.server.commit("p1", { text: "seen" });
  screen.server.beacon();
  await screen.time.pass(2_000);
  isTrue(screen);
  screen.server.lose(1);
  screen.server.commit("p2", { text: "instead" });
  screen.server.beacon();
  await screen.time.pass(300);
  isTrue(screen);
});

test("a frame of another history is not taken for the next one after a reconnect", async () => {
  let isFailing = false;
  const screen = await openScreen({ fate: () => [1], isFailing: () => isFailing });
  screen.server.commit("p1", { text: "will be lost" });
  await screen.time.pass(50);
  restore(screen, 2);
  isFailing = true;
  screen.mend();
  screen.server.commit("p1", { text: "instead" });
  screen.server.commit("p2", { text: "new" });
  await screen.time.pass(506);
  screen.server.commit("p3", { text: "the room is entered, its answer on the way" });
  await screen.time.pass(2);
  isFailing = false;
  await screen.time.pass(3_000);
  isTrue(screen);
});

test("a connection that the server ended is made again", async () => {
  const screen = await openScreen();
  screen.cable.enders.forEach((end) => end());
  await screen.time.pass(1_500);
  assert.equal(screen.log.filter((entry) => entry === "join").length, 2);
});

test("a frame with my number and another mark leads to a snapshot", async () => {
  const screen = await openScreen();
  screen.server.commit("p1", { text: "seen" });
  await screen.time.pass(50);
  screen.server.lose(1);
  screen.server.commit("p2", { text: "instead" });
  await screen.time.pass(50);
  isTrue(screen);
});

test("a nudge reads everything again, whatever the numbers say", async () => {
  const screen = await openScreen();
  screen.server.tell("nudge", {});
  await screen.time.pass(50);
  assert.equal(screen.reads(), 2);
  assert.equal(screen.seen.filter(({ snapshot }) => snapshot).length, 2);
});

test("where sockets are blocked the screen asks every five seconds, and a 304 when nothing is new", async () => {
  const statuses = /** @type {number[]} */ ([]);
  const screen = createScreen({
    withSocket: false,
    routes(asked) {
      if (asked.headers["If-None-Match"]) statuses.push(304);
      return null;
    },
  });
  await screen.time.pass(22_000);
  assert.equal(screen.reads(), 5);
  assert.equal(statuses.length, 3);
  screen.server.commit("p1", { text: "new" });
  await screen.time.pass(5_100);
  isTrue(screen);
  assert.equal(screen.live.status().kind, "live");
});

test("a socket that can't get through is replaced by asking, until it does", async () => {
  const screen = createScreen();
  screen.cable.isBlocked = true;
  await screen.time.pass(2_500);
  isTrue(screen);
  screen.server.commit("p1", { text: "new" });
  await screen.time.pass(5_100);
  isTrue(screen);
  screen.cable.isBlocked = false;
  await screen.time.pass(2_000);
  const reads = screen.reads();
  screen.server.commit("p1", { text: "newer" });
  await screen.time.pass(10);
  isTrue(screen);
  assert.equal(screen.reads(), reads);
});

test("a socket that only seems to be connected is replaced by asking", async () => {
  const screen = await openScreen();
  screen.cable.isDead = true;
  screen.server.commit("p1", { text: "unheard" });
  await screen.passWithBeacons(20_000);
  isTrue(screen);
});

test("a page that wakes up asks at once", async () => {
  const screen = await openScreen({ fate: () => [] });
  screen.server.commit("p1", { text: "while asleep" });
  screen.time.sleep(2 * 3_600_000);
  screen.happen("visible");
  await screen.time.pass(50);
  isTrue(screen);
});

test("nothing is emitted while the socket is not connected", async () => {
  const screen = await openScreen();
  screen.live.look("p0");
  screen.cut();
  screen.live.look("p1");
  screen.happen("online");
  await screen.time.pass(3_000);
  screen.mend();
  await screen.time.pass(3_000);
  assert.deepEqual(screen.log.filter((entry) => entry.startsWith("buffered")), []);
  assert.deepEqual(screen.log.filter((entry) => entry.startsWith("looks")), ["looks at p0", "looks at p1"]);
});

test("the server's clock counts, not the screen's", async () => {
  const rightTime = createTime(Date.parse("2026-12-24T15:00:00Z"));
  const screen = createScreen({ server: createServer(rightTime) });
  await screen.time.pass(500);
  await rightTime.pass(60_000);
  screen.server.beacon();
  await screen.time.pass(4_000);
  assert.equal(screen.live.now().toISOString().slice(0, 19), "2026-12-24T15:01:03");
});

test("a fault in what draws does not stop what follows", async (t) => {
  const faults = /** @type {unknown[]} */ ([]);
  const { queueMicrotask } = globalThis;
  t.mock.method(globalThis, "queueMicrotask", (/** @type {() => void} */ call) =>
    queueMicrotask(() => {
      try {
        call(); // the platform's own calls come here too
      } catch (fault) {
        faults.push(fault);
      }
    }),
  );
  const screen = await openScreen({ options: { onState: () => { throw new Error("drawing"); } } });
  screen.server.commit("p1", { text: "next" });
  await screen.time.pass(50);
  isTrue(screen);
  assert.deepEqual(faults.map(String), ["Error: drawing", "Error: drawing"]);
});

/** A database is restored while its server is down.  @param {any} screen @param {number} lost */
function restore(screen, lost) {
  screen.cut();
  screen.server.lose(lost);
}

for (const withSocket of [true, false]) {
  const way = withSocket ? "a socket" : "plain asking";
  test(`over ${way} every screen ends in the server's state, whatever was lost, doubled or late`, async () => {
    for (const seed of seeds) {
      const chance = createChance(seed);
      let isCalm = false;
      const screen = createScreen({
        withSocket,
        fate() {
          if (isCalm) return [5];
          if (chance.is(0.25)) return [];
          const late = () => (chance.is(0.3) ? chance.below(3_000) : chance.below(30));
          return chance.is(0.2) ? [late(), late()] : [late()];
        },
        delay: () => (isCalm ? 5 : chance.below(400)),
        isFailing: () => !isCalm && chance.is(0.15),
      });
      for (let step = 0; step < 60; step += 1) {
        const row = chance.is(0.25) ? null : { text: chance.below(1_000) };
        if (chance.is(0.8)) screen.server.commit(`p${chance.below(8)}`, row);
        if (chance.is(0.15)) screen.server.beacon();
        if (chance.is(0.05)) screen.cut();
        if (chance.is(0.2)) screen.mend();
        if (chance.is(0.03)) restore(screen, 1 + chance.below(4));
        if (chance.is(0.05)) screen.happen("visible");
        await screen.time.pass(chance.is(0.2) ? chance.below(4_000) : chance.below(60));
      }
      isCalm = true;
      screen.mend();
      await screen.passWithBeacons(15_000);
      const difference = firstDifference(screen.live.state(), screen.truth());
      assert.equal(difference, null, `seed ${seed}: ${JSON.stringify(difference)}`);
      assert.equal(screen.live.status().kind, "live", `seed ${seed}`);
      screen.live.stop();
    }
  });
}

test("every way ends in the same state", async () => {
  const socket = await openScreen();
  const asking = createScreen({ withSocket: false, server: socket.server, time: socket.time });
  const blocked = createScreen({ server: socket.server, time: socket.time });
  blocked.cable.isBlocked = true;
  for (let step = 0; step < 30; step += 1) {
    socket.server.commit(`p${step % 4}`, step % 3 ? { text: String(step) } : null);
    await socket.time.pass(300);
  }
  await socket.time.pass(5_100);
  for (const screen of [socket, asking, blocked]) isTrue(screen);
});
