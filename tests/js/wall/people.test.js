// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { empty, reduce } from "../../../static/js/live/reducer.js";
import { wallOf } from "../../../static/js/wall/people.js";

const NOW = new Date("2026-11-24T07:20:00Z"); // 08:20 in Stockholm
const TEAM = { kind: "team", id: "t", name: "Team Prov", zone: "Europe/Stockholm" };
const ROWS = [
  TEAM,
  { kind: "party", id: "r", name: "Psykos", short: "Psykos", principal: "region" },
  { kind: "party", id: "m", name: "Boendestöd", short: "Boendestöd", principal: "municipality" },
  { kind: "staff", id: "kl", initials: "KL", party: "r" },
  { kind: "staff", id: "ba", initials: "BA", party: "m" },
  { kind: "category", id: "c2", code: "new", label_sv: "Ny", label_en: "New", order: 2, is_active: true },
  { kind: "category", id: "c1", code: "crisis", label_sv: "Kris", label_en: "Crisis", order: 1, is_active: true },
  { kind: "category", id: "c3", code: "legal", label_sv: "Tvång", label_en: "Compulsory", order: 3, is_active: false },
];

/** @param {string} label @param {string} urgency @param {string} placed_on @param {object} [more] */
const onBoard = (label, urgency, placed_on, more = {}) => ({
  kind: "patient", id: label, label, is_protected: false, contacts: [], nominations: [],
  episode: { id: label, category: "c1", urgency, placed_on, why: { tags: [] } }, ...more,
});

/** @param {any[]} people */
function wall(...people) {
  const message = { v: 1, seq: 1, mark: "k", now: NOW.toISOString(), snapshot: true, put: [...ROWS, ...people], remove: [] };
  return wallOf(reduce(empty(), /** @type {any} */ (message)).state, NOW);
}

test("people stand by urgency, then longest on the board, with days and contacts of both parties", () => {
  const contacts = [{ party: "r", staff: "kl" }, { party: "m", staff: "ba" }, { party: "m", staff: "gone" }];
  const { sections, red } = wall(
    onBoard("Åke H.", "green", "2026-11-20"),
    onBoard("Hanna B.", "red", "2026-11-23", { contacts }),
    onBoard("Rami S.", "red", "2026-11-04"),
  );
  const [, crisis] = sections;
  assert.deepEqual(crisis.rows.map(({ label, days }) => [label, days]), [["Rami S.", 20], ["Hanna B.", 1], ["Åke H.", 4]]);
  assert.deepEqual(crisis.rows[1].contacts, [
    { initials: "KL", principal: "region" },
    { initials: "BA", principal: "municipality" },
  ]);
  assert.equal(red, 2);
});

test("a protected person has a code and an urgency, no days, no contacts, and is drawn all the same", () => {
  const hidden = {
    kind: "patient", id: "7q", label: "Kod 7Q", is_protected: true, nominations: [],
    episode: { id: "e", category: "c1", urgency: "red", why: { tags: [] } },
  };
  const [, crisis] = wall(hidden, onBoard("Hanna B.", "red", "2026-11-23")).sections;
  assert.deepEqual(crisis.rows.map(({ label, days, contacts }) => [label, days, contacts]), [
    ["Hanna B.", 1, []],
    ["Kod 7Q", null, []],
  ]);
});

test("nominations come first: the oldest on top, a question told from a nomination, one that waits left out", () => {
  /** @param {string} label @param {string} kind @param {string} state @param {string} [at] */
  const nominated = (label, kind, state, at) => ({
    kind: "patient", id: label, label, is_protected: false, contacts: [], episode: null,
    nominations: [{ id: label, kind, state, ...(at ? { at } : {}) }],
  });
  const { sections, nominated: count } = wall(
    nominated("Ismail K.", "board", "open", "2026-11-24T06:12:00Z"),
    nominated("Yusuf L.", "consult", "open", "2026-11-20T09:00:00Z"),
    nominated("Ulla Sa.", "board", "waiting", "2026-11-19T09:00:00Z"),
    nominated("Kod 9X", "board", "open"),
  );
  assert.equal(sections[0].category, null);
  assert.deepEqual(sections[0].rows.map(({ label, kind, since }) => [label, kind, since]), [
    ["Yusuf L.", "consult", 4],
    ["Ismail K.", "board", 0],
    ["Kod 9X", "board", null],
  ]);
  assert.equal(count, 3);
});

test("a category without people is only named, one that is switched off not even that", () => {
  const { sections, empty: without } = wall(onBoard("Hanna B.", "red", "2026-11-23"));
  assert.deepEqual(sections.map(({ category }) => category?.code ?? null), [null, "crisis"]);
  assert.deepEqual(without.map((category) => category?.code), ["new"]);
});
