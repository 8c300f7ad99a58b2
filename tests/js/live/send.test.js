// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { firstDifference } from "./difference.js";
import { createScreen, SESSION } from "./screen.js";
import { createChance, seeds } from "./time.js";

/**
 * @typedef {import("./network.js").Asked} Asked
 * @typedef {import("./network.js").Given} Given
 */

/**
 * A screen whose server takes taps as ours does: one effect for each key, a version for each row.
 * @param {{before?: (asked: Asked) => Given | null, wishes?: import("./screen.js").Wishes}} [given]
 */
async function openBoard({ before = () => null, wishes = {} } = {}) {
  /** @type {Asked[]} */
  const asked = [];
  /** @type {Map<string, Given>} */
  const done = new Map();
  const session = { ...SESSION };
  const screen = createScreen({
    ...wishes,
    routes(ask) {
      if (ask.url.pathname === "/api/session") return before(ask) ?? { status: 200, body: { ...session } };
      if (ask.method === "GET") return before(ask);
      asked.push(ask);
      return before(ask) ?? take(ask);
    },
  });

  /** @param {Asked} ask @returns {Given} */
  function take({ url, headers, body }) {
    const key = headers["Idempotency-Key"];
    const id = url.pathname.split("/")[5];
    const known = done.get(key);
    if (known) return known;
    const version = row(id)?.version;
    const seen = headers["If-Match"];
    if (seen && seen !== `"${version}"`) {
      return { status: 412, body: { code: "row.stale", current: row(id), changed_by: "boris", changed_at: "now" } };
    }
    const answer = { status: 200, body: screen.server.commit(id, body) };
    done.set(key, answer);
    return answer;
  }

  /** @param {string} id */
  const row = (id) => screen.server.snapshot().put.find((one) => one.id === id);
  screen.server.commit("p0", { text: "first" });
  await screen.time.pass(100);
  return { ...screen, taps: asked, session, row };
}

const move = { path: "/patients/p0/move", body: { text: "mine" } };

/** What became of it, without waiting.  @param {Promise<any>} promise @returns {Record<string, any>} */
function outcome(promise) {
  /** @type {Record<string, any>} */
  const found = {};
  promise.then((value) => (found.value = value), (problem) => (found.problem = problem));
  return found;
}

