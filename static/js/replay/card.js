// @ts-check
/** One person on an earlier board: nothing to press but the way to the person's page of today. */
import { html, nothing } from "lit-html";
import { formatTime, t, tn } from "../i18n.js";
import { flag, urgencyBadge } from "../board/badge.js";
import { dayIn, daysBetween } from "../board/rules.js";
import { ago, categoryLabel, dayWord, tagWord, whyText } from "../board/words.js";

/** @typedef {import("./wire.js").Board} Board */
/** @typedef {import("./wire.js").Person} Person */
/** @typedef {import("./wire.js").Task} Task */

const MOST_TASKS = 3;
const ZONE = "Europe/Stockholm";

/** @param {Person} person */
const nameOf = ({ id, name }) => html`<h3 class="who"><a href="/patients/${id}">${name}</a></h3>`;

/** @param {Board} board @param {string | null} id */
const initials = (board, id) => board.staff.find((one) => one.id === id)?.initials ?? "";

/** @param {Board} board @param {Person} person */
export function cardThen(board, person) {
  const episode = /** @type {import("./wire.js").Episode} */ (person.episode);
  const met = person.last_contact_on === null ? t("No contact yet") : t("Last contact {when}", { when: ago(daysBetween(person.last_contact_on, board.on)) });
  const why = whyText({ text: "", ...(episode.why ?? { tags: [] }) });
  const column = board.columns.find(({ id }) => id === episode.category);
  return html`
    <article class="card" data-patient=${person.id} data-urgency=${episode.urgency} data-category=${column?.code ?? nothing}>
      ${nameOf(person)}
      <div class="state">${urgencyBadge(episode.urgency)} <span class="why">${why}</span></div>
      <p class="meta"><span>${t("On board {n} d", { n: daysBetween(episode.placed_on, board.on) })}</span>
        <span class="sep" aria-hidden="true"></span><span>${met}</span></p>
      ${marks(person)}
      ${tasksThen(board, person.tasks)}
    </article>`;
}

/** @param {Person} person */
function marks({ episode, missed_on, is_protected }) {
  const said = [
    missed_on.length > 1 ? t("Missed visits ×{n}", { n: missed_on.length }) : missed_on.length ? t("Missed visit") : "",
    is_protected ? t("Protected identity") : "",
    episode?.step_down ? t("Step-down proposed") : "",
    episode?.is_provisional ? t("Provisional") : "",
  ].filter(Boolean);
  return said.length ? html`<div class="flags">${said.map((text) => flag("mark", text))}</div>` : nothing;
}

/** @param {Board} board @param {Task[]} tasks */
function tasksThen(board, tasks) {
  const open = tasks.filter(({ state }) => state === "open");
  const proposed = tasks.length - open.length;
  if (!tasks.length) return html`<p class="task-none">${t("No task")}</p>`;
  const more = open.length - MOST_TASKS;
  return html`
    ${open.length ? html`<ul class="tasks">${open.slice(0, MOST_TASKS).map((task) => html`<li>${taskThen(board, task)}</li>`)}</ul>` : nothing}
    ${more > 0 ? html`<p class="task-none">+${more} ${tn("more task", "more tasks", more)}</p>` : nothing}
    ${proposed ? html`<p class="task-none">${tn("Proposed: {n} task", "Proposed: {n} tasks", proposed)}</p>` : nothing}`;
}

/** @param {Board} board @param {Task} task */
function taskThen(board, task) {
  const isLate = task.due_on !== null && task.due_on < board.on;
  const due = task.due_on === null || task.due_on === board.on ? nothing : isLate ? html`<b>${t("late")}</b>` : dayWord(task.due_on, board.on);
  return html`${task.text ?? t("A task")} ${due} <span class="muted">${initials(board, task.owner)}</span>`;
}

/** @param {Board} board @param {Person} person */
export function nominationThen(board, person) {
  return html`
    <article class="card nomination" data-patient=${person.id}>
      ${nameOf(person)}
      ${person.nominations.filter(({ state }) => state === "open").map((each) => html`<div class="seen">
        <p class="proposed">${each.urgency ? urgencyBadge(each.urgency) : nothing} ${categoryLabel(/** @type {any} */ (board.columns.find(({ id }) => id === each.category)))}</p>
        ${each.text ? html`<p class="text">${each.kind === "consult" ? html`<b>${t("Question:")}</b> ` : nothing}${each.text}</p>` : nothing}
        ${each.tags?.length ? html`<p class="tags">${each.tags.map((tag) => html`<span class="tag">${tagWord(tag)}</span>`)}</p>` : nothing}
        <p class="from">${initials(board, each.by)} · ${ago(daysBetween(dayIn(each.at, ZONE), board.on))} ${formatTime(each.at)}</p>
      </div>`)}
    </article>`;
}
