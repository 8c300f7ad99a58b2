// @ts-check
/** The seam: one line that says which party shows nothing of a person, and how to ask. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { uuid7 } from "../uuid.js";
import { flag } from "./badge.js";
import { openConsent } from "./forms.js";
import { closedParties, isAwaitingBasis } from "./shared.js";
import { attempt } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */

/** @param {Model} model @param {Patient} person */
export const closedTo = (model, person) => closedParties(person, model.parties, model.own);

/** Of whom one is shown nothing one can't say that they are at standard level. @param {Model} model @param {Patient} person */
export const standardWords = (model, person) => (closedTo(model, person).length ? t("Not on the board for you") : t("Standard level"));

/** @param {App} app @param {Model} model @param {Patient} person @param {number} [tab] @param {() => void} [done] once asked */
export function seamLine(app, model, person, tab = 0, done = () => {}) {
  const closed = closedTo(model, person);
  if (!closed.length) return nothing;
  const ask = () => void attempt(app, { path: `/patients/${person.id}/basis-requests`, body: { id: uuid7() }, subject: person.id }).then(done);
  return html`
    <p class="seam"><span>${t("Not shared: consent missing")} · ${closed.map((party) => party.short).join(", ")}</span>
      ${person.asked_at
        ? html`<span class="asked">${t("Asked {day}", { day: formatDate(person.asked_at, { day: "numeric", month: "short" }) })}</span>`
        : html`<button type="button" class="link" tabindex=${tab} @click=${ask}>${t("Ask for consent")}</button>`}</p>`;
}

/** What one's own party nominated and the region may not read yet, with the way to let it. @param {App} app @param {Model} model @param {Patient} person @param {number} [tab] */
export function awaitingLine(app, model, person, tab = 0) {
  const { own } = model;
  const isOurs = person.nominations.some((nomination) => model.staff(nomination.by)?.party === own);
  if (!isOurs || !isAwaitingBasis(person, model.parties, own)) return nothing;
  return html`<p class="seam">${flag("reminder", t("Waiting for a legal basis"))} <button type="button" class="link" tabindex=${tab} @click=${() => openConsent(app, person.id)}>${t("Consent…")}</button></p>`;
}
