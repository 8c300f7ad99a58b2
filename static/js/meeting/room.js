// @ts-check
/** The meeting page's own state: the way the meeting went, what is typed and chosen here. Never what the server says is true. */
import { myId } from "../board/app.js";
import { systemClock } from "../live/clock.js";
import { draftOf, dropDraft, keepDraft } from "../ui/draft.js";
import { agendaOf, isForAll, standOf } from "./agenda.js";
import { nobodyLeaves } from "./leaving.js";
import { followed } from "./trail.js";
import { createTyped } from "./typed.js";

/** @typedef {import("../board/app.js").App} App */
/** @typedef {import("./wire.js").Attended} Attended */
/** @typedef {import("./wire.js").Attendee} Attendee */
/** @typedef {import("./wire.js").Draft} Draft */
/** @typedef {import("./typed.js").Typed} Typed */
/** @typedef {Attendee & {isHere: boolean, isTouched?: boolean}} Choice somebody in the form of those present */
/**
 * @typedef {object} Room
 * @property {App} app
 * @property {string[]} trail whom the room has had before it
 * @property {Set<string>} refused whom the server would not take up in part 1
 * @property {Set<string>} apart whom the chair took out of "no change for these"
 * @property {Map<string, Choice> | null} chosen the form of those present, while it is filled in
 * @property {Map<string, Draft>} frames typed texts as they came, newer than the rows
 * @property {Map<string, Typed>} typed
 * @property {{patient: string, changedAt: string | null, data: any, trouble: string} | null} details of the one before the room
 * @property {import("./leaving.js").Leaving} leaving who is asked out of the room; empty on every screen but the chair's
 * @property {import("./ahead.js").Ahead | null} ahead what stands before the meeting
 * @property {string | null} driving what the chair asked for and the server has not answered
 * @property {Promise<void>} underWay ends with that answer
 * @property {string | null} meeting the last one seen open
 * @property {string | null} told whom the page last announced
 */

/** @param {App} app @returns {Room} */
export const createRoom = (app) => ({
  app, trail: [], refused: new Set(), apart: new Set(), chosen: null, frames: new Map(), typed: new Map(),
  details: null, leaving: nobodyLeaves(), ahead: null, driving: null, underWay: Promise.resolve(), meeting: null, told: null,
});

/** What one drawing is made from. @param {Room} room */
export function viewOf(room) {
  const { app } = room;
  const model = app.model();
  const { team } = model;
  const { meeting } = team;
  const isThisPart = thisPart(room, model, meeting);
  const agenda = agendaOf(model.all, model.moment, isThisPart, ({ id }) => room.leaving.staff.has(id));
  if (meeting?.id !== room.meeting && meeting) begin(room, meeting.id);
  room.trail = followed(room.trail, { ...agenda, done: agenda.done.filter(({ person }) => isThisPart(person)) });
  const party = meeting?.part === 2 ? meeting.part_party : null;
  return {
    model, team, meeting, agenda,
    stand: standOf(agenda),
    isChair: Boolean(meeting) && meeting?.chair === myId(app),
    /** Part 2 of another party's: nothing of it is shown here. */
    isOutside: party !== null && party !== model.own,
    /** Our part 2 is over: whom it took up no row says any more. */
    isApartHeld: meeting?.part === 1 && meeting.held_apart.includes(model.own ?? ""),
  };
}

/** @typedef {ReturnType<typeof viewOf>} View */

/** @param {Room} room @param {string} meeting */
function begin(room, meeting) {
  Object.assign(room, { meeting, trail: [], chosen: null });
  room.refused.clear();
  room.apart.clear();
}

/** @param {Room} room @param {import("../board/model.js").Model} model @param {import("./wire.js").Meeting | null} meeting */
function thisPart(room, model, meeting) {
  const partyOf = (/** @type {string} */ staff) => model.staff(staff)?.party;
  const parties = partiesInTheRoom(model);
  const isOfAll = (/** @type {Attended} */ person) => !room.refused.has(person.id) && isForAll(person, parties, model.own, partyOf);
  return meeting?.part === 2 ? (/** @type {Attended} */ person) => !isOfAll(person) : isOfAll;
}

/** Those of whom somebody works in the team; who only nominates from outside is not there. @param {import("../board/model.js").Model} model */
function partiesInTheRoom({ parties, atWork }) {
  const there = new Set(atWork.map(({ party }) => party));
  return parties.filter(({ id }) => there.has(id));
}

/** What stands typed about somebody, as far as this screen is told. @param {Room} room @param {Attended} person @returns {Draft | null} */
export function draftAbout(room, person) {
  const draft = room.frames.get(person.id) ?? person.draft;
  return draft?.text ? draft : null;
}

/** A draft was told, ahead of any row. @param {Room} room @param {Draft & {patient: string}} frame */
export function hearDraft(room, { patient, ...draft }) {
  room.frames.set(patient, draft);
  room.app.redraw();
}

/** A row knows better than a frame, unless the frame is newer than the text in it. @param {Room} room @param {any} message */
export function hearRows(room, message) {
  for (const row of message.put) {
    const frame = row.kind === "patient" && room.frames.get(row.id);
    if (frame && !(row.draft && row.draft.at < frame.at)) room.frames.delete(row.id);
  }
}

/** The pen for one person's note. @param {Room} room @param {string} patient @returns {Typed} */
export function typedOf(room, patient) {
  const had = room.typed.get(patient);
  if (had) return had;
  const key = `meeting-note:${patient}`;
  const made = createTyped({
    put: (text) => room.app.live.send({ method: "PUT", path: `/patients/${patient}/draft`, body: { text } }),
    me: () => myId(room.app),
    clock: systemClock,
    keep: (text) => (text === null ? dropDraft(key) : keepDraft(key, { text })),
    onChange: () => room.app.redraw(),
  });
  room.typed.set(patient, made);
  const kept = draftOf(key);
  if (kept?.text) made.type(kept.text);
  return made;
}
