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
  const go = (/** @type {string} */ place, /** @type {string[][]} */ ...more) => () => {
    button.focus();
    location.assign(`/teams/${team}/caseload/${place}?${new URLSearchParams([...periodAsked(), ...more])}`);
  };
  openMenu(
    button,
    t("Take out as…"),
    [
      { label: t("XLSX, a sheet for each table"), act: go("tables", ["as", "xlsx"]) },
      { label: t("CSV, all tables"), act: go("tables", ["as", "csv"]) },
      { label: t("One page to print, for management"), act: go("summary") },
    ],
    () => button.focus(),
  );
}
