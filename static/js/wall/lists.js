// @ts-check
/** The wall's lists: who is on the board, and what is to be done today. */
import { html, nothing, render } from "lit-html";
import { ago, agoShort, categoryLabel, urgencyPhrase } from "../board/words.js";
import { t, tn } from "../i18n.js";
import { nominatedMark, pill, urgencyMark } from "./marks.js";

/**
 * @typedef {import("./people.js").Wall} Wall
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./plan.js").Piece} Piece
 * @typedef {import("./draw.js").Moment} Moment
 * @typedef {Moment & {rows: number}} Listed `rows` of to-dos have room
 */

/** @param {HTMLElement} root @param {Wall} wall @param {import("./plan.js").Plan} plan @param {Listed} moment */
export function drawColumns(root, wall, plan, moment) {
  render(plan.columns.map((pieces) => html`<div class="wall-column">${pieces.map((piece) => sectionOf(wall, piece, moment))}</div>`), root);
}

/** The to-dos come after everyone. @param {Wall} wall @param {Piece} piece @param {Listed} moment */
function sectionOf(wall, piece, moment) {
  return piece.section < wall.sections.length ? peopleSection(wall.sections[piece.section], piece, moment) : todoSection(wall, piece, moment);
}

/** @param {import("./rows.js").Section} section @param {Piece} piece @param {Moment} moment */
function peopleSection({ category, urgency, rows }, { from, to }, moment) {
  const name = urgency ? urgencyPhrase(urgency) : category ? categoryLabel(category) : t("Nominations");
  return html`
    <section data-category=${urgency ? nothing : (category?.code ?? "nominations")} aria-label=${spoken(name, from)}>
      ${heading(name, from, rows.length)}
      <ul>${rows.slice(from, to).map((row) => personOf(row, moment))}</ul>
    </section>`;
}

/** @param {string} name @param {number} from */
const spoken = (name, from) => (from > 0 ? `${name}, ${t("continued")}` : name);

/** @param {string} name @param {number} from @param {number} count */
const heading = (name, from, count) =>
  html`<h2><span>${name}${from > 0 ? html` <small>${t("continued")}</small>` : nothing}</span>${from > 0 ? nothing : html`<span class="count">${count}</span>`}</h2>`;

/** @param {Row} row @param {Moment} moment */
function personOf(row, { marked }) {
  return html`
    <li class=${marked.has(row.id) && row.taken === null ? "is-changed" : ""} data-taken=${row.taken ?? nothing}>
      ${row.urgency ? urgencyMark(row.urgency) : nominatedMark()}
      <span class="label">${row.label}</span>
      <span class="contacts">${row.taken ? takenWord(row.taken) : html`${row.kind === "consult" ? html`<span class="kind">${t("question")}</span>` : nothing}${row.contacts.map(pill)}`}</span>
      <span class="days">${daysWords(row)}</span>
    </li>`;
}

/** @param {NonNullable<Row["taken"]>} taken */
const takenWord = (taken) => html`<span class="taken">${{ now: t("now"), discussed: t("gone through"), unchanged: t("gone through"), later: t("later") }[taken]}</span>`;

/** @param {Row} row */
function daysWords({ days, since }) {
  if (days !== null) return html`<span class="vh">${t("on the board")} </span>${t("{n} d", { n: days })}`;
  return since === null ? nothing : html`<span class="vh">${ago(since)}</span><span aria-hidden="true">${since === 0 ? t("today") : agoShort(since)}</span>`;
}

/** The last row says how many have no room. @param {Wall} wall @param {Piece} piece @param {Listed} moment */
function todoSection({ todos }, { from, to }, { rows }) {
  const name = t("To do today");
  const shown = rows < todos.length ? rows - 1 : rows;
  return html`
    <section class="todos-today" aria-label=${spoken(name, from)}>
      ${heading(name, from, todos.length)}
      <ul>
        ${todos.slice(from, Math.min(to, shown)).map(todoOf)}
        ${to > shown ? html`<li class="more">${tn("and {n} more", "and {n} more", todos.length - shown)}</li>` : nothing}
      </ul>
    </section>`;
}

/** @param {import("./rows.js").Todo} todo */
function todoOf({ label, isLate, time, owner }) {
  return html`
    <li>
      <span class="when">${isLate ? html`<b>${t("overdue")}</b>` : (time ?? t("today"))}</span>
      <span class="label">${label}</span>
      <span class="contacts">${owner ? pill(owner) : html`<span class="kind">${t("no owner")}</span>`}</span>
    </li>`;
}
