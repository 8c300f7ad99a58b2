// @ts-check
/** What to know about somebody, three lines at most; and saying that one has seen it, with one's name. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { uuid7 } from "../uuid.js";
import { flag, marksOf } from "./badge.js";
import { openNominate } from "./forms.js";
import { alertsOf, daysBetween, groupsOf, openNominations } from "./rules.js";
import { alertSeenText, alertText, missedText } from "./words.js";
import { attempt } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Alert} Alert */
/** @typedef {import("./wire.js").Patient} Patient */

const UNMET = ["missed", "not_home"];

/** `visits`: those read with somebody at the standard level, whose card has none. @param {App} app @param {Model} model @param {Patient} person @param {{outcome: string, on: string}[]} [visits] */
export function alertLines(app, model, person, visits = []) {
  const missed_on = person.episode ? person.missed_on : visits.filter(({ outcome }) => UNMET.includes(outcome)).map(({ on }) => on);
  return lines(app, model, { ...person, missed_on });
}

/** @param {App} app @param {Model} model @param {Patient} person */
function lines(app, model, person) {
  const [news, reminders, seen] = groupsOf(alertsOf(person, model.moment));
  const marks = person.episode ? marksOf(person, person.episode) : [];
  return html`
    ${line(app, person, news)}
    ${line(app, person, reminders, marks)}
    ${reminders.some(({ code }) => code === "two_missed") && person.primary === app.session?.staff?.id && !openNominations(person).length ? nominate(app, model, person) : nothing}
    ${seen.length ? html`<p class="alerts-seen">${seen.map((alert) => alertSeenText(model, alert)).join(" · ")}</p>` : nothing}`;
}

/** The primary contact sends it as it is filled in, or puts it aside by having seen it. @param {App} app @param {Model} model @param {Patient} person */
function nominate(app, model, { id, missed_on }) {
  const { today } = model.moment;
  const days = missed_on.filter((on) => daysBetween(on, today) <= 14).sort();
  const category = model.categories.find(({ code }) => code === "avoiding")?.id ?? "";
  return html`<p><button type="button" class="button small" @click=${() => openNominate(app, id, { category, "tags[]": ["isolation"], text: missedText(days) })}>${t("Send the nomination…")}</button></p>`;
}

/** @param {App} app @param {Patient} person @param {Alert[]} alerts @param {string[]} [marks] */
function line(app, person, alerts, marks = []) {
  const unseen = alerts.filter(({ since }) => since);
  if (!alerts.length && !marks.length) return nothing;
  return html`
    <div class="alerts">
      <ul class="flags">${alerts.map((alert) => html`<li>${flag(alert.level, wordsOf(alert))}</li>`)}${marks.map((mark) => html`<li>${flag("mark", mark)}</li>`)}</ul>
      ${unseen.length ? html`<button type="button" class="button small" aria-label=${t("Seen: {name}", { name: unseen.map(alertText).join(", ") })} @click=${() => void acknowledge(app, person, unseen)}>${t("Seen")}</button>` : nothing}
    </div>`;
}

/** @param {Alert} alert */
const wordsOf = (alert) => (alert.what && alert.code === "two_person" ? `${alertText(alert)}: ${alert.what}` : alertText(alert));

/** My name stands there for my colleagues; what changes after this is to be seen anew. @param {App} app @param {Patient} person @param {Alert[]} alerts */
async function acknowledge(app, { id: subject }, alerts) {
  for (const { code, since } of alerts) {
    if (!(await attempt(app, { path: `/patients/${subject}/acknowledgements`, body: { id: uuid7(), code, since }, subject }))) return;
  }
}
