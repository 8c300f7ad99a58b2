// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { empty, reduce } from "../../../static/js/live/reducer.js";
import { wallOf } from "../../../static/js/wall/people.js";

const NOW = new Date("2026-11-24T07:34:00Z"); // 08:34 in Stockholm
const MEETING = {
  id: "m", started_at: "2026-11-24T07:30:00Z", chair: "kl", part: 1, part_party: null, shows_text: false,
  attendance: [{ staff: "kl", is_remote: false, has_mandate: false }, { staff: "ba", is_remote: true, has_mandate: false }],
};
const ROWS = [
  { kind: "party", id: "r", name: "Psykos", short: "Psykos", principal: "region" },
  { kind: "party", id: "m", name: "Boendestöd", short: "Boendestöd", principal: "municipality" },
  { kind: "staff", id: "kl", initials: "KL", party: "r" },
  { kind: "staff", id: "ba", initials: "BA", party: "m" },
  { kind: "category", id: "c1", code: "crisis", label_sv: "Kris", label_en: "Crisis", order: 1, is_active: true },
];

/** @param {string} label @param {object} [more] */
const onBoard = (label, more = {}) => ({
  kind: "patient", id: label, label, is_protected: false, contacts: [], nominations: [], tasks: [], last_contact_on: null,
  episode: { id: label, category: "c1", urgency: "amber", placed_on: "2026-11-20", why: { tags: [] } }, ...more,
});

/** @param {string} state */
const taken = (state) => ({ meeting: { state, since: "2026-11-24T07:33:00Z" } });

const TEAM = { kind: "team", id: "t", name: "Team Prov", zone: "Europe/Stockholm", meeting_starts: "08:30", meeting_ends: "08:50", meeting: /** @type {any} */ (MEETING) };

/** @param {any} meeting @param {any[]} people */
const wall = (meeting, ...people) => wallOf(stateOf([{ ...TEAM, meeting }, ...ROWS, ...people]), NOW);

/** @param {any[]} put */
const stateOf = (put) => reduce(empty(), /** @type {any} */ ({ v: 1, seq: 1, mark: "k", now: NOW.toISOString(), snapshot: true, put, remove: [] })).state;

test("between meetings there is neither a meeting nor a person whom it is at", () => {
  const shown = wall(null, onBoard("Hanna B.", taken("now")));
  assert.equal(shown.meeting, null);
  assert.equal(shown.current, null);
  assert.equal(shown.sections[1].rows[0].taken, null);
});

test("the person whom the meeting is at, with contacts by party, and each in the list as the meeting has them", () => {
  const contacts = [{ party: "m", staff: "ba" }, { party: "r", staff: "kl" }];
  const now = onBoard("Hanna B.", { ...taken("now"), contacts, last_contact_on: "2026-11-23" });
  const { current, sections } = wall(MEETING, now, onBoard("Rami S.", taken("discussed")), onBoard("Åke H.", taken("later")), onBoard("Bo G."));
  assert.equal(current?.label, "Hanna B.");
  assert.equal(current?.category?.code, "crisis");
  assert.equal(current?.days, 4);
  assert.equal(current?.lastContact, 1);
  assert.deepEqual(current?.byParty.map(({ party, who }) => [party.short, who.map(({ initials }) => initials)]), [["Psykos", ["KL"]], ["Boendestöd", ["BA"]]]);
  assert.deepEqual(sections[1].rows.map(({ label, taken: how }) => [label, how]), [["Bo G.", null], ["Hanna B.", "now"], ["Rami S.", "discussed"], ["Åke H.", "later"]]);
});

test("of a protected person whom the meeting is at there is a code and the urgency, and nothing to compute more from", () => {
  const hidden = { kind: "patient", id: "7q", label: "Kod 7Q", is_protected: true, nominations: [], meeting: { state: "now" }, episode: { id: "e", category: "c1", urgency: "red", why: { tags: [] } } };
  const { current } = wall(MEETING, hidden);
  assert.deepEqual(
    [current?.label, current?.days, current?.lastContact, current?.byParty, current?.todos, current?.shown],
    ["Kod 7Q", null, null, [], [], null],
  );
});

test("someone who left the board while spoken of stays until the next, and is in no list", () => {
  const { current, sections } = wall(MEETING, onBoard("Hanna B.", { ...taken("now"), episode: null }));
  assert.equal(current?.label, "Hanna B.");
  assert.equal(current?.kind, null);
  assert.deepEqual(sections.flatMap(({ rows }) => rows), []);
});

