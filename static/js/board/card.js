// @ts-check
/** One person on the board: at most four lines, one alert line. */
import { html, nothing } from "lit-html";
import { classMap } from "lit-html/directives/class-map.js";
import { t, tn } from "../i18n.js";
import { icons, urgencyShapes } from "../ui/icons.js";
import { isPending } from "./app.js";
import { flag, marksOf, partyPill, similarFlag } from "./badge.js";
import { openCardMenu } from "./card_menu.js";
import { openUrgency } from "./forms.js";
import { openPanelOn } from "./route.js";
import { alertsOf, daysBetween, daysOnBoard, isOverdue, orderedTasks } from "./rules.js";
import { seamLine } from "./seam.js";
import { tickTask } from "./tick.js";
import { ago, agoShort, alertLine, alertSeenText, dayWord, urgencyPhrase, urgencyWord, whyText } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */

/** @param {App} app @param {Model} model @param {Patient} person */
export function cardOf(app, model, person) {
  const episode = /** @type {import("./wire.js").Episode} */ (person.episode);
  const tab = app.active === person.id ? 0 : -1;
  const classes = classMap({
    card: true,
    "is-pending": isPending(app, person.id) || app.moves.has(person.id),
    "is-changed": app.marked.has(person.id),
    "is-dimmed": app.filter !== null && !app.filter.ids.includes(person.id),
  });
  return html`
    <article class=${classes} data-patient=${person.id} data-urgency=${episode.urgency} data-category=${model.category(episode.category)?.code ?? nothing}>
      <h3 class="who"><a href=${openPanelOn(app, person.id)} tabindex=${tab} draggable="false">${person.name}</a></h3>
      <button class="more" tabindex=${tab} aria-haspopup="menu" aria-label=${t("Change {name}", { name: person.name })}
        @click=${(/** @type {Event} */ event) => openCardMenu(app, person, /** @type {Element} */ (event.currentTarget))}>${icons.more}</button>
      ${stateLine(app, person, episode, tab)}
      ${partiesLine(model, person, episode)}
      ${metaLine(model, person, episode)}
      ${flagsLine(model, person, episode)}
      ${taskLine(app, model, person, tab)}
      ${seamLine(app, model, person, tab)}
    </article>`;
}

/** @param {App} app @param {Patient} person @param {import("./wire.js").Episode} episode @param {number} tab */
function stateLine(app, person, episode, tab) {
  return html`
    <div class="state">
      <button class="badge" data-urgency=${episode.urgency} tabindex=${tab} title=${urgencyPhrase(episode.urgency)}
        @click=${(/** @type {Event} */ event) => openUrgency(app, person.id, /** @type {Element} */ (event.currentTarget))}
        >${urgencyShapes[episode.urgency]}${urgencyWord(episode.urgency)}</button>
      <span class="why">${whyText(episode.why)}</span>
    </div>`;
}

/** @param {Model} model @param {Patient} person @param {import("./wire.js").Episode} episode */
function partiesLine(model, person, episode) {
  return html`
    <div class="parties">
      <span class="pills">${person.contacts.map((contact) => partyPill(model, contact))}</span>
      <span class="days">${t("On board {n} d", { n: daysOnBoard(episode, model.moment.today) })}</span>
    </div>`;
}

/** Words in full where there is room, short ones where not; read aloud in full. @param {string} long @param {string} short */
const fitting = (long, short) => html`<span class="long">${long}</span><span class="short" aria-hidden="true" title=${long}>${short}</span>`;

/** @param {Model} model @param {Patient} person @param {import("./wire.js").Episode} episode */
function metaLine(model, person, episode) {
  const { today } = model.moment;
  const met = person.last_contact_on === null ? null : daysBetween(person.last_contact_on, today);
  const reviewed = episode.reviewed_on === null ? null : daysBetween(episode.reviewed_on, today);
  return html`
    <p class="meta">
      <span>${met === null ? fitting(t("No contact yet"), t("No contact")) : fitting(t("Last contact {when}", { when: ago(met) }), t("Contact {when}", { when: agoShort(met) }))}</span>
      <span class="sep" aria-hidden="true"></span>
      <span>${reviewed === null ? fitting(t("Not gone through yet"), t("Not rev.")) : fitting(t("Gone through {when}", { when: ago(reviewed) }), t("Rev. {when}", { when: agoShort(reviewed) }))}</span>
    </p>`;
}

/** One line: the heaviest alert, else the first mark; what else there is stands behind "+2". @param {Model} model @param {Patient} person @param {import("./wire.js").Episode} episode */
function flagsLine(model, person, episode) {
  const alerts = alertsOf(person, model.moment);
  const said = [...alerts.map((alert) => alertSeenText(model, alert)), ...marksOf(person, episode)];
  if (!said.length && !person.is_similar) return nothing;
  const [first] = alerts;
  const rest = said.slice(1).join(", ");
  return html`
    <div class="flags">
      ${first ? flag(first.seen ? "mark" : first.level, first.seen ? said[0] : alertLine(first), first.what ? `${said[0]}: ${first.what}` : said[0]) : said.length ? flag("mark", said[0]) : nothing}
      ${rest ? html`<span class="others" title=${rest}><span aria-hidden="true">+${said.length - 1}</span><span class="vh">${rest}</span></span>` : nothing}
      ${similarFlag(person)}
    </div>`;
}

/** @param {App} app @param {Model} model @param {Patient} person @param {number} tab */
function taskLine(app, model, person, tab) {
  const tasks = orderedTasks(person);
  const [first] = tasks;
  if (!first) return html`<p class="task-none">${t("No task")}</p>`;
  const more = tasks.length - 1;
  const rest = more > 0 ? html` <span class="others" title=${tasks.slice(1).map((k) => k.text).join(", ")}>+${more}<span class="vh"> ${tn("more task", "more tasks", more)}</span></span>` : nothing;
  if (first.state !== "open") return html`<p class="task-none" title=${tasks.map((k) => k.text).join(", ")}>${tn("Proposed: {n} task", "Proposed: {n} tasks", tasks.length)}</p>`;
  return html`
    <div class="task">
      <input type="checkbox" class="tick" tabindex=${tab} .checked=${false} ?disabled=${isPending(app, person.id)}
        aria-label=${t("Done: {task}", { task: first.text })} @click=${(/** @type {Event} */ event) => (event.preventDefault(), tickTask(app, person.id, first))}>
      <span class="what">${first.text} ${whenOf(model, first)}${ownerOf(app, model, first)}${rest}</span>
    </div>`;
}

/** Whose it is, and whom it is offered to. @param {App} app @param {Model} model @param {import("./wire.js").Task} task */
function ownerOf(app, model, task) {
  const [has, asked] = [model.staff(task.owner), model.staff(task.offered_to)];
  if (asked && asked.id === app.session?.staff?.id) return flag("mark", t("Offered to you"));
  return html`<span class="owner" title=${has?.name ?? nothing}>${has?.initials ?? ""}${asked ? ` → ${asked.initials}?` : ""}</span>`;
}

/** Today goes without saying; a time, another day or a passed one is said. @param {Model} model @param {import("./wire.js").Task} task */
function whenOf(model, task) {
  if (!task.due_on || task.state !== "open") return nothing;
  if (isOverdue(task, model.moment.today)) return html`<span class="is-overdue">${t("late")}</span> `;
  if (task.due_on === model.moment.today) return task.due_time && !task.text.includes(task.due_time) ? html`<span class="due">${task.due_time}</span> ` : nothing;
  return html`<span class="due">${dayWord(task.due_on, model.moment.today)}</span> `;
}