test("a tap carries its key, the token and the version, and is pending until the server has it", async () => {
  const board = await openBoard({ wishes: { fate: () => [] } });
  const sent = outcome(board.live.send({ ...move, ifMatch: 1, subject: "p0" }));
  assert.deepEqual(
    board.live.pending().map(({ subject, phase }) => ({ subject, phase })),
    [{ subject: "p0", phase: "sending" }],
  );
  assert.equal(board.live.status().waiting, 1);
  assert.equal(board.live.state().rows.patient.get("p0")?.text, "first");
  await board.time.pass(50);
  assert.deepEqual(board.live.pending(), []);
  assert.equal(sent.value.seq, 2);
  assert.equal(board.live.state().rows.patient.get("p0")?.text, "mine");
  const [{ method, url, headers, body }] = board.taps;
  assert.equal(`${method} ${url.pathname}`, "POST /api/teams/t1/patients/p0/move");
  assert.deepEqual(body, { text: "mine" });
  assert.match(headers["Idempotency-Key"], /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.equal(headers["X-CSRF-Token"], "c1");
  assert.equal(headers["If-Match"], '"1"');
});

test("a tap whose answer is lost is repeated with the same key and done once", async () => {
  const board = await openBoard();
  const lost = outcome(board.live.send(move));
  board.time.setTimeout(() => board.cut(), 7);
  board.time.setTimeout(() => board.mend(), 400);
  await board.time.pass(3_000);
  assert.ok(board.taps.length >= 2);
  assert.equal(new Set(board.taps.map(({ headers }) => headers["Idempotency-Key"])).size, 1);
  assert.equal(lost.value.seq, 2);
  assert.equal(board.server.seq(), 2);
});

test("a server that is starting is asked again, less and less often", async () => {
  /** @type {number[]} */
  const at = [];
  const board = await openBoard({
    before(ask) {
      if (ask.method === "GET" || at.length === 5) return null;
      at.push(board.time.now());
      return { status: 502 + (at.length % 3) };
    },
  });
  const sent = outcome(board.live.send(move));
  await board.time.pass(20_000);
  assert.deepEqual(at.map((moment, index) => Math.round((moment - (at[index - 1] ?? moment)) / 500) * 500),
    [0, 500, 1_000, 2_000, 4_000]);
  assert.equal(sent.value.seq, 2);
});

test("while it waits for the network the screen says so, and the network coming back sends it at once", async () => {
  const board = await openBoard();
  board.cut();
  const sent = outcome(board.live.send(move));
  await board.time.pass(20_000);
  assert.equal(board.live.pending()[0].phase, "waiting");
  assert.equal(board.live.status().kind, "offline");
  assert.equal(board.live.status().waiting, 1);
  board.mend();
  board.happen("online");
  await board.time.pass(30);
  assert.equal(sent.value.seq, 2);
});

test("a tap that fails once more just as the network comes back does not wait as long as before", async () => {
  let isComingBack = false;
  const board = await openBoard({
    before(ask) {
      if (ask.method === "GET" || !isComingBack) return null;
      isComingBack = false;
      return { status: 503 };
    },
  });
  board.cut();
  const sent = outcome(board.live.send(move));
  await board.time.pass(40_000);
  board.mend();
  isComingBack = true;
  board.happen("online");
  await board.time.pass(1_000);
  assert.equal(sent.value?.seq, 2);
});

test("after five minutes it gives up and says so", async () => {
  const board = await openBoard();
  board.cut();
  const sent = outcome(board.live.send(move));
  await board.time.pass(4 * 60_000);
  assert.deepEqual(sent, {});
  await board.time.pass(80_000);
  assert.equal(sent.problem.code, "network.unreachable");
  assert.deepEqual(board.live.pending(), []);
});

test("a request that never ends is given up and repeated", async () => {
  let isHanging = false;
  const board = await openBoard({ wishes: { delay: () => (isHanging ? 1e9 : 5) } });
  isHanging = true;
  const sent = outcome(board.live.send(move));
  await board.time.pass(10);
  isHanging = false;
  await board.time.pass(14_000);
  assert.deepEqual(sent, {});
  await board.time.pass(3_000);
  assert.equal(sent.value.seq, 2);
});

test("a refusal is told with its fields, and the screen stays as the server has it", async () => {
  const board = await openBoard({
    before: (ask) =>
      ask.method === "POST"
        ? { status: 422, body: { code: "form.invalid", title: "Check", detail: "Too long", fields: { text: ["Too long"] } } }
        : null,
  });
  const sent = outcome(board.live.send(move));
  await board.time.pass(100);
  assert.equal(sent.problem.status, 422);
  assert.equal(sent.problem.code, "form.invalid");
  assert.equal(sent.problem.message, "Too long");
  assert.deepEqual(sent.problem.fields, { text: ["Too long"] });
  assert.equal(board.live.state().rows.patient.get("p0")?.text, "first");
  assert.equal(board.taps.length, 1);
});

test("after a refusal the screen asks what is true", async () => {
  const board = await openBoard({ wishes: { fate: () => [] } });
  board.server.commit("p0", { text: "Boris was first" });
  const sent = outcome(board.live.send({ ...move, ifMatch: 1 }));
  await board.time.pass(100);
  assert.equal(sent.problem.status, 412);
  assert.equal(sent.problem.changedBy, "boris");
  assert.equal(sent.problem.current.text, "Boris was first");
  assert.equal(board.live.state().rows.patient.get("p0")?.text, "Boris was first");
});

test("my own quick taps on one row go in order and never conflict", async () => {
  const board = await openBoard();
  const sent = [1, 2, 3].map((n) => outcome(board.live.send({ ...move, body: { text: `${n}` }, ifMatch: 1 })));
  await board.time.pass(200);
  assert.deepEqual(sent.map(({ value }) => value?.seq), [2, 3, 4]);
  assert.deepEqual(board.taps.map(({ headers }) => headers["If-Match"]), ['"1"', '"2"', '"3"']);
  assert.equal(board.row("p0")?.text, "3");
});

test("an answer that was lost and is drawn anew never lends me somebody else's version", async () => {
  let isBorissTurn = false;
  const board = await openBoard({
    before(ask) {
      if (ask.method === "GET" || !isBorissTurn) return null;
      isBorissTurn = false;
      board.server.commit("p0", { text: "Boris" });
      return { status: 200, body: { ...board.server.snapshot(), seq: 2, name: "patient_moved" } };
    },
  });
  const first = outcome(board.live.send({ ...move, ifMatch: 1 }));
  board.time.setTimeout(() => board.cut(), 7);
  board.time.setTimeout(() => ((isBorissTurn = true), board.mend()), 400);
  await board.time.pass(3_000);
  assert.equal(first.value.seq, 2);
  assert.equal(board.row("p0")?.version, 3);
  const second = outcome(board.live.send({ ...move, body: { text: "again" }, ifMatch: 1 }));
  await board.time.pass(200);
  assert.equal(second.problem?.status, 412);
  assert.equal(board.row("p0")?.text, "Boris");
});

test("between my taps somebody else's change is still a conflict", async () => {
  const board = await openBoard();
  const first = outcome(board.live.send({ ...move, ifMatch: 1 }));
  await board.time.pass(50);
  board.server.commit("p0", { text: "Boris" });
  const second = outcome(board.live.send({ ...move, body: { text: "again" }, ifMatch: 1 }));
  await board.time.pass(50);
  assert.equal(first.value.seq, 2);
  assert.equal(second.problem.status, 412);
  assert.equal(board.row("p0")?.text, "Boris");
});

test("taps on different rows do not wait for each other", async () => {
  const board = await openBoard({
    before: ({ method, url }) => (method === "POST" && url.pathname.includes("p0") ? { status: 503 } : null),
  });
  outcome(board.live.send({ ...move, ifMatch: 1 }));
  const other = outcome(board.live.send({ path: "/patients/p1/move", body: { text: "other" } }));
  await board.time.pass(100);
  assert.equal(other.value.seq, 2);
});

test("a token that has run out is fetched once, and the tap repeated", async () => {
  const board = await openBoard({
    before: ({ method, headers }) =>
      method === "POST" && headers["X-CSRF-Token"] !== "c2" ? { status: 403, body: { code: "csrf.missing" } } : null,
  });
  board.session.csrf = "c2";
  const sent = outcome(board.live.send(move));
  await board.time.pass(100);
  assert.equal(sent.value.seq, 2);
  assert.deepEqual(board.taps.map(({ headers }) => headers["X-CSRF-Token"]), ["c1", "c2"]);
});

test("a token that is refused again is told", async () => {
  const board = await openBoard({
    before: ({ method }) => (method === "POST" ? { status: 403, body: { code: "csrf.missing" } } : null),
  });
  const sent = outcome(board.live.send(move));
  await board.time.pass(100);
  assert.equal(sent.problem.status, 403);
  assert.equal(board.taps.length, 2);
});

/** @param {() => boolean} isOut @param {Given} [told] */
const signedOut = (isOut, told = { status: 401, body: { code: "session.expired" } }) => (/** @type {Asked} */ _) =>
  isOut() ? told : null;

/** A phone left alone and a factor not yet set up hold it in the same way. @type {Given[]} */
const WHO_IS_IT = [
  { status: 401, body: { code: "session.expired" } },
  { status: 423, body: { code: "session.locked" } },
  { status: 403, body: { code: "second_factor.needed" } },
];

for (const told of WHO_IS_IT) test(`${told.body.code} holds the tap, and the same person's sign-in sends it, once`, async () => {
  let isOut = false;
  const board = await openBoard({ before: signedOut(() => isOut, told) });
  isOut = true;
  const sent = outcome(board.live.send(move));
  await board.time.pass(60_000);
  assert.equal(board.live.pending()[0].phase, "held");
  assert.deepEqual(board.live.pending()[0].body, { text: "mine" });
  const { kind, isBlank, waiting } = board.live.status();
  assert.deepEqual({ kind, isBlank, waiting }, { kind: "signed_out", isBlank: true, waiting: 1 });
  assert.deepEqual(sent, {});
  isOut = false;
  assert.equal(await Promise.all([board.live.signedIn(), board.time.pass(200)]).then(([same]) => same), true);
  assert.equal(sent.value.seq, 2);
  assert.equal(board.live.status().kind, "live");
  assert.equal(new Set(board.taps.map(({ headers }) => headers["Idempotency-Key"])).size, 1);
});

test("another person's sign-in never sends it, and the page starts over", async () => {
  let isOut = false;
  const board = await openBoard({ before: signedOut(() => isOut) });
  isOut = true;
  const sent = outcome(board.live.send(move));
  await board.time.pass(1_000);
  isOut = false;
  board.session.staff = { id: "boris", name: "Boris", initials: "BO" };
  const [isSame] = await Promise.all([board.live.signedIn(), board.time.pass(200)]);
  assert.equal(isSame, false);
  assert.equal(sent.problem.code, "session.other_person");
  assert.deepEqual(board.reloads, ["another person"]);
  assert.equal(board.server.seq(), 1);
});

test("a session that became another person's in another tab never sends my tap as theirs", async () => {
  const board = await openBoard({
    before: ({ method, headers }) =>
      method === "POST" && headers["X-CSRF-Token"] !== "c2" ? { status: 403, body: { code: "csrf.missing" } } : null,
  });
  Object.assign(board.session, { csrf: "c2", staff: { id: "boris", name: "Boris", initials: "BO" } });
  const sent = outcome(board.live.send(move));
  await board.time.pass(200);
  assert.equal(sent.problem.code, "session.other_person");
  assert.equal(board.server.seq(), 1);
});

test("a page that comes back to the front after signing in elsewhere goes on by itself", async () => {
  let isOut = false;
  const board = await openBoard({ before: signedOut(() => isOut) });
  isOut = true;
  const sent = outcome(board.live.send(move));
  await board.time.pass(1_000);
  isOut = false;
  board.happen("visible");
  await board.time.pass(200);
  assert.equal(sent.value.seq, 2);
});

test("a read of the page's own takes the same paths and refusals", async () => {
  const board = await openBoard({
    before: ({ url }) =>
      url.pathname === "/api/teams/t1/answers" ? { status: 200, body: [1] }
      : url.pathname === "/api/teams/t1/nothing" ? { status: 404, body: { code: "not_found" } }
      : null,
  });
  const found = outcome(board.live.get("/answers"));
  const missing = outcome(board.live.get("/nothing"));
  await board.time.pass(50);
  assert.deepEqual(found.value, [1]);
  assert.equal(missing.problem.status, 404);
  assert.equal(board.live.status().kind, "live");
});

test("whatever is lost on the way, what is acknowledged was done once, and everything is answered", async () => {
  for (const seed of seeds) {
    const chance = createChance(seed);
    let isCalm = false;
    const board = await openBoard({
      wishes: {
        fate: () => (chance.is(0.3) ? [] : [chance.below(100)]),
        delay: () => chance.below(50),
        isFailing: () => !isCalm && chance.is(0.3),
      },
      before: ({ method }) => (method === "POST" && !isCalm && chance.is(0.1) ? { status: 503 } : null),
    });
    const sent = [];
    for (let n = 0; n < 20; n += 1) {
      const path = `/patients/q${n}/move`;
      sent.push(outcome(board.live.send({ path, body: { text: String(n) } })));
      if (chance.is(0.1)) board.cut();
      if (chance.is(0.3)) board.mend();
      await board.time.pass(chance.below(2_000));
    }
    isCalm = true;
    board.mend();
    await board.passWithBeacons(30_000);
    assert.deepEqual(sent.filter(({ value }) => !value), [], `seed ${seed}`);
    assert.equal(board.server.seq(), 1 + sent.length, `seed ${seed}`);
    assert.equal(firstDifference(board.live.state(), board.truth()), null, `seed ${seed}`);
    assert.deepEqual(board.live.pending(), [], `seed ${seed}`);
    board.live.stop();
  }
});
