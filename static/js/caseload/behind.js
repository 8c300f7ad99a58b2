// @ts-check
/** A number that somebody stands behind is a button; it opens the list of them, which is logged. */
import { html, nothing } from "lit-html";
import { formatNumber, t, tn } from "../i18n.js";
import { read } from "../team/reach.js";
import { openDialog } from "../ui/dialog.js";
import { periodAsked } from "./period.js";

/** @typedef {{people: {id: string, name: string, count: number, days: number | null}[], not_shared: number}} Behind */

/** Named by what it counts. @param {string} shown @param {string} title @param {string} number @param {Record<string, string>} [more] */
export const behind = (shown, title, number, more = {}) =>
  html`<button type="button" class="number" aria-haspopup="dialog" aria-label=${t("{number}: {what}", { number: shown, what: title })}
    @click=${() => void openBehind(title, { number, ...more })}>${shown}</button>`;

/** @param {string} title @param {Record<string, string>} asked */
async function openBehind(title, asked) {
  /** @type {Behind | null} */
  let found = null;
  let trouble = "";
  const dialog = openDialog({
    title,
    body: () => (found ? list(found) : html`<div class="behind"><p role=${trouble ? "alert" : "status"}>${trouble || t("Loading…")}</p></div>`),
  });
  try {
    const query = new URLSearchParams([...periodAsked(), ...Object.entries(asked)]);
    found = await read(`/api/teams/${document.body.dataset.team}/caseload/people?${query}`);
  } catch (error) {
    trouble = /** @type {any} */ (error).detail || /** @type {Error} */ (error).message;
  }
  dialog.update();
}

/** @param {Behind} found */
const list = ({ people, not_shared }) => html`<div class="behind" tabindex="0" role="region" aria-label=${t("People")}>
  ${people.map(({ id, name, count, days }) => html`<a href="/patients/${id}"><span class="who">${name}</span>${count > 1 ? html` <span class="muted">× ${formatNumber(count)}</span>` : nothing}${days === null ? nothing : html` <span class="muted days">${t("{n} d", { n: formatNumber(days) })}</span>`}</a>`)}
  ${not_shared ? html`<p>${people.length ? t("plus {n} not shared with you", { n: not_shared }) : tn("{n} is not shared with you", "{n} are not shared with you", not_shared)}</p>` : nothing}
  <p class="muted small">${t("As far as you may know. That you looked is logged.")}</p>
</div>`;
