// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { createTyped } from "../../../static/js/meeting/typed.js";
import { createTime, settled } from "../live/time.js";

/** Typed about one person, before a server that answers as told. @param {(text: string) => Promise<unknown>} [answer] */
function typing(answer = async () => {}) {
  const time = createTime();
  /** @type {string[]} */
  const sent = [];
  /** @type {(string | null)[]} */
  const kept = [];
  const typed = createTyped({
    clock: time,
    me: () => "karin",
    keep: (text) => kept.push(text),
    onChange: () => {},
    put: (text) => (sent.push(text), answer(text)),
  });
  return { typed, time, sent, kept };
}
const taken = () => Promise.reject(Object.assign(new Error("taken"), { code: "draft.taken" }));
/** @param {string} text */
const theirs = (text) => ({ text, by: "boris", at: "2026-11-24T07:31:00Z" });

test("ten letters in two seconds are three saves, and the last has them all", async () => {
  const { typed, time, sent } = typing();
  for (let n = 1; n <= 10; n += 1) {
    typed.type("abcdefghij".slice(0, n));
    await time.pass(200);
  }
  await time.pass(1_000);
  assert.equal(sent.length, 3);
  assert.equal(sent.at(-1), "abcdefghij");
  assert.equal(typed.isUnsaved(), false);
});

test("leaving the field saves at once", async () => {
  const { typed, time, sent } = typing();
  typed.type("a");
  await time.pass(10);
  typed.type("ab");
  typed.blur();
  await settled();
  assert.deepEqual(sent, ["a", "ab"]);
});

test("a failed save keeps the text, says so, and goes again with the next letter", async () => {
  let isDown = true;
  const { typed, time, sent, kept } = typing(() => (isDown ? Promise.reject(new Error("422")) : Promise.resolve()));
  typed.type("Ringer");
  await time.pass(60_000);
  assert.deepEqual([typed.text(), typed.isUnsaved(), typed.trouble()?.message], ["Ringer", true, "422"]);
  assert.deepEqual(kept, ["Ringer"]);
  isDown = false;
  typed.type("Ringer nu");
  await time.pass(1_000);
  assert.deepEqual([sent.at(-1), typed.isUnsaved(), typed.trouble(), kept.at(-1)], ["Ringer nu", false, null, null]);
});

test("while somebody else writes mine waits, and is saved when they have stopped", async () => {
  let isTaken = true;
  const { typed, time, sent } = typing(() => (isTaken ? taken() : Promise.resolve()));
  typed.type("mitt");
  await time.pass(100);
  assert.equal(typed.trouble()?.code, "draft.taken");
  typed.hear(theirs("deras"));
  assert.equal(typed.text(), "mitt");
  isTaken = false;
  await time.pass(2_500);
  assert.deepEqual([typed.isUnsaved(), sent.at(-1)], [false, "mitt"]);
});

test("who takes over has the text and goes on from it", async () => {
  const { typed, time, sent } = typing();
  typed.hear(theirs("Systern säger att"));
  assert.deepEqual([typed.text(), typed.isUnsaved()], ["Systern säger att", false]);
  typed.type(`${typed.text()} han sover`);
  await time.pass(1_000);
  assert.deepEqual(sent, ["Systern säger att han sover"]);
});

test("an echo of what I have typed past is not put back, whenever it comes", async () => {
  const mine = (/** @type {string} */ text, at = "2026-11-24T07:31:01Z") => ({ text, by: "karin", at });
  const { typed, time } = typing();
  typed.hear(null);
  typed.type("a");
  await time.pass(10);
  typed.type("ab");
  typed.hear(mine("a"));
  await time.pass(1_500);
  typed.hear(mine("a", "2026-11-24T07:31:02Z"));
  typed.hear(null);
  assert.deepEqual([typed.text(), typed.isUnsaved()], ["ab", false]);
  typed.hear(theirs("abc"));
  assert.equal(typed.text(), "abc", "somebody else's is news");
});

test("what stands on another device of mine is news once I have stopped here", async () => {
  const { typed, time } = typing();
  typed.type("a");
  await time.pass(11_000);
  typed.hear({ text: "a, från telefonen", by: "karin", at: "2026-11-24T07:33:00Z" });
  assert.equal(typed.text(), "a, från telefonen");
});

test("what has become a note is sent no more", async () => {
  const { typed, time, sent } = typing();
  typed.type("a");
  await time.pass(10);
  typed.type("ab");
  typed.drop();
  await time.pass(5_000);
  assert.deepEqual([sent, typed.text(), typed.isUnsaved()], [["a"], "", false]);
});

test("before the note is written the save under way is waited for, and no other begins", async () => {
  /** @type {() => void} */
  let answer = () => {};
  const { typed, time, sent } = typing(() => new Promise((done) => (answer = () => done(undefined))));
  typed.type("a");
  await time.pass(10);
  typed.type("ab");
  let isResting = false;
  void typed.rest().then(() => (isResting = true));
  await time.pass(5_000);
  assert.equal(isResting, false);
  answer();
  await settled();
  assert.equal(isResting, true);
  await time.pass(5_000);
  assert.deepEqual(sent, ["a"]);
});
