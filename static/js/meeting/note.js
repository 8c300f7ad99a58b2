// @ts-check
/** The note as it is typed: the chair writes, everybody who follows reads it letter by letter. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { formatTime, t } from "../i18n.js";
import { part } from "../board/panel_now.js";
import { keepNote, showText } from "./drive.js";
import { draftAbout, typedOf } from "./room.js";
import { TAKEN } from "./typed.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */
/** @typedef {import("./wire.js").Attended} Attended */

const MOST = 280;

/** @param {Room} room @param {View} view @param {Attended} person */
export function notePart(room, view, person) {
  return view.isChair ? pen(room, view, person) : page(room, view, person);
}

/** @param {Room} room @param {View} view @param {Attended} person */
function pen(room, { meeting, model }, person) {
  const typed = typedOf(room, person.id);
  const draft = draftAbout(room, person);
  typed.hear(draft);
  const text = typed.text();
  const isShown = Boolean(meeting?.shows_text);
  return part(html`<label for="meeting-note">${t("Note")}</label>`, html`
    <div class="pen">
      <textarea id="meeting-note" rows="4" maxlength=${MOST} aria-describedby="meeting-note-state" placeholder=${t("Short, and nothing that belongs in the journal.")}
        .value=${live(text)} @input=${(/** @type {Event} */ event) => typed.type(/** @type {HTMLTextAreaElement} */ (event.target).value)} @blur=${typed.blur}></textarea>
      <p class="pen-foot">
        <span id="meeting-note-state" role="status" class="small">${stateOf(typed, draft, model)}</span>
        <span class="count small">${text.length} / ${MOST}</span>
      </p>
      <p class="pen-acts">
        <button type="button" class="button small" ?disabled=${!text.trim() || room.driving !== null} @click=${() => keepNote(room)}>${t("Save the note")}</button>
        <button type="button" class="button small toggle" aria-pressed=${isShown ? "true" : "false"} ?disabled=${room.driving !== null} @click=${() => showText(room, !isShown)}>${t("Show on the wall")}</button>
      </p>
    </div>`);
}

/** @param {import("./typed.js").Typed} typed @param {import("./wire.js").Draft | null} draft @param {import("../board/model.js").Model} model */
function stateOf(typed, draft, model) {
  const trouble = typed.trouble();
  if (trouble?.code === TAKEN) return t("{name} is writing. Yours is kept and saved after.", { name: model.staff(draft?.by)?.name ?? t("Someone else") });
  if (trouble) return html`<span class="form-error">${t("Not saved: {why} What you typed is kept.", { why: trouble.detail || trouble.title || "" })}</span>`;
  if (typed.isUnsaved()) return t("Typing…");
  return typed.text() ? t("Seen by those who follow. It becomes a note when you go on.") : nothing;
}

/** @param {Room} room @param {View} view @param {Attended} person */
function page(room, { model }, person) {
  const draft = draftAbout(room, person);
  if (!draft?.text) return nothing;
  return part(t("Being written"), html`
    <blockquote class="typed">${draft.text}</blockquote>
    <p class="muted small">${model.staff(draft.by)?.name ?? ""} · ${formatTime(draft.at)}</p>`);
}
