// @ts-check
/** What was written before about the one before the room: read for the chair, and for others when they ask. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { notesPart, signalsPart } from "../board/panel_history.js";
import { part } from "../board/panel_now.js";
import { signalsOf } from "../board/rules.js";
import { wholeDetails } from "../board/shared.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */
/** @typedef {import("./wire.js").Attended} Attended */

/** Opening somebody is logged, so a screen that only follows does it when somebody asks. @param {Room} room @param {View} view @param {Attended} person */
export function earlierNotes(room, view, person) {
  const { details } = room;
  const isTheirs = details?.patient === person.id;
  if (view.isChair || isTheirs) keepRead(room, person);
  if (!isTheirs) return view.isChair ? nothing : html`<p class="panel-part"><button type="button" class="button quiet small" @click=${() => void read(room, person)}>${t("Show earlier notes")}</button></p>`;
  if (details?.trouble) return part(t("Notes"), html`<p class="form-error">${details.trouble}</p>`);
  if (!details?.data) return part(t("Notes"), html`<p class="muted" role="status">${t("Loading…")}</p>`);
  const toAnswer = details.data.signals.filter((/** @type {any} */ one) => !one.answer);
  return [signalsPart(room.app, view.model, person, { ...details.data, signals: toAnswer }), notesPart(room.app, view.model, person, details.data)];
}

/** Read anew when something about the person has changed. @param {Room} room @param {Attended} person */
function keepRead(room, person) {
  if (room.details?.patient !== person.id || room.details.changedAt !== changeOf(person)) void read(room, person);
}

/** @param {Attended} person */
const changeOf = (person) => [person.changed_at, ...signalsOf(person).map(({ id }) => id)].join();

/** @param {Room} room @param {Attended} person */
async function read(room, person) {
  const { id: patient } = person;
  const changedAt = changeOf(person);
  const had = room.details?.patient === patient ? room.details.data : null;
  const mine = (room.details = { patient, changedAt, data: had, trouble: "" });
  try {
    mine.data = wholeDetails(await room.app.live.get(`/patients/${patient}`));
  } catch (problem) {
    mine.trouble = /** @type {any} */ (problem).detail || /** @type {any} */ (problem).title || t("The history could not be read.");
  }
  room.app.redraw();
}
