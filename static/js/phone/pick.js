// @ts-check
/** Choosing a person with one tap: those of today first, and everybody by searching. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { icons } from "../ui/icons.js";
import { chip } from "./rows.js";
import { matching } from "./search.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Person} Person */

const MOST = 30;

/** @param {Phone} phone @param {{title: string, onPick: (person: Person) => void}} what */
export function openPicker(phone, { title, onPick }) {
  const search = { text: "", all: phone.data().people };
  openDialog({
    title,
    className: "sheet pick",
    body: (dialog) => html`
      <div class="form-body">
        <div class="search-box">${icons.search}<input type="search" aria-label=${t("Name or birth year")} placeholder=${t("Name or birth year")} autocomplete="off"
          @input=${(/** @type {any} */ event) => ((search.text = event.target.value), void widen(phone, search, dialog), dialog.update())}></div>
        ${list(phone, search, (person) => (dialog.close(), onPick(person)))}
      </div>`,
  });
}

/** Everybody in my party's books, asked for when one searches. @param {Phone} phone @param {{all: Person[], isAsked?: boolean}} search @param {import("../ui/dialog.js").OpenDialog} dialog */
async function widen(phone, search, dialog) {
  if (search.isAsked) return;
  search.isAsked = true;
  try {
    search.all = (await phone.get("/people")).people;
    dialog.update();
  } catch {
    search.isAsked = false; // without a network one searches among one's own
  }
}

/** @param {Phone} phone @param {{text: string, all: Person[]}} search @param {(person: Person) => void} pick */
function list(phone, { text, all }, pick) {
  const found = text.trim() ? matching(all, text) : recent(phone);
  if (!found.length) return html`<p class="muted" role="status">${text.trim() ? t("Nobody by that name.") : t("Write a part of the name.")}</p>`;
  return html`<ul class="pick-list">${found.slice(0, MOST).map((person, index) => html`
    <li><button type="button" class="what" ?autofocus=${!index} @click=${() => pick(person)}>
      <span class="first"><span class="who">${person.name}</span>${person.birth_year ? html` <span class="muted small">${t("born {year}", { year: person.birth_year })}</span>` : nothing}</span>
      <span class="text">${chip(phone, person)}${person.is_similar ? html` <b>${t("Similar name")}</b>` : nothing}</span>
    </button></li>`)}</ul>`;
}

/** My own: those I have something to do with today, then whom I met last. @param {Phone} phone @returns {Person[]} */
function recent(phone) {
  const { tasks, people, today } = phone.data();
  const now = new Set(tasks.filter((task) => task.due_on <= today).map((task) => task.patient));
  const order = (/** @type {Person} */ one) => `${now.has(one.id) ? "1" : "0"}${one.last_contact_on ?? ""}`;
  return people.filter((person) => person.is_mine || now.has(person.id)).sort((a, b) => order(b).localeCompare(order(a)) || a.label.localeCompare(b.label));
}
