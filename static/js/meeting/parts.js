// @ts-check
/** Part 2, for those not shared: who is in the room is confirmed, the others leave, and back. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { goToPart } from "./drive.js";
import { viewOf } from "./room.js";

/** @typedef {import("./room.js").Room} Room */

/** @param {Room} room */
export const backToPart1 = (room) => void goToPart(room, { part: 1 });

/** @param {Room} room */
export function openPart2(room) {
  const { model, meeting } = viewOf(room);
  const party = model.party(model.own);
  if (!meeting || !party) return;
  const there = meeting.attendance.flatMap(({ staff }) => model.staff(staff) ?? []);
  const ours = there.filter((staff) => staff.party === party.id);
  const others = there.filter((staff) => staff.party !== party.id);
  const present = new Set(ours.map(({ id }) => id));
  const toggle = (/** @type {string} */ id) => (/** @type {Event} */ event) => void (/** @type {HTMLInputElement} */ (event.target).checked ? present.add(id) : present.delete(id));
  openDialog({
    title: t("Part 2: only {party}", { party: party.name }),
    className: "wide",
    body: (dialog) => html`
      <div class="form-body">
        <p>${t("Those not shared with everybody are taken up now. The wall and the others' screens leave the meeting until it is back in part 1.")}</p>
        ${others.length ? html`<p class="notice"><b>${t("Ask to leave the room:")}</b> ${others.map(({ name }) => name).join(", ")}</p>` : html``}
        <fieldset class="attendance"><legend>${t("Still in the room, or connected")}</legend>
          <ul>${ours.map(({ id, name }) => html`<li><label class="check"><input type="checkbox" checked @change=${toggle(id)}> <b>${name}</b></label></li>`)}</ul></fieldset>
      </div>
      <div class="form-foot"><div class="form-buttons">
        <button type="button" class="button" @click=${dialog.close}>${t("Cancel")}</button>
        <button type="button" class="button primary" @click=${async () => (await goToPart(room, { part: 2, party: party.id, present: [...present] })) && dialog.close()}>${t("Only {party} is here: go on", { party: party.name })}</button>
      </div></div>`,
  });
}
