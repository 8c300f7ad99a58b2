// @ts-check
/** My people: who they are, where they stand, and whom to call about them. */
import { html, nothing } from "lit-html";
import { ago } from "../board/words.js";
import { t } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { actsFor } from "./day_visits.js";
import { chip, personPath } from "./rows.js";
import { daysFrom } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Person} Person */

/** @param {Phone} phone */
export function drawPeople(phone) {
  const mine = phone.data().people.filter((person) => person.is_mine).sort(byUrgency);
  return mine.length
    ? html`<ul class="phone-part phone-people">${mine.map((person) => card(phone, person))}</ul>`
    : html`<p class="empty">${t("You are nobody's contact here yet. Those whose contact, deputy or primary contact you are stand here.")}</p>`;
}

const ORDER = ["red", "amber", "green"];
/** Those on the board first. @param {Person} one @param {Person} other */
function byUrgency(one, other) {
  const place = (/** @type {Person} */ { urgency }) => (urgency ? ORDER.indexOf(urgency) : ORDER.length);
  return place(one) - place(other) || one.label.localeCompare(other.label);
}

/** @param {Phone} phone @param {Person} person */
export const card = (phone, person) => html`
  <li class="phone-person">
    <a class="what" href=${personPath(phone, person.id)}>
      <span class="first"><span class="who">${person.name}</span>${person.birth_year ? html` <span class="muted small">${t("born {year}", { year: person.birth_year })}</span>` : nothing}</span>
      <span class="text">${chip(phone, person)}${person.is_similar ? html` <span class="similar">${t("Similar name")}</span>` : nothing}</span>
      ${person.last_contact_on ? html`<span class="text">${t("Latest contact {when}", { when: ago(daysFrom(phone.today, person.last_contact_on)) })}</span>` : nothing}
    </a>
    ${actsFor(phone, person)}
    ${person.contacts.filter((contact) => contact.staff !== phone.me.id).map((contact) => reach(phone, contact))}
  </li>`;

/** @param {Phone} phone @param {import("./wire.js").Contact} contact */
function reach(phone, contact) {
  const name = phone.colleague(contact.staff)?.name ?? "";
  const party = phone.party(contact.party)?.short ?? "";
  return html`<div class="reach"><span>${name}, ${party}${contact.hours ? ` · ${contact.hours}` : ""}</span>
    ${contact.phone ? html`<a class="button small" href="tel:${contact.phone.replaceAll(" ", "")}" aria-label=${t("Call {name}, {phone}", { name, phone: contact.phone })}>${icons.phone} ${contact.phone}</a>` : nothing}</div>`;
}
