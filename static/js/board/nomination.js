// @ts-check
/** A nominated person: what was seen, by whom, when the answer is due, and the three ways to decide. */
import { html, nothing } from "lit-html";
import { classMap } from "lit-html/directives/class-map.js";
import { formatTime, t } from "../i18n.js";
import { isPending } from "./app.js";
import { openAnswer } from "./answer.js";
import { flag, similarFlag, urgencyBadge } from "./badge.js";
import { openPanelOn } from "./route.js";
import { dayIn, daysBetween, openNominations } from "./rules.js";
import { ago, categoryLabel, dayWord, professionWord, tagWord } from "./words.js";

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
      ${choices(app, person, nominations[0], tab)}
    </article>`;
}

/** Someone who was on the board not long ago. @param {Model} model @param {Patient} person */
function reentry(model, person) {
  const closed = person.earlier.last_closed_on;
  if (!closed || daysBetween(closed, model.moment.today) > 90) return nothing;
  return html`<div class="flags">${flag("reminder", t("Back after {n} d", { n: daysBetween(closed, model.moment.today) }))}</div>`;
}

/** @param {Model} model @param {Nomination} nomination */
export function seenBy(model, nomination) {
  const by = model.staff(nomination.by);
  const category = model.category(nomination.category);
  return html`
    <div class="seen">
      ${nomination.urgency || category ? html`<p class="proposed">${nomination.urgency ? urgencyBadge(nomination.urgency) : nothing} ${categoryLabel(category)}</p>` : nothing}
      <p class="text">${nomination.kind === "consult" ? html`<b>${t("Question:")}</b> ` : nothing}${nomination.text}</p>
      ${nomination.tags.length ? html`<p class="tags">${nomination.tags.map((tag) => html`<span class="tag">${tagWord(tag)}</span>`)}</p>` : nothing}
      <p class="from">${by?.name ?? t("Someone")}, ${professionWord(by?.profession ?? "")} · ${whenOf(model, nomination.at)}</p>
      ${dueLine(model, nomination)}
    </div>`;
}

/** @param {Model} model @param {string} at */
function whenOf(model, at) {
  const days = daysBetween(dayIn(at, model.moment.zone), model.moment.today);
  return days > 1 ? ago(days) : `${ago(days)} ${formatTime(at)}`;
}

/** @param {Model} model @param {Nomination} nomination */
function dueLine(model, { answer_due_at: due }) {
  const { now, today, zone } = model.moment;
  const day = dayWord(dayIn(due, zone), today);
  if (new Date(due) < now) return html`<p class="due is-late">${flag("reminder", t("Answer overdue since {day}", { day }))}</p>`;
  return html`<p class="due">${t("Answer by {when}", { when: `${day} ${formatTime(due)}` })}</p>`;
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