test("typed text is there only when it is shown, and to-dos get their words", () => {
  const task = { id: "k", owner: "kl", due_on: "2026-11-24", due_time: "10:30", state: "open" };
  const proposed = { id: "k2", owner: null, due_on: "2026-11-24", due_time: null, state: "proposed" };
  const shown = { draft: "Röd kvar", why: "", tasks: [{ id: "k", text: "Gå två" }] };
  const said = (/** @type {any} */ more) => wall(MEETING, onBoard("Hanna B.", { ...taken("now"), tasks: [task, proposed], ...more })).current;
  assert.deepEqual(said({ shown: null })?.todos.map(({ text, time }) => [text, time]), [[null, "10:30"]]);
  assert.deepEqual(said({ shown })?.todos.map(({ text }) => text), ["Gå två"]);
  assert.equal(said({ shown })?.shown?.draft, "Röd kvar");
  assert.equal(said({ shown: { draft: "", why: "", tasks: [] } })?.shown, null, "nothing was typed, so nothing makes way for it");
});

test("what is typed reaches the wall only while text is shown", () => {
  const said = (/** @type {any} */ shown) => {
    const state = stateOf([TEAM, ...ROWS, onBoard("Hanna B.", { ...taken("now"), shown })]);
    return wallOf(state, NOW, { typed: new Map([["Hanna B.", "Röd kv"]]) }).current?.shown?.draft;
  };
  assert.equal(said({ draft: "Röd", why: "", tasks: [] }), "Röd kv");
  assert.equal(said({ draft: "", why: "", tasks: [] }), "Röd kv");
  assert.equal(said(null), undefined);
});

test("today's to-dos stand by day and hour, the overdue ones first, those of other days not", () => {
  const due = (/** @type {string} */ id, /** @type {string} */ on, /** @type {string | null} */ time, owner = "kl") => ({ id, owner, due_on: on, due_time: time, state: "open" });
  const { todos } = wall(
    null,
    onBoard("Hanna B.", { tasks: [due("a", "2026-11-24", null), due("b", "2026-11-25", "08:00")] }),
    onBoard("Bo G.", { tasks: [due("c", "2026-11-24", "10:30", "gone"), due("d", "2026-11-23", null, "ba")] }),
  );
  assert.deepEqual(todos.map(({ label, time, isLate, owner }) => [label, time, isLate, owner?.initials ?? null]), [
    ["Bo G.", null, true, "BA"],
    ["Bo G.", "10:30", false, null],
    ["Hanna B.", null, false, "KL"],
  ]);
});

test("the header says who chairs, how many have come, what is left", () => {
  const { meeting } = wall(MEETING, onBoard("Hanna B.", taken("now")), onBoard("Rami S.", taken("discussed")), onBoard("Åke H.", taken("unchanged")), onBoard("Bo G.", taken("later")), onBoard("Olof F."));
  assert.deepEqual(meeting, { chair: "KL", part: 1, only: null, present: 2, remote: 1, lacksMunicipality: false, left: 3, seconds: 16 * 60 });
});

const [KARIN, BORIS] = MEETING.attendance;
for (const [said, more, lacks] of /** @type {[string, object, boolean][]} */ ([
  ["both principals have come", {}, false],
  ["the municipality has not come", { attendance: [KARIN] }, true],
  ["only the municipality has come", { attendance: [BORIS] }, false],
  ["nobody is said to have come", { attendance: [] }, false],
  ["the meeting does not tell yet", { attendance: undefined }, false],
  ["in part 2 one party is alone on purpose", { attendance: [KARIN], part: 2, part_party: "r" }, false],
])) {
  test(`the municipality is ${lacks ? "" : "not "}missing: ${said}`, () => {
    assert.equal(wall({ ...MEETING, ...more }, onBoard("Hanna B.")).meeting?.lacksMunicipality, lacks);
  });
}

test("part 2 says whose it is, and counts only theirs", () => {
  const { meeting } = wall({ ...MEETING, part: 2, part_party: "r" }, onBoard("Hanna B."));
  assert.equal(meeting?.only?.short, "Psykos");
  assert.deepEqual([meeting?.present, meeting?.remote], [1, 0]);
});

test("a wall laid out by urgency has the same people, by urgency", () => {
  const urgent = (/** @type {string} */ urgency) => ({ episode: { id: "e", category: "c1", urgency, placed_on: "2026-11-20", why: { tags: [] } } });
  const state = stateOf([{ ...TEAM, meeting: null }, ...ROWS, onBoard("Bo G.", urgent("green")), onBoard("Hanna B.", urgent("red"))]);
  const { sections } = wallOf(state, NOW, { layout: "urgency" });
  assert.deepEqual(sections.map(({ urgency, rows }) => [urgency ?? null, rows.map(({ label }) => label)]), [[null, []], ["red", ["Hanna B."]], ["green", ["Bo G."]]]);
});
