// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Problem } from "../../../static/js/live/problem.js";
import * as rules from "../../../static/js/phone/outbox/rules.js";
import { createChance, createTime } from "../live/time.js";
import { createDevice } from "./device.js";
import { createLedger } from "./ledger.js";
import { createServer, membershipOf } from "./server.js";

/** In the suite 1,000 operations; `make soak` runs ten times as many. */
const SEEDS = Number(process.env.SEEDS ?? (process.env.FACT_TEST_SOAK ? 100 : 10));
const OPERATIONS = 100;
const PEOPLE = ["anna", "boris"];
const ROWS = ["r1", "r2", "r3", "r4"];

/** @typedef {typeof import("../../../static/js/phone/outbox/rules.js")} Rules */

/** A day with a phone: what went wrong in it.
 * @param {number} seed @param {{rules?: Rules, forgetsKeys?: boolean}} [broken] */
async function live(seed, broken = {}) {
  const time = createTime();
  const chance = createChance(seed);
  const server = createServer(broken);
  const ledger = createLedger({ time, server });
  const { onDisk, onLeaving } = ledger;
  const phone = createDevice({
    ...{ time, chance, server, onDisk, onLeaving, hasLocks: chance.is(0.7) },
    ...(broken.rules && { rules: broken.rules }),
  });
  let taps = 0;

  /** @template T @param {readonly T[]} some @returns {T} */
  const one = (some) => some[chance.below(some.length)];

  function tap() {
    const tab = one(phone.tabs());
    if (!tab) return;
    const { person, sees } = tab;
    const key = `k${(taps += 1)}`;
    const row = one(ROWS);
    const seen = chance.is(0.7) ? (sees.get(row) ?? 0) : null;
    const subject = chance.is(0.8) ? row : "patient";
    const text = `text ${taps}`;
    if (chance.is(0.08)) server.refuse(text, 1 + chance.below(3));
    ledger.asked.set(key, { person, subject, row, text, seen, meantAt: time.now(), n: 0, told: 0, end: "" });
    tab.outbox.send({ key, subject, path: `/rows/${row}`, body: { text }, ifMatch: seen }).catch((problem) => {
      assert.ok(problem instanceof Problem, problem);
      ledger.known(key).end ||= "told";
    });
  }

  function look() {
    for (const { person, sees } of phone.tabs()) {
      if (phone.net.isUp && phone.signedIn() === person) for (const row of ROWS) sees.set(row, server.version(row));
    }
  }

  /** The person sees what waits, and decides something about it. */
  function decide() {
    const tab = one(phone.tabs());
    if (!tab) return;
    const mine = phone.state().drafts.filter((draft) => draft.person === tab.person);
    const old = rules
      .standings(phone.state(), { person: tab.person, membership: membershipOf(tab.person) }, time.now())
      .filter(({ standing }) => standing === "old")
      .map(({ operation }) => operation.key);
    if (mine.length > 0) decideOn(tab, one(mine).key);
    else if (old.length > 0 && chance.is(0.8)) confirm(tab, old);
    else if (old.length > 0) drop(tab, one(old));
  }

  /** @param {import("./device.js").Tab} tab @param {string} key */
  function decideOn(tab, key) {
    if (!chance.is(0.7)) return drop(tab, key);
    ledger.known(key).meantAt = time.now();
    void tab.outbox.retry(key);
  }

  /** @param {import("./device.js").Tab} tab @param {readonly string[]} keys */
  function confirm(tab, keys) {
    for (const key of keys) ledger.known(key).meantAt = time.now();
    void tab.outbox.confirm(keys);
  }

  /** @param {import("./device.js").Tab} tab @param {string} key */
  function drop(tab, key) {
    ledger.known(key).end ||= "dropped";
    void tab.outbox.drop(key);
  }

  /** @param {string} person */
  function signIn(person) {
    phone.signIn(person);
    if (chance.is(0.5)) for (const tab of [...phone.tabs()]) if (tab.person !== person) phone.kill(tab);
    if (!phone.tabs().some((tab) => tab.person === person)) phone.open(person);
    phone.wake();
  }

  async function signOut() {
    const tab = one(phone.tabs().filter((each) => each.person === phone.signedIn()));
    if (!tab) return;
    const unsent = await Promise.race([tab.outbox.unsent(), time.pass(50)]);
    if (!unsent || (unsent.length > 0 && chance.is(0.7))) return;
    for (const operation of rules.unsent(phone.state(), tab.person)) ledger.known(operation.key).end ||= "dropped";
    void tab.outbox.discard();
    await time.pass(50);
    phone.signOut();
  }

  /** @type {[number, () => void | Promise<void>][]} */
  const happenings = [
    [45, tap],
    [10, look],
    [8, decide],
    [5, () => server.changeElsewhere(one(ROWS))],
    [4, () => void (phone.net.isUp = false)],
    [7, () => ((phone.net.isUp = true), phone.wake())],
    [2, () => void (phone.net.isStarting = !phone.net.isStarting)],
    [5, () => void (phone.tabs().length > 0 && phone.kill(one(phone.tabs())))],
    [6, () => void (phone.tabs().length < 2 && phone.open(phone.signedIn() ?? "anna"))],
    [1, () => phone.end("session.expired")],
    [0.4, () => phone.end("session.revoked")],
    [3, () => phone.signedIn() ?? signIn(one(PEOPLE))],
    [0.5, () => signIn(one(PEOPLE))],
    [0.5, signOut],
    [0.6, () => time.sleep(20 * 60_000)],
  ];
  const weights = happenings.reduce((sum, [weight]) => sum + weight, 0);

  async function happen() {
    let left = (chance.below(10_000) / 10_000) * weights;
    for (const [weight, act] of happenings) if ((left -= weight) < 0) return act();
  }

  signIn("anna");
  while (taps < OPERATIONS) {
    await happen();
    await time.pass(chance.is(0.2) ? chance.below(8_000) : chance.below(60));
  }
  Object.assign(phone.net, { isUp: true, isStarting: false, loss: 0 });
  for (const person of PEOPLE) {
    for (const tab of [...phone.tabs()]) phone.kill(tab);
    signIn(person);
    for (let round = 0; round < 600 && rules.unsent(phone.state(), person).length > 0; round += 1) {
      decide();
      phone.wake();
      await time.pass(5_000);
    }
  }
  const left = PEOPLE.flatMap((person) => rules.unsent(phone.state(), person));
  return [...ledger.close(), ...left.map(({ key }) => `still here: ${key}`)];
}

