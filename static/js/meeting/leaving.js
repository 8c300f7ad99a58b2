// @ts-check
/**
 * Staff barred from a person are asked out of the room before the person is taken up, last on the agenda.
 * Only the chair's screen is told; on every other the agenda is as it would be without it.
 */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */
/**
 * @typedef {object} Leaving
 * @property {string} asked what was true when the server was asked
 * @property {Map<string, string[]>} staff whom to ask out, by the person
 */

const RETRY = 5_000;

/** @returns {Leaving} */
export const nobodyLeaves = () => ({ asked: "", staff: new Map() });

/** For the agenda: asked again at each turn, and when somebody came or left. @param {Room} room @param {View} view */
export function keepLeaving(room, { meeting, agenda, stand, isChair }) {
  if (!meeting || !isChair) return void (room.leaving = nobodyLeaves());
  const there = meeting.attendance.map(({ staff }) => staff).join(" ");
  const asked = `${meeting.id} ${meeting.part} ${there} ${agenda.now?.person.id ?? stand}`;
  if (room.leaving.asked === asked) return;
  const mine = (room.leaving = { ...room.leaving, asked });
  void read(room, mine, meeting.id);
}

/** @param {Room} room @param {Leaving} mine @param {string} meeting */
async function read(room, mine, meeting) {
  try {
    const { leavers } = await room.app.live.get(`/meetings/${meeting}/leavers`);
    room.leaving.staff = new Map(leavers.map((/** @type {{patient: string, staff: string[]}} */ { patient, staff }) => [patient, staff]));
  } catch {
    setTimeout(() => (mine.asked = ""), RETRY);
  }
  room.app.redraw();
}

/** @param {Room} room @param {string} patient */
const namesFor = (room, patient) => (room.leaving.staff.get(patient) ?? []).map((id) => room.app.model().staff(id)?.name ?? t("Someone else")).join(", ");

/** "Ask Maria Berg to leave the room"; "" when nobody has to. @param {Room} room @param {string} patient */
export function leaveWords(room, patient) {
  const names = namesFor(room, patient);
  return names && t("Ask {names} to leave the room", { names });
}

/** While the person is before the room. @param {Room} room @param {string} patient */
export function notInTheRoom(room, patient) {
  const names = namesFor(room, patient);
  return names ? html`<p class="notice leaving">${t("Not in the room: {names}", { names })}</p>` : nothing;
}

/**
 * Whether the chair was asked to see somebody out first, as it stands this moment; `go` is done once they have left.
 * @param {Room} room @param {string} patient @param {() => void} go @returns {Promise<boolean>}
 */
export async function isAskedFirst(room, patient, go) {
  const meeting = room.app.model().team.meeting?.id;
  if (meeting) await read(room, room.leaving, meeting);
  const title = leaveWords(room, patient);
  if (!title) return false;
  const name = room.app.model().person(patient)?.name ?? "";
  openDialog({
    title,
    body: (dialog) => html`
      <div class="form-body"><p>${t("{name} is taken up, and shown on the wall, when they have left. Only you see this.", { name })}</p></div>
      <div class="form-foot"><div class="form-buttons">
        <button type="button" class="button" @click=${dialog.close}>${t("Cancel")}</button>
        <button type="button" class="button primary" @click=${() => (dialog.close(), go())}>${t("They have left: take up {name}", { name })}</button>
      </div></div>`,
  });
  return true;
}
