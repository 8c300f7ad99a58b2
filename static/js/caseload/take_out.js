// @ts-check
/** The page's tables as files, of the days that are looked at. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openMenu } from "../ui/menu.js";
import { periodAsked } from "./period.js";

/** @param {string} team */
export const takeOut = (team) =>
  html`<button type="button" class="button quiet small" aria-haspopup="menu" @click=${(/** @type {Event} */ event) => choose(team, /** @type {HTMLElement} */ (event.currentTarget))}>
    ${t("Take out as…")}
  </button>`;

/** @param {string} team @param {HTMLElement} button */
function choose(team, button) {
  const get = (/** @type {string} */ ending) => () => {
    button.focus();
    location.assign(`/teams/${team}/caseload/tables?${new URLSearchParams([...periodAsked(), ["as", ending]])}`);
  };
  openMenu(
    button,
    t("Take out as…"),
    [
      { label: t("XLSX, a sheet for each table"), act: get("xlsx") },
      { label: t("CSV, all tables"), act: get("csv") },
    ],
    () => button.focus(),
  );
}
