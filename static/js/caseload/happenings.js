// @ts-check
/** What happened in the team, as the charts and their tables tell it. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./charts/specs.js").Happening} Happening */

/** @param {Figures} _figures @returns {Happening[]} */
export const happened = (_figures) => [];

/** @param {Happening[]} happenings */
export const happenedHead = (happenings) => (happenings.length ? html`<th scope="col">${t("What happened")}</th>` : nothing);
