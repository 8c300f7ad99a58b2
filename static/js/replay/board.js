// @ts-check
/** An earlier board in its columns, with what it counts and what it can't tell. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { formatTime, t } from "../i18n.js";
import { categoryLabel } from "../board/words.js";
import { cardThen, nominationThen } from "./card.js";

/** @typedef {import("./wire.js").Board} Board */
/** @typedef {import("./wire.js").Person} Person */
/** @typedef {import("./wire.js").Column} Column */

const HEAVIEST = ["red", "amber", "green"];

/** @param {Person} a @param {Person} b */
const byNeed = (a, b) =>
  HEAVIEST.indexOf(a.episode?.urgency ?? "") - HEAVIEST.indexOf(b.episode?.urgency ?? "") ||
  String(a.episode?.placed_at).localeCompare(String(b.episode?.placed_at));

/** @param {Board} board */
export function sumsThen(board) {
  const named = (/** @type {string | null} */ id) => board.staff.find((one) => one.id === id)?.name;
  return html`<p class="sums-then">
    <span>${t("{n} on the board", { n: board.on_board })}${board.not_shared ? html` · <b>${t("plus {n} not shared", { n: board.not_shared })}</b>` : nothing}</span>
    ${board.duty_officer ? html`<span>${t("Duty officer: {name}", { name: named(board.duty_officer) ?? "" })}</span>` : nothing}
    ${board.meeting_since ? html`<span>${t("A meeting was going on since {time}", { time: formatTime(board.meeting_since) })}</span>` : nothing}
  </p>`;
}

/** @param {Board} board */
export function columnsThen(board) {
  const nominated = board.people.filter(({ episode }) => !episode);
  const isUsed = (/** @type {Column} */ { id }) => board.people.some(({ episode }) => episode?.category === id);
  const empty = board.columns.filter((each) => each.is_active && !isUsed(each));
  if (!board.people.length) return html`<p class="nobody">${emptyText(board)}</p>`;
  return html`<div class="board" role="region" tabindex="0" aria-label=${t("The board then")}>
    ${column("nominations", t("Nominations"), nominated, (person) => nominationThen(board, person))}
    ${repeat(board.columns.filter(isUsed), ({ id }) => id, (each) => {
      const cards = board.people.filter(({ episode }) => episode?.category === each.id).sort(byNeed);
      return column(each.code, categoryLabel(/** @type {any} */ (each)), cards, (person) => cardThen(board, person));
    })}
  </div>
  ${empty.length ? html`<p class="empty-columns">${t("Empty then: {columns}", { columns: empty.map((each) => categoryLabel(/** @type {any} */ (each))).join(", ") })}</p>` : nothing}`;
}

/** @param {Board} board */
const emptyText = ({ on_board }) =>
  on_board ? t("No one whom you may see today was on the board then.") : t("No one was on the board then.");

/** @param {string} code @param {string} label @param {Person[]} cards @param {(person: Person) => unknown} draw */
function column(code, label, cards, draw) {
  return html`<section class="column" data-category=${code} aria-labelledby="then-${code}">
    <header><h2 id="then-${code}">${label}</h2><span class="count">${cards.length}</span></header>
    <div class="cards">${cards.length ? repeat(cards, ({ id }) => id, draw) : html`<p class="empty">${t("No one here.")}</p>`}</div>
  </section>`;
}

export const leftOut = () => html`<details class="left-out">
  <summary>${t("What an earlier board can't tell")}</summary>
  <ul>
    <li>${t("Sight is today's: whom you may not see now, or who has left the team, is only counted.")}</li>
    <li>${t("Names, columns and colleagues are called what they are called today.")}</li>
    <li>${t("Not kept, so not shown: contacts, goals, ward, plans, legal status, decisions, reviews, alerts and drafts of then.")}</li>
    <li>${t("Who had a task, or its day, is left empty where nothing tells it any more.")}</li>
    <li>${t("What was on the wrong person stays hidden, and what was erased stays erased.")}</li>
  </ul>
</details>`;
