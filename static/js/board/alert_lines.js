// @ts-check
/** What to know about somebody, three lines at most; and saying that one has seen it, with one's name. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { uuid7 } from "../uuid.js";
import { flag, marksOf } from "./badge.js";
import { alertsOf, groupsOf } from "./rules.js";
import { alertSeenText, alertText } from "./words.js";
import { attempt } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Alert} Alert */
/** @typedef {import("./wire.js").Patient} Patient */

/** @param {App} app @param {Model} model @param {Patient} person */
export function alertLines(app, model, person) {
  const [news, reminders, seen] = groupsOf(alertsOf(person, model.moment));
  const marks = person.episode ? marksOf(person, person.episode) : [];
  return html`
    ${line(app, person, news)}
    ${line(app, person, reminders, marks)}
    ${seen.length ? html`<p class="alerts-seen">${seen.map((alert) => alertSeenText(model, alert)).join(" · ")}</p>` : nothing}`;
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