test(`${SEEDS * OPERATIONS} random operations: nothing twice, nothing dropped in silence, each thing in order`, async () => {
  const first = Number(process.env.FACT_TEST_SEED ?? 1);
  for (let seed = first; seed < first + SEEDS; seed += 1) {
    const faults = await live(seed);
    assert.deepEqual(faults, [], `seed ${seed}: FACT_TEST_SEED=${seed}`);
  }
});

/** What each rule is for: without it the model finds this.  @type {[string, string, Partial<Rules>][]} */
const BROKEN = [
  ["an acknowledgement that brings no version", "in conflict with oneself", {
    acknowledged: (state, key) => rules.dropped(state, key),
  }],
  ["a version from a row that others have changed since", "written over", {
    acknowledged: (state, key, change, now) => rules.acknowledged(state, key, { ...change, seq: Infinity }, now),
  }],
  ["an operation that is gone when it leaves", "dropped in silence", {
    next: (state, who, now) => rules.next(state, who, now),
    leaving: (state, key) => ((left) => (left ? rules.dropped(state, key) : state))(state.operations.find((one) => one.key === key)),
  }],
  ["a refused text that is not kept", "dropped in silence", { refused: (state, key) => rules.dropped(state, key) }],
  ["going on past a refusal", "went past a refused one", {
    next: (state, who, now) => rules.next({ ...state, drafts: [] }, who, now),
  }],
  ["trying again at the end of the line", "out of order", {
    retried: (state, key, now) => {
      const after = rules.retried(state, key, now);
      return { ...after, operations: after.operations.map((one) => (one.key === key ? { ...one, n: one.n + 1_000 } : one)) };
    },
  }],
  ["the newest first", "out of order", {
    next: (state, who, now) =>
      rules.standings(state, who, now).findLast(({ standing }) => standing === "waiting")?.operation ?? null,
  }],
  ["whoever is signed in", "in somebody else's name", {
    next: (state, _who, now) => {
      const first = state.operations[0];
      return first ? rules.next(state, first, now) : null;
    },
  }],
  ["old ones sent unasked", "old, and nobody was asked", {
    next: (state, who, now) => rules.next(rules.meant(state, state.operations.map(({ key }) => key), now), who, now),
  }],
  ["wiped without a word", "dropped in silence", { revoked: rules.wiped }],
];

for (const [name, fault, broken] of BROKEN) {
  test(`the model sees ${name}`, async () => {
    const found = new Set();
    for (let seed = 1; seed <= 30 && !found.has(fault.split(", ")[0]); seed += 1) {
      for (const one of await live(seed, { rules: { ...rules, ...broken } })) found.add(one.split(/[:,] /)[0]);
    }
    assert.ok(found.has(fault.split(", ")[0]), `saw only ${[...found].join(", ")}`);
  });
}

test("the model sees a server that does a repeated key again", async () => {
  const found = [];
  for (let seed = 1; seed <= 30 && found.length === 0; seed += 1) found.push(...(await live(seed, { forgetsKeys: true })));
  assert.ok(found.some((fault) => fault.startsWith("done twice")), String(found));
});
