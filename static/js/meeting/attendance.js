// @ts-check
/** Who is at the meeting, on site or remote, and whether the municipality is there and may decide. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { flag } from "../board/badge.js";
import { myId } from "../board/app.js";
import { professionWord } from "../board/words.js";
import { setAttendance } from "./drive.js";
import { viewOf } from "./room.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */
/** @typedef {import("./room.js").Choice} Choice */
/** @typedef {import("../board/wire.js").Staff} Staff */

/** What is missing at the table, in words; "" when nothing is. @param {View} view @param {Iterable<{staff: string, has_mandate: boolean}>} [there] */
export function missingFrom({ model, meeting }, there = meeting?.attendance ?? []) {
  const municipal = [...there].filter(({ staff }) => isMunicipal(model, model.staff(staff)));
  if (!model.parties.some(({ principal }) => principal === "municipality")) return "";
  if (!municipal.length) return t("The municipality is missing");
  return municipal.some(({ has_mandate: may }) => may) ? "" : t("Nobody may decide for the municipality");
}

/** @param {import("../board/model.js").Model} model @param {Staff | undefined} staff */
const isMunicipal = (model, staff) => model.party(staff?.party)?.principal === "municipality";

/** What is filled in so far: those connected now are proposed. @param {Room} room @param {View} view @returns {Map<string, Choice>} */
export function choicesOf(room, view) {
  const connected = new Set([myId(room.app), ...room.app.here.map((one) => one.staff)]);
  const there = new Map((view.meeting?.attendance ?? []).map((one) => [one.staff, one]));
  room.chosen ??= new Map();
  for (const { id: staff } of view.model.atWork) {
    const had = there.get(staff);
    const isHere = view.meeting ? Boolean(had) : connected.has(staff);
    const kept = room.chosen.get(staff);
    if (!kept) room.chosen.set(staff, { staff, isHere, is_remote: had?.is_remote ?? false, has_mandate: had?.has_mandate ?? false });
    else if (!kept.isTouched) Object.assign(kept, { isHere: kept.isHere || isHere });
  }
  return room.chosen;
}

/** @param {Room} room @param {View} view @param {() => void} update */
export function attendanceFields(room, view, update) {
  const choices = choicesOf(room, view);
  const { model } = view;
  const missing = missingFrom(view, [...choices.values()].filter(({ isHere }) => isHere));
  return html`
    <div class="parties">${model.parties.map((party) => {
      const people = view.model.atWork.filter((staff) => staff.party === party.id);
      return people.length ? html`
        <fieldset class="attendance">
          <legend>${party.name}</legend>
          <ul>${repeat(people, (staff) => staff.id, (staff) => choiceOf(view, staff, /** @type {Choice} */ (choices.get(staff.id)), update))}</ul>
        </fieldset>` : nothing;
    })}</div>
    <p class="missing" role="status">${missing ? flag("reminder", missing) : nothing}</p>`;
}

/** @param {View} view @param {Staff} staff @param {Choice} choice @param {() => void} update */
function choiceOf({ model }, staff, choice, update) {
  const set = (/** @type {Partial<Choice>} */ change) => {
    Object.assign(choice, change, { isTouched: true });
    update();
  };
  const checkbox = (/** @type {boolean} */ is, /** @type {(is: boolean) => void} */ act, /** @type {unknown} */ label) => html`
    <label class="check"><input type="checkbox" .checked=${is} @change=${(/** @type {Event} */ event) => act(/** @type {HTMLInputElement} */ (event.target).checked)}> ${label}</label>`;
  return html`
    <li data-here=${choice.isHere ? "yes" : nothing}>
      ${checkbox(choice.isHere, (isHere) => set({ isHere }), html`<span><b>${staff.name}</b> <span class="muted">${professionWord(staff.profession)}${model.team.away.includes(staff.id) ? html` · ${t("away today")}` : nothing}</span></span>`)}
      ${choice.isHere ? html`<span class="how">
        ${checkbox(choice.is_remote, (is_remote) => set({ is_remote }), html`${t("remote")}<span class="vh"> ${staff.name}</span>`)}
        ${isMunicipal(model, staff) ? checkbox(choice.has_mandate, (has_mandate) => set({ has_mandate }), html`${t("may decide (municipality)")}<span class="vh"> ${staff.name}</span>`) : nothing}
      </span>` : nothing}
    </li>`;
}

/** Somebody came late, or left. @param {Room} room */
export function openAttendance(room) {
  room.chosen = null;
  openDialog({
    title: t("At the meeting"),
    className: "wide",
    onClose: () => (room.chosen = null),
    body: (dialog) => html`
      <div class="form-body">${attendanceFields(room, viewOf(room), dialog.update)}</div>
      <div class="form-foot"><div class="form-buttons">
        <button type="button" class="button" @click=${dialog.close}>${t("Cancel")}</button>
        <button type="button" class="button primary" @click=${async () => (await setAttendance(room, choicesOf(room, viewOf(room)).values())) && dialog.close()}>${t("Save")}</button>
      </div></div>`,
  });
}
