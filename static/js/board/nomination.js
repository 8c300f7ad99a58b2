// @ts-check
/** A nominated person: what was seen, by whom, when the answer is due, and the three ways to decide. */
import { html, nothing } from "lit-html";
import { classMap } from "lit-html/directives/class-map.js";
import { t } from "../i18n.js";
import { isPending } from "./app.js";
import { openAnswer } from "./forms.js";
import { flag, similarFlag } from "./badge.js";
import { openPanelOn } from "./route.js";
import { daysBetween, openNominations } from "./rules.js";
import { awaitingLine, seamLine } from "./seam.js";
import { seenBy } from "./seen.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Nomination} Nomination */

/** @param {App} app @param {Model} model @param {Patient} person */
export function nominationCard(app, model, person) {
  const nominations = openNominations(person);
  const tab = app.active === person.id ? 0 : -1;
  const urgency = nominations.some((n) => n.urgency === "red") ? "red" : nothing;
  const classes = classMap({
    card: true,
    nomination: true,
    "is-pending": isPending(app, person.id),
    "is-changed": app.marked.has(person.id),
    "is-dimmed": app.filter !== null && !app.filter.ids.includes(person.id),
  });
  return html`
    <article class=${classes} data-patient=${person.id} data-urgency=${urgency}>
      <h3 class="who"><a href=${openPanelOn(app, person.id)} tabindex=${tab} draggable="false">${person.name}</a>${similarFlag(person)}</h3>
      ${reentry(model, person)}
      ${nominations.map((nomination) => seenBy(model, nomination))}
      ${awaitingLine(app, model, person, tab)}
      ${seamLine(app, model, person, tab)}
      ${choices(app, person, nominations[0], tab)}
    </article>`;
}

/** Someone who was on the board not long ago. @param {Model} model @param {Patient} person */
function reentry(model, person) {
  const closed = person.earlier.last_closed_on;
  if (!closed || daysBetween(closed, model.moment.today) > 90) return nothing;
  return html`<div class="flags">${flag("reminder", t("Back after {n} d", { n: daysBetween(closed, model.moment.today) }))}</div>`;
}

/** @param {App} app @param {Patient} person @param {Nomination} nomination @param {number} tab */
function choices(app, person, nomination, tab) {
  const answer = (/** @type {string} */ decision) => () => openAnswer(app, person.id, nomination.id, decision);
  if (nomination.kind === "consult") {
    return html`
      <div class="choices">
        <button class="button primary" tabindex=${tab} @click=${answer("reply")}>${t("Reply…")}</button>
      </div>`;
  }
  return html`
    <div class="choices">
      <button class="button primary" tabindex=${tab} @click=${answer("place")}>${t("Place on board")}</button>
      <button class="button" tabindex=${tab} @click=${answer("wait")}>${t("Wait until…")}</button>
      <button class="button" tabindex=${tab} @click=${answer("not_now")}>${t("Not now – reply")}</button>
    </div>`;
}
