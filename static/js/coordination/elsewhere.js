// @ts-check
/** Who is asked about somebody who is not in the team: the same words whoever was searched for. */
import { html, nothing } from "lit-html";
import { t, tn } from "../i18n.js";
import { dialled } from "./directory_words.js";

/** @typedef {{version: number, to: string, phone: string, weekdays: number}} Asked */

/** @type {Asked | null} */
let asked = null;
let isAsking = false;

/** Read once a page, when a search has found nobody. @param {(path: string) => Promise<Asked>} get below the team @param {() => void} redraw */
export function elsewhere(get, redraw) {
  if (!asked && !isAsking) {
    isAsking = true;
    get("/asked-about-others").then(
      (found) => ((asked = found), redraw()),
      () => (isAsking = false), // without a network nothing is known here; the next search asks again
    );
  }
  return asked ? askedLine(asked) : nothing;
}

/** @param {Asked} asked */
export const askedLine = ({ to, phone, weekdays }) =>
  to
    ? html`<p class="elsewhere">${tn("Questions about somebody who is not in the team: {to}, answer within {n} weekday.", "Questions about somebody who is not in the team: {to}, answer within {n} weekdays.", weekdays, { to })}
        ${phone ? html`<a class="button" href=${dialled(phone)}>${phone}</a>` : nothing}</p>`
    : html`<p class="elsewhere muted">${t("Not in the team? The directory has those who may know.")} <a href="/directory">${t("Directory")}</a></p>`;
