// @ts-check
/** What the chair does with the meeting; each is one request, and says so when it is refused. */
import { t } from "../i18n.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { send } from "../board/write.js";
import { isAskedFirst } from "./leaving.js";
import { typedOf, viewOf } from "./room.js";
import { nextOf, previousOf } from "./trail.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").Choice} Choice */

/** @param {Room} room */
const path = (room) => `/meetings/${viewOf(room).meeting?.id}`;

/** What is seen to be done before its answer comes: no press after it is the same press again. */
const WAITED_FOR = new Set(["start", "attendance", "chair"]);

/**
 * One request at a time: a second press on "next" before anything is seen of the first is a mistake. Once the
 * room has the next person before it, a press is meant, and waits for the answer that is still on its way.
 * @param {Room} room @param {string} what @param {() => Promise<unknown>} act @param {string} [patient]
 * @returns {Promise<boolean>} whether it was done
 */
async function drive(room, what, act, patient) {
  if (room.driving) {
    if (!WAITED_FOR.has(room.driving) && room.driving !== viewOf(room).agenda.now?.person.id) return false;
    await room.underWay;
    if (room.driving) return false;
  }
  room.driving = what;
  room.app.redraw();
  try {
    const doing = act();
    room.underWay = doing.then(nothing, nothing);
    await doing;
    return true;
  } catch (problem) {
    refused(room, /** @type {any} */ (problem), patient);
    return false;
  } finally {
    room.driving = null;
    room.app.redraw();
  }
}

const nothing = () => {};

/** @param {Room} room @param {any} problem @param {string} [patient] */
function refused(room, problem, patient) {
  if (problem.isQuiet) return;
  if (problem.code === "meeting.only_in_part_2" && patient) room.refused.add(patient);
  const text = t("Not done. {why}", { why: problem.detail || problem.title || String(problem) });
  const action = problem.code === "meeting.not_chair" ? { label: t("Take over as chair"), act: () => void takeOver(room) } : undefined;
  showToast({ tone: "error", text, ...(action && { action }) });
}

/** @param {Room} room @param {string} to @param {object} body @param {string} [subject] */
const put = (room, to, body, subject) => send(room.app, { method: "PUT", path: path(room) + to, body, ...(subject && { subject }) });

/** @param {Iterable<Choice>} choices */
const attended = (choices) => [...choices].filter(({ isHere }) => isHere).map(({ staff, is_remote, has_mandate }) => ({ staff, is_remote, has_mandate }));

/** @param {Room} room @param {Iterable<Choice>} choices */
export const startMeeting = (room, choices) => drive(room, "start", () => send(room.app, { path: "/meetings", body: { id: uuid7(), attendance: attended(choices) } }));

/** @param {Room} room @param {Iterable<Choice>} choices */
export const setAttendance = (room, choices) => drive(room, "attendance", () => put(room, "/attendance", { attendance: attended(choices) }));

/** @param {Room} room */
export const takeOver = (room) => drive(room, "chair", () => put(room, "/chair", {}));

/**
 * Take somebody up, or nobody. What is typed about the one before becomes a note first. Who must not hear of
 * the person `hasLeft` the room before.
 * @param {Room} room @param {string | null} patient @param {boolean} [hasLeft]
 * @returns {Promise<boolean>}
 */
export const takeUp = (room, patient, hasLeft = false) => drive(room, patient ?? "nobody", async () => {
  if (patient && !hasLeft && (await isAskedFirst(room, patient, () => void takeUp(room, patient, true)))) return;
  await saveNote(room);
  await put(room, "/current", { patient }, patient ?? undefined);
}, patient ?? undefined);

/** @param {Room} room */
export async function next(room) {
  const { agenda } = viewOf(room);
  const to = nextOf(room.trail, agenda);
  if (to !== null || agenda.now) await takeUp(room, to);
}

/** @param {Room} room */
export async function previous(room) {
  const to = previousOf(room.trail, viewOf(room).agenda);
  if (to !== null) await takeUp(room, to);
}

/** Put off the one before the room, and go on with the next. @param {Room} room */
export async function putOff(room) {
  const { agenda } = viewOf(room);
  const patient = agenda.now?.person.id;
  if (!patient) return;
  const to = nextOf(room.trail, agenda);
  const isDone = await drive(room, "later", () => put(room, "/later", { patient }, patient));
  if (isDone && to) await takeUp(room, to);
}

/** @param {Room} room @param {string[]} patients */
export const noChange = (room, patients) => drive(room, "unchanged", () => put(room, "/unchanged", { patients }));

/** @param {Room} room @param {boolean} is_shown */
export const showText = (room, is_shown) => drive(room, "shown", () => put(room, "/shown", { is_shown }));

/** @param {Room} room @param {{part: 1} | {part: 2, party: string, present: string[]}} body */
export const goToPart = (room, body) => drive(room, "part", async () => {
  await saveNote(room);
  if (viewOf(room).agenda.now) await put(room, "/current", { patient: null });
  await put(room, "/part", body);
});

/** Save what is typed about the one before the room as a note; in part 2 it stays in its party. Throws when refused; the text stays. @param {Room} room */
export async function saveNote(room) {
  const { agenda, meeting } = viewOf(room);
  const patient = agenda.now?.person.id;
  if (!patient) return;
  const typed = typedOf(room, patient);
  const text = typed.text().trim();
  if (!text) return;
  await typed.rest();
  try {
    await send(room.app, { path: `/patients/${patient}/notes`, body: { id: noteId(patient, text), text, is_own: meeting?.part === 2 }, subject: patient });
  } catch (problem) {
    typed.blur(); // the others go on seeing what stands there
    throw problem;
  }
  typed.drop();
}

/** The same text sent again is the same note. @type {{of: string, id: string}} */
let last = { of: "", id: "" };
/** @param {string} patient @param {string} text */
function noteId(patient, text) {
  const of = `${patient} ${text}`;
  if (last.of !== of) last = { of, id: uuid7() };
  return last.id;
}

/** @param {Room} room @param {number} version */
export const closeMeeting = (room, version) => drive(room, "close", () => send(room.app, { path: `${path(room)}/closure`, ifMatch: version }));

/** Save it and stay. @param {Room} room */
export const keepNote = (room) => drive(room, "note", () => saveNote(room));
