// @ts-check
/** The columns: nominations first, then the reasons; an empty one folds into a strip that still takes a drop. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t, tn } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { cardOf } from "./card.js";
import { openSearch } from "./forms.js";
import { nominationCard } from "./nomination.js";
import { categoryLabel } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Column} Column */

/** @param {App} app @param {Model} model */
export function nominationsColumn(app, model) {
  return html`
    <section class="column ${elsewhere(app, "nominations")}" data-category="nominations" aria-labelledby="head-nominations">
      <header><h2 id="head-nominations">${t("Nominations")}</h2><span class="count">${model.nominated.length}</span></header>
      <div class="cards">
        ${model.nominated.length ? nothing : html`<p class="empty">${t("No one is nominated. Anyone in the team can nominate, any day.")}</p>`}
        ${repeat(model.nominated, (p) => p.id, (p) => nominationCard(app, model, p))}
      </div>
      <footer>
        <span class="muted">${tn("Standard level · {n} person", "Standard level · {n} persons", model.standard)}</span>
        <button class="search-button" @click=${() => openSearch(app)}>${icons.search}<span>${t("Find a person…")}</span><kbd aria-hidden="true">/</kbd></button>
      </footer>
    </section>`;
}

/** @param {App} app @param {Model} model @param {Column} column */
export function columnOf(app, model, { category, cards }) {
  if (!cards.length && !app.expanded.has(category.id)) return stripOf(app, category);
  const id = `head-${category.code}`;
  return html`
    <section class="column ${elsewhere(app, category.id)}" data-category=${category.code} aria-labelledby=${id}>
      <header><h2 id=${id}>${categoryLabel(category)}</h2>
        ${cards.length ? html`<span class="count">${cards.length}</span>` : html`<button class="fold" @click=${() => fold(app, category.id)}>${t("Fold")}</button>`}
      </header>
      <div class="cards" data-column=${category.id}>
        ${cards.length ? nothing : html`<p class="empty">${t("No one here.")}</p>`}
        ${repeat(cards, (p) => p.id, (p) => cardOf(app, model, p))}
      </div>
    </section>`;
}

/** @param {App} app @param {import("./wire.js").Category} category */
function stripOf(app, category) {
  return html`
    <section class="strip" data-category=${category.code}>
      <button aria-expanded="false" @click=${() => fold(app, category.id)}>${categoryLabel(category)} · 0</button>
      <div class="cards" data-column=${category.id}></div>
    </section>`;
}

/** @param {App} app @param {string} category */
function fold(app, category) {
  if (!app.expanded.delete(category)) app.expanded.add(category);
  app.redraw();
}

/** On the phone one may look at one column only. @param {App} app @param {string} column */
const elsewhere = (app, column) => (app.phoneColumn && app.phoneColumn !== column ? "is-elsewhere" : "");
