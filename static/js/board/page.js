// @ts-check
/** The whole page, drawn from what is true now. */
import { html, nothing, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { columnOf, nominationsColumn } from "./column.js";
import { openNominate, openSearch } from "./forms.js";
import { signInAgain } from "./signed_out.js";
import { liveState, sumsRow, toolbar } from "./toolbar.js";
import { categoryLabel } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */

/** @param {App} app @param {HTMLElement} root */
export function drawPage(app, root) {
  const status = app.live.status();
  root.classList.toggle("is-dim", status.isDim);
  if (status.isBlank) return render(blank(app), root);
  if (app.live.state().seq < 0) return render(html`<p class="loading" role="status">${t("Loading the board…")}</p>`, root);
  const model = app.model();
  keepActive(app, model);
  render(
    html`
      ${banner(app)}
      ${toolbar(app, model)}
      ${sumsRow(app, model)}
      ${columnFilter(app, model)}
      <div class="board" role="group" aria-label=${t("The board")}>
        ${nominationsColumn(app, model)}
        ${repeat(model.columns, (column) => column.category.id, (column) => columnOf(app, model, column))}
        ${model.columns.some((column) => column.cards.length) ? nothing : emptyBoard(app, model)}
      </div>
      ${bottomBar(app)}`,
    root,
  );
}

/** @param {App} app @param {Model} model */
function emptyBoard(app, { team }) {
  return html`
    <div class="board-empty">
      <p>${team.totals.on_board ? t("No one whom you may see is on the board.") : t("No one is on the board. Everyone is at standard level.")}</p>
      <button class="button" @click=${() => openNominate(app)}>${t("Nominate")}</button>
    </div>`;
}

/** No contact for long, or no access: nothing about any person stays on the screen. @param {App} app */
function blank(app) {
  return html`<div class="blank">${liveState(app)}<p>${t("Nothing is shown without contact with the server. Use the printed morning list.")}</p>${banner(app)}</div>`;
}

/** @param {App} app */
function banner(app) {
  const status = app.live.status();
  if (status.kind !== "signed_out") return nothing;
  return html`<div class="banner" role="alert">${signInAgain(app)}</div>`;
}

/** Tab reaches one card: the one last used, else the first. @param {App} app @param {Model} model */
function keepActive(app, model) {
  const shown = [...model.nominated, ...model.columns.flatMap((column) => column.cards)];
  if (!shown.some((p) => p.id === app.active)) app.active = shown[0]?.id ?? null;
}

/** The phone's row of columns to look at. @param {App} app @param {Model} model */
function columnFilter(app, model) {
  const choose = (/** @type {string} */ id) => () => {
    app.phoneColumn = id;
    app.redraw();
  };
  const chip = (/** @type {string} */ id, /** @type {string} */ label, /** @type {number} */ n, /** @type {unknown} */ category = nothing) => html`
    <button class="filter" data-category=${category} aria-pressed=${app.phoneColumn === id ? "true" : "false"} @click=${choose(id)}>${label} <span class="count">${n}</span></button>`;
  const onBoard = model.columns.reduce((sum, column) => sum + column.cards.length, 0);
  return html`
    <nav class="filters" aria-label=${t("Columns")}>
      ${chip("", t("All"), onBoard + model.nominated.length)}
      ${chip("nominations", t("Nominations"), model.nominated.length, "nominations")}
      ${model.columns.filter((column) => column.cards.length).map(({ category, cards }) => chip(category.id, categoryLabel(category), cards.length, category.code))}
    </nav>`;
}

/** In reach of the thumb. @param {App} app */
function bottomBar(app) {
  return html`
    <nav class="bottom-bar" aria-label=${t("Actions")}>
      <button class="button" @click=${() => openSearch(app)}>${icons.search}${t("Search")}</button>
      <button class="button primary" @click=${() => openNominate(app)}>${icons.plus}${t("Nominate")}</button>
    </nav>`;
}
