// @ts-check
/** What stands before the room when nobody does: the beginning, the list of the rest, those put off, the end. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t, tn } from "../i18n.js";
import { urgencyBadge } from "../board/badge.js";
import { orderedTasks } from "../board/rules.js";
import { ago, categoryLabel, dayWord } from "../board/words.js";
import { daysBetween } from "../board/rules.js";
import { openClosing } from "./closing.js";
import { next, noChange, takeUp } from "./drive.js";
import { backToPart1, openPart2 } from "./parts.js";
import { groupWord } from "./words.js";

/** @typedef {import("./agenda.js").Entry} Entry */
/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */

/** @param {Room} room @param {View} view */
export function stopOf(room, view) {
  if (view.stand === "rest") return restOf(room, view);
  if (view.stand === "end") return endOfAgenda(room, view);
  return upNext(room, view);
}

/** @param {Room} room @param {View} view */
function upNext(room, { agenda, stand, isChair }) {
  const [first] = stand === "later" ? [...agenda.later, ...agenda.last] : agenda.main;
  const groups = [1, 2, 3, 4].map((group) => ({ group, n: agenda.main.filter((entry) => entry.group === group).length })).filter(({ n }) => n);
  const isBegun = agenda.done.length + agenda.unchanged.length > 0;
  return html`
    <section class="stop">
      <h2 tabindex="-1">${stand === "later" ? (agenda.later.length ? t("Left: those put off") : t("Last on the agenda")) : isBegun ? t("Next on the agenda") : t("The meeting has started")}</h2>
      <ul class="in-short">
        ${groups.map(({ group, n }) => html`<li><b>${n}</b> ${groupWord(group)}</li>`)}
        ${agenda.rest.length ? html`<li><b>${agenda.rest.length}</b> ${groupWord(5)}</li>` : nothing}
        ${agenda.later.length ? html`<li><b>${agenda.later.length}</b> ${t("Later in the meeting")}</li>` : nothing}
        ${agenda.last.length ? html`<li><b>${agenda.last.length}</b> ${t("last, when somebody has left the room")}</li>` : nothing}
      </ul>
      ${isChair ? html`<button type="button" class="button primary big" ?disabled=${room.driving !== null} @click=${() => next(room)}>${t("Take up {name}", { name: first?.person.name ?? "" })}</button>`
        : html`<p class="muted">${t("The chair takes up the next person.")}</p>`}
    </section>`;
}

/** @param {Room} room @param {View} view */
function restOf(room, view) {
  const { agenda, isChair } = view;
  const together = agenda.rest.filter(({ person }) => !room.apart.has(person.id));
  const n = together.length;
  return html`
    <section class="stop">
      <h2 tabindex="-1">${tn("No change for this one?", "No change for these {n}?", n)}</h2>
      <ul class="rest">${repeat(agenda.rest, ({ person }) => person.id, (entry) => restRow(room, view, entry))}</ul>
      ${isChair ? html`
        <button type="button" class="button primary big" ?disabled=${!n || room.driving !== null} @click=${() => noChange(room, together.map(({ person }) => person.id))}>${tn("No change for this one", "No change for these {n}", n)}</button>` : nothing}
    </section>`;
}

/** @param {Room} room @param {View} view @param {Entry} entry */
function restRow(room, { model, isChair }, { person }) {
  const { today } = model.moment;
  const { episode, last_contact_on: met } = person;
  const [task] = orderedTasks(person).filter(({ state }) => state === "open");
  const toggle = (/** @type {Event} */ event) => {
    room.apart[/** @type {HTMLInputElement} */ (event.target).checked ? "delete" : "add"](person.id);
    room.app.redraw();
  };
  return html`
    <li>
      ${isChair ? html`<label class="check"><input type="checkbox" .checked=${!room.apart.has(person.id)} @change=${toggle}><span class="vh">${t("No change for {name}", { name: person.name })}</span></label>` : nothing}
      <span class="what"><b>${person.name}</b> ${episode ? urgencyBadge(episode.urgency) : nothing} <span class="muted">${categoryLabel(model.category(episode?.category))}</span><br>
        <span class="small">${[
          met ? t("Last contact {when}", { when: ago(daysBetween(met, today)) }) : t("No contact yet"),
          episode?.review_on && t("next {when}", { when: dayWord(episode.review_on, today) }),
          task?.text,
        ].filter(Boolean).join(" · ")}</span></span>
      ${isChair ? html`<button type="button" class="button small" ?disabled=${room.driving !== null} @click=${() => takeUp(room, person.id)}>${t("Take up now")}<span class="vh"> ${person.name}</span></button>` : nothing}
    </li>`;
}

/** @param {Room} room @param {View} view */
function endOfAgenda(room, { agenda, meeting, isChair, isApartHeld }) {
  const isPart2 = meeting?.part === 2;
  const isMore = !isPart2 && !isApartHeld && agenda.elsewhere.length > 0;
  return html`
    <section class="stop">
      <h2 tabindex="-1">${isPart2 ? t("Everybody in part 2 is gone through") : t("Everybody is gone through")}</h2>
      ${isApartHeld ? html`<p>${t("Part 2 has been held.")}</p>` : nothing}
      ${isMore ? html`<p>${tn("{n} more is taken up in part 2.", "{n} more are taken up in part 2.", agenda.elsewhere.length)}</p>` : nothing}
      ${isChair ? html`<p class="panel-acts">
        ${isMore ? html`<button type="button" class="button primary big" @click=${() => openPart2(room)}>${t("Part 2…")}</button>` : nothing}
        ${isPart2 ? html`<button type="button" class="button big" @click=${() => backToPart1(room)}>${t("Back to part 1")}</button>` : nothing}
        <button type="button" class="button big ${isMore ? "" : "primary"}" @click=${() => openClosing(room)}>${t("End the meeting…")}</button></p>`
        : html`<p class="muted">${t("The chair ends the meeting.")}</p>`}
    </section>`;
}
