// @ts-check
/** A page's tables as files, of the days that are looked at. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openMenu } from "../ui/menu.js";
import { periodAsked } from "./period.js";

/** @typedef {{label: string, place: string, as?: string}} Choice */

/** @param {string} base address that the choices' places are below @param {() => Choice[]} choices */
export const takeOut = (base, choices) =>
  html`<button type="button" class="button quiet small" aria-haspopup="menu" @click=${(/** @type {Event} */ event) => choose(base, choices(), /** @type {HTMLElement} */ (event.currentTarget))}>
    ${t("Take out as…")}
  </button>`;

/** @param {string} base @param {Choice[]} choices @param {HTMLElement} button */
function choose(base, choices, button) {
  const go = (/** @type {Choice} */ { place, as }) => () => {
    button.focus();
    location.assign(`${base}/${place}?${new URLSearchParams([...periodAsked(), ...(as ? [["as", as]] : [])])}`);
  };
  openMenu(
    button,
    t("Take out as…"),
    choices.map((each) => ({ label: each.label, act: go(each) })),
    () => button.focus(),
  );
}

/** @returns {Choice[]} of a team's own page */
export const wholePage = () => [
  { label: t("XLSX, a sheet for each table"), place: "tables", as: "xlsx" },
  { label: t("CSV, all tables"), place: "tables", as: "csv" },
  { label: t("One page to print, for management"), place: "summary" },
];
