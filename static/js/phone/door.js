// @ts-check
/** "Before the visit": the last contact, what to beware of, who else was there. Read at the door, never kept. */
import { html, nothing } from "lit-html";
import { ago, visitText, visitWord } from "../board/words.js";
import { formatDate, t } from "../i18n.js";
import { isUnreachable } from "../live/problem.js";
import { openDialog } from "../ui/dialog.js";
import { icons } from "../ui/icons.js";
import { acknowledge, cautionText, linesOf } from "./alerts.js";
import { personPath } from "./rows.js";
import { openPlan } from "./visit_forms.js";
import { placeWord } from "./visit_words.js";
import { daysFrom, whenSeen, whenWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Door} Door */

/** @param {Phone} phone @param {string} patient */
export function openDoor(phone, patient) {
  /** @type {{door: Door | null, trouble: string}} */
  const read = { door: null, trouble: "" };
  const dialog = openDialog({
    title: t("Before the visit"),
    className: "sheet door-sheet",
    body: (self) => html`<div class="form-body phone-sheet">${read.door ? body(phone, read.door, load, self) : html`<p role="status">${read.trouble || t("Loading…")}</p>`}</div>`,
  });
  async function load() {
    try {
      Object.assign(read, { door: await phone.get(`/patients/${patient}/door`), trouble: "" });
    } catch (problem) {
      const { detail, message } = /** @type {any} */ (problem);
      Object.assign(read, { door: null, trouble: isUnreachable(problem) ? t("This is read with a network only: nothing of it is saved on the phone.") : detail || message });
    }
    dialog.update();
  }
  void load();
}

/** @param {Phone} phone @param {Door} door @param {() => Promise<void>} again @param {import("../ui/dialog.js").OpenDialog} dialog */
function body(phone, door, again, dialog) {
  const name = (/** @type {string} */ id) => door.names[id] ?? "";
  const by = (/** @type {string} */ staff, /** @type {string} */ party) => [name(staff), phone.party(party)?.short].filter(Boolean).join(", ");
  const when = (/** @type {string} */ on) => ago(daysFrom(phone.today, on));
  const isCalling = door.cautions.some(({ code }) => ["call_first", "medication_stopped"].includes(code));
  return html`
    <p class="door-who"><b>${door.name}</b> ${door.birth_year ? html`<span class="muted">${t("born {year}", { year: door.birth_year })}</span>` : nothing}</p>
    ${door.cautions.length ? html`<ul class="door-cautions">${linesOf(door.cautions).flat().map((one) => caution(phone, door, one, again))}</ul>` : nothing}
    ${isCalling && door.on_call_phone ? call(t("Call the team"), door.on_call_phone) : nothing}
    <dl class="door-facts">
      ${fact(t("Latest contact"), door.last_contact ? html`${when(door.last_contact.on)}: ${visitText(door.last_contact)}, ${by(door.last_contact.by, door.last_contact.party)}` : t("None that you may see."))}
      ${fact(t("Missed, 14 days"), list(door.missed.map((one) => html`${when(one.on)}: ${visitWord(one.outcome)}, ${by(one.by, one.party)}`), t("None that you may see.")))}
      ${fact(t("Met by, 14 days"), list(door.met.map((one) => html`${by(one.staff, one.party)}, ${when(one.on)}`), t("Nobody that you may see.")))}
      ${fact(t("Planned"), list(door.planned.map((one) => planned(phone, one, name)), t("Nothing that you may see.")))}
    </dl>
    ${door.contacts.map((one) => (one.phone && one.staff !== phone.me.id ? call(by(one.staff, one.party), one.phone, one.hours) : nothing))}
    <button class="button" @click=${() => (dialog.close(), openPlan(phone, door.patient, door.name, { needsTwo: Boolean(door.two_person) }))}>${t("Plan a visit…")}</button>
    <a class="button" href="/patients/${door.patient}">${t("The person's page")}</a>
    <a class="button" href=${personPath(phone, door.patient)}>${t("Open {name} on the board", { name: door.name })}</a>`;
}

/** @param {Phone} phone @param {Door["planned"][number]} visit @param {(id: string) => string} name */
function planned(phone, visit, name) {
  const due = { due_on: visit.on, due_time: visit.time };
  const people = [visit.staff, visit.with].filter(Boolean).map((id) => name(/** @type {string} */ (id)));
  const alone = visit.agreed ? t("Alone, agreed with {name}: {why}", { name: name(visit.agreed.with), why: visit.agreed.why }) : "";
  return html`${whenWord(due, phone.today)}: ${visitWord(visit.kind)}, ${placeWord(visit.place)}, ${people.join(", ")}${alone ? html`<br>${alone}` : nothing}`;
}

/** @param {Phone} phone @param {Door} door @param {import("./wire.js").Caution} one @param {() => Promise<void>} again */
function caution(phone, door, one, again) {
  const seen = one.seen
    ? html`<span class="muted small">${t("Seen by {name} {when}", { name: door.names[one.seen.by] ?? "", when: whenSeen(one.seen.at, phone.today) })}</span>`
    : html`<button class="button small" @click=${async () => (await acknowledge(phone, door.patient, door.name, [one]), again())}>${t("Seen")}</button>`;
  const pair = one.code === "two_person" ? door.two_person : null;
  return html`<li><span><b>${cautionText(one)}</b>${pair ? html`: ${pair.reason}` : nothing}${one.code === "threat" || one.code === "medication_stopped" || one.code === "missed_visit" ? html` <span class="muted">${formatDate(one.since)}</span>` : nothing}</span>${pair ? nothing : seen}</li>`;
}

/** @param {string} name @param {unknown} said */
const fact = (name, said) => html`<div><dt>${name}</dt><dd>${said}</dd></div>`;

/** @param {unknown[]} lines @param {string} none */
const list = (lines, none) => (lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : html`<span class="muted">${none}</span>`);

/** @param {string} who @param {string} number @param {string} [hours] */
const call = (who, number, hours = "") =>
  html`<a class="button" href="tel:${number.replaceAll(" ", "")}">${icons.phone} ${who}${hours ? ` · ${hours}` : ""} · ${number}</a>`;
