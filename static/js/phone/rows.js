// @ts-check
/** The parts that every list of the phone is made of. */
import { html, nothing } from "lit-html";
import { urgencyWord } from "../board/words.js";
import { t } from "../i18n.js";
import { urgencyShapes } from "../ui/icons.js";
import { showToast } from "../ui/toast.js";
import { columnLabel } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Person} Person */

/** A titled list; nothing at all when there is nothing in it. @param {string} id @param {unknown} title @param {unknown[]} rows */
export const section = (id, title, rows) =>
  rows.length ? html`<section class="phone-part" aria-labelledby=${id}><h2 id=${id}>${title}</h2><ul>${rows}</ul></section>` : nothing;

/** @param {Phone} phone @param {Person | undefined} person */
export const who = (phone, person) => html`<span class="who">${person?.name ?? t("Somebody")}</span> ${chip(phone, person)}`;

/** Why on the board, and how urgent, by word and shape. @param {Phone} phone @param {Person | undefined} person */
export function chip(phone, person) {
  const column = phone.column(person?.category);
  if (!person || !column) return nothing;
  return html`<span class="on-board">${person.urgency ? html`<span class="urgency" data-urgency=${person.urgency}>${urgencyShapes[person.urgency]}<span class="vh">${urgencyWord(person.urgency)}</span></span>` : nothing}<span class="why" data-category=${column.code}>${columnLabel(column)}</span></span>`;
}

/** @param {Phone} phone @param {string} patient */
export const personPath = (phone, patient) => `/teams/${phone.team}/board/patients/${patient}`;

/**
 * A tap from a list: what refuses it is said at the foot of the page, and the list is read again either way.
 * @param {Phone} phone @param {import("./wire.js").Tap} tap @returns {Promise<import("./wire.js").Sent | null>}
 */
export async function attempt(phone, tap) {
  try {
    const sent = await phone.send(tap);
    if (!sent.isQueued) await phone.reload();
    return sent;
  } catch (problem) {
    const { detail, message } = /** @type {any} */ (problem);
    showToast({ text: detail || message, tone: "error" });
    await phone.reload();
    return null;
  }
}
