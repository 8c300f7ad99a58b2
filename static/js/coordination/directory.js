// @ts-check
/** The team's directory: units and services, found while typing; written, checked and taken away here. */
import { html, nothing, render } from "lit-html";
import { t, tn } from "../i18n.js";
import { read } from "../team/reach.js";
import { icons } from "../ui/icons.js";
import { principals } from "./directory_words.js";
import { openAdding } from "./directory_forms.js";
import { entryCard } from "./directory_entry.js";
import { askedPart } from "./directory_asked.js";

/**
 * @typedef {{id: string, version: number, name: string, does: string, principal: string, phone: string, hours: string,
 *   after_hours: string, address: string, ask_for: string, owner: string | null, owner_name: string | null,
 *   checked_on: string | null, checked_by_name: string | null, state: "fresh" | "stale" | "ownerless"}} Entry
 * @typedef {{me: string, entries: Entry[], colleagues: {id: string, name: string}[]}} Directory
 * @typedef {{base: string, path: string, mayEdit: boolean, mayRoute: boolean, directory: () => Directory, reload: () => Promise<void>}} Page
 */

const READ_EVERY = 30_000;
const root = /** @type {HTMLElement} */ (document.getElementById("directory"));
const { team = "" } = document.body.dataset;
const view = { /** @type {Directory | null} */ all: null, problem: "", typed: "", isOnlyDue: false, /** @type {import("./elsewhere.js").Asked | null} */ asked: null };

/** @type {Page} */
const page = {
  base: `/api/teams/${team}`,
  path: `/api/teams/${team}/directory`,
  mayEdit: "mayEdit" in root.dataset,
  mayRoute: "mayRoute" in root.dataset,
  directory: () => view.all ?? { me: "", entries: [], colleagues: [] },
  reload,
};

async function reload() {
  try {
    [view.all, view.asked] = await Promise.all([read(page.path), read(`${page.base}/asked-about-others`)]);
    view.problem = "";
  } catch (error) {
    view.problem = error instanceof Error ? error.message : String(error);
  }
  show();
}

const plain = (/** @type {string} */ text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Every word typed stands somewhere in the entry. @param {Entry} entry @param {string} typed */
export function isFound(entry, typed) {
  const text = plain([entry.name, entry.does, entry.ask_for, entry.address, entry.owner_name ?? ""].join(" "));
  return plain(typed).split(/\s+/).every((word) => text.includes(word));
}

/** @param {Entry} entry */
const isDue = (entry) => entry.state !== "fresh";

function show() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(html`
    ${view.problem ? html`<p class="notice" role="alert">${view.problem} <button class="link" @click=${reload}>${t("Try again")}</button></p>` : nothing}
    ${view.all ? whole(view.all) : nothing}`, root);
}

/** @param {Directory} all */
function whole({ entries }) {
  const found = entries.filter((entry) => isFound(entry, view.typed) && (!view.isOnlyDue || isDue(entry)));
  return html`
    <div class="directory-bar no-print">
      <label class="search-box">${icons.search}<span class="vh">${t("Search the directory")}</span>
        <input type="search" autocomplete="off" placeholder=${t("Name, what it does, place")} .value=${view.typed} @input=${type}></label>
      ${page.mayEdit ? html`<button class="button primary" @click=${() => openAdding(page)}>${icons.plus} ${t("Add…")}</button>` : nothing}
      <button class="button" @click=${() => print()}>${icons.print} ${t("Print")}</button>
    </div>
    ${page.mayEdit ? due(entries) : nothing}
    <p class="muted small no-print" role="status">${tn("{n} entry", "{n} entries", found.length)}</p>
    ${principals().map(([code, words]) => group(words, found.filter((entry) => entry.principal === code)))}
    ${found.length ? nothing : nobody(entries.length)}
    ${view.asked ? askedPart(page, view.asked) : nothing}`;
}

/** @param {InputEvent} event */
function type(event) {
  view.typed = /** @type {HTMLInputElement} */ (event.target).value;
  show();
}

/** What the reader is asked to check, and what nobody is. @param {Entry[]} entries */
function due(entries) {
  const mine = entries.filter((entry) => entry.state === "stale" && entry.owner === page.directory().me).length;
  const others = entries.filter((entry) => entry.state === "stale").length - mine;
  const ownerless = entries.filter((entry) => entry.state === "ownerless").length;
  const lines = [
    mine ? tn("{n} of yours has not been checked for half a year.", "{n} of yours have not been checked for half a year.", mine) : "",
    others ? tn("{n} of a colleague's waits to be checked.", "{n} of colleagues' wait to be checked.", others) : "",
    ownerless ? tn("{n} has nobody who keeps it true.", "{n} have nobody who keeps them true.", ownerless) : "",
  ].filter(Boolean);
  if (!lines.length && !view.isOnlyDue) return nothing;
  return html`
    <div class="directory-due no-print" data-mine=${mine > 0}>
      <p>${lines.join(" ") || t("Everything is checked.")}</p>
      <button class="button" aria-pressed=${view.isOnlyDue} @click=${() => ((view.isOnlyDue = !view.isOnlyDue), show())}>
        ${view.isOnlyDue ? t("Show all") : t("Show only these")}</button>
    </div>`;
}

/** @param {string} words @param {Entry[]} entries */
const group = (words, entries) => entries.length
  ? html`<section class="directory-group"><h2>${words}</h2><ul>${entries.map((entry) => entryCard(page, entry))}</ul></section>`
  : nothing;

/** @param {number} count */
const nobody = (count) => html`<p class="directory-none">${count
  ? t("Nothing in the directory fits. Try a shorter word.")
  : t("The directory is empty. Begin with those you call most: the ward, the addiction clinic, social services' duty line.")}</p>`;

setInterval(() => document.visibilityState === "visible" && void reload(), READ_EVERY);
void reload();
