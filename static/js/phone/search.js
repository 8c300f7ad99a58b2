// @ts-check
/** Searching among everybody in my party's books, in the browser; without a network among my own. */
import { html, nothing } from "lit-html";
import { elsewhere } from "../coordination/elsewhere.js";
import { t, tn } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { card } from "./people.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Person} Person */

/** @type {{text: string, all: Person[] | null, asked: unknown, isAlone: boolean}} `asked`: with which day */
const search = { text: "", all: null, asked: null, isAlone: false };
const MOST = 30;

/** @param {Phone} phone */
export function drawSearch(phone) {
  if (search.asked !== phone.data()) void load(phone);
  const found = matching(search.all ?? phone.data().people, search.text);
  return html`
    <div class="phone-search">
      <div class="search-box">${icons.search}<input type="search" aria-label=${t("Name or birth year")} placeholder=${t("Name or birth year")} autocomplete="off"
        .value=${search.text} @input=${(/** @type {any} */ event) => ((search.text = event.target.value), phone.redraw())}></div>
      <p class="muted" role="status">${said(found.length)}</p>
      ${search.text.trim() && !found.length && !search.isAlone ? elsewhere(phone.get, phone.redraw) : nothing}
      <ul class="phone-part phone-people">${found.slice(0, MOST).map((person) => card(phone, person))}</ul>
    </div>`;
}

/** @param {number} count */
function said(count) {
  const among = search.isAlone ? t("Without a network you search among your own people.") : "";
  const many = search.text.trim() ? tn("{n} person", "{n} people", count) : t("Write a part of the name.");
  return [many, among].filter(Boolean).join(" ");
}

/** Everybody, asked for anew with each day that is read, and never kept. @param {Phone} phone */
async function load(phone) {
  search.asked = phone.data();
  try {
    search.all = (await phone.get("/people")).people;
    search.isAlone = false;
  } catch {
    Object.assign(search, { isAlone: true, all: null });
  }
  phone.redraw();
}

const plain = (/** @type {string} */ text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Every word typed begins a word of the name, or is the year. @param {Person[]} people @param {string} text */
export function matching(people, text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const isOf = (/** @type {Person} */ person) => {
    const parts = [...plain(person.name).split(/[\s-]+/), String(person.birth_year ?? "")];
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return people.filter(isOf).sort((one, other) => one.name.localeCompare(other.name));
}
