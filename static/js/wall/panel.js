// @ts-check
/** The person whom the meeting is at, large. */
import { html, nothing } from "lit-html";
import { ago, categoryLabel, dayWord, whyTagWord } from "../board/words.js";
import { formatDate, t, tn } from "../i18n.js";
import { pill, urgencySaid } from "./marks.js";

/** @typedef {import("./rows.js").Current} Current */
/** @typedef {import("./rows.js").Todo} Todo */

/** So many letters of a word fit at full size. */
const LONG = 9;

/** @param {Current} current @param {string} today @param {number} most to-dos that are drawn */
export function personPanel(current, today, most) {
  const { label, urgency, tags, byParty, lastContact, isObserved, shown } = current;
  return html`
    <section class="wall-now ${shown ? "is-shown" : ""}" data-category=${current.category?.code ?? "nominations"} data-person=${current.id} aria-label=${t("Now")}>
      <div class="known">
        <p class="category">${placeWords(current)}</p>
        <h2 class=${sizeOf(label)}>${label}</h2>
        ${urgency ? html`<p class="urgency" data-urgency=${urgency}>${urgencySaid(urgency)}</p>` : nothing}
        ${isObserved ? html`<p class="observed">${t("A new observation to answer")}</p>` : nothing}
        ${tags.length ? html`<p class="tags">${tags.map((tag) => html`<span>${whyTagWord(tag)}</span>`)}</p>` : nothing}
        <dl>
          ${byParty.map(({ party, who }) => html`<div><dt>${party.short}</dt><dd class="pills">${who.map(pill)}</dd></div>`)}
          ${lastContact === null ? nothing : html`<div><dt>${t("Last contact")}</dt><dd>${ago(lastContact)}</dd></div>`}
        </dl>
      </div>
      <div class="said">
        ${shown?.why ? html`<div class="typed"><h3>${t("Why")}</h3><p>${shown.why}</p></div>` : nothing}
        ${shown?.draft ? html`<div class="typed is-draft"><h3>${t("Being written")}</h3><p>${shown.draft}</p></div>` : nothing}
        ${current.isProtected ? nothing : todoList(current, today, most)}
      </div>
    </section>`;
}

/** A long name is a little smaller rather than broken. @param {string} label */
const sizeOf = (label) => ["", "is-long", "is-longer"][Math.max(0, Math.min(2, Math.ceil((Math.max(...label.split(" ").map((word) => word.length)) - LONG) / 3)))];

/** Why on the board and for how long, or since when nominated. @param {Current} current */
function placeWords({ category, kind, days, since }) {
  if (category) return html`<span>${categoryLabel(category)}</span>${days === null ? nothing : html`<span class="days">${t("{n} d", { n: days })}</span>`}`;
  if (kind === null) return html`<span>${t("No longer on the board")}</span>`;
  return html`<span>${kind === "consult" ? t("Question") : t("Nomination")}</span>${since === null ? nothing : html`<span class="days">${ago(since)}</span>`}`;
}

/** @param {Current} current @param {string} today @param {number} most */
function todoList({ todos, category, urgency }, today, most) {
  if (!todos.length) return category ? html`<p class="none">${urgency === "red" ? t("No task today") : t("No task")}</p>` : nothing;
  const left = todos.length - most;
  return html`
    <h3>${t("Tasks")}</h3>
    <ul class="todos">
      ${todos.slice(0, most).map((todo) => html`
        <li><span class="box" aria-hidden="true"></span>
          <span class="what">${todo.text ? html`<span class="text">${todo.text}</span> ` : nothing}<span class=${todo.isLate ? "is-late" : "when"}>${whenWords(todo, today)}</span></span>
          ${pill(todo.owner)}</li>`)}
      ${left > 0 ? html`<li class="more">${tn("and {n} more", "and {n} more", left)}</li>` : nothing}
    </ul>`;
}

/** @param {Todo} todo @param {string} today */
export function whenWords({ on, time, isLate }, today) {
  if (on === null) return t("no day");
  if (isLate) return t("late since {day}", { day: formatDate(on) });
  return on === today ? (time ?? t("today")) : [dayWord(on, today), time].filter(Boolean).join(" ");
}

/** Before the first, and when the person before is no longer shown in this room. */
export const emptyPanel = () => html`
  <section class="wall-now is-empty" aria-label=${t("Now")}>
    <p>${t("Nobody is taken up just now")}</p>
  </section>`;
