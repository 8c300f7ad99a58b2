// @ts-check
/** The agenda beside the person: who is left, in which order, and why each stands where they do. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t, tn } from "../i18n.js";
import { icons, urgencyShapes } from "../ui/icons.js";
import { urgencyWord } from "../board/words.js";
import { takeUp } from "./drive.js";
import { leaveWords } from "./leaving.js";
import { draftAbout } from "./room.js";
import { groupWord, reasonWord } from "./words.js";

/** @typedef {import("./agenda.js").Entry} Entry */
/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */

/** @param {Room} room @param {View} view @param {() => void} [picked] */
export function agendaList(room, view, picked = () => {}) {
  const { agenda } = view;
  const groups = [1, 2, 3, 4].map((group) => ({ title: groupWord(group), entries: agenda.main.filter((entry) => entry.group === group) }));
  const rows = (/** @type {Entry[]} */ entries, why = true) => html`
    <ol>${repeat(entries, (entry) => entry.person.id, (entry) => row(room, view, entry, why, picked))}</ol>`;
  const section = (/** @type {string} */ title, /** @type {Entry[]} */ entries, why = true) => (entries.length ? html`
    <section><h3>${title} <span class="count">${entries.length}</span></h3>${rows(entries, why)}</section>` : nothing);
  const over = [...agenda.done, ...agenda.unchanged];
  return html`
    ${agenda.now ? html`<section class="is-now"><h3>${t("Now")}</h3>${rows([agenda.now], false)}</section>` : nothing}
    ${groups.map(({ title, entries }) => section(title, entries))}
    ${section(groupWord(5), agenda.rest, false)}
    ${section(t("Later in the meeting"), agenda.later)}
    ${section(t("Last"), agenda.last)}
    ${view.isApartHeld ? html`<p class="elsewhere">${t("Part 2 has been held.")}</p>`
      : agenda.elsewhere.length && view.meeting?.part !== 2 ? html`<p class="elsewhere">${tn("{n} more is taken up in part 2.", "{n} more are taken up in part 2.", agenda.elsewhere.length)}</p>` : nothing}
    ${over.length ? html`<details class="over"><summary>${t("Gone through ({n})", { n: over.length })}</summary>${rows(over, false)}</details>` : nothing}
    ${agenda.left.length || agenda.now || over.length ? nothing : html`<p class="muted">${t("Nobody is on the agenda.")}</p>`}`;
}

/** @param {Room} room @param {View} view @param {Entry} entry @param {boolean} why @param {() => void} picked */
function row(room, view, entry, why, picked) {
  const { person, reasons } = entry;
  const urgency = person.episode?.urgency ?? person.nominations.find((n) => n.urgency)?.urgency;
  const said = html`
    <span class="mark" data-urgency=${urgency ?? nothing} title=${urgency ? urgencyWord(urgency) : nothing}>${urgency ? urgencyShapes[urgency] : nothing}</span>
    <span class="name">${person.name}${urgency ? html`<span class="vh">, ${urgencyWord(urgency)}</span>` : nothing}</span>
    ${draftAbout(room, person) ? html`<span class="has-draft" title=${t("Text not yet saved as a note")}>${icons.pen}<span class="vh">${t("Text not yet saved as a note")}</span></span>` : nothing}
    ${why ? html`<span class="reasons">${leaveWords(room, person.id) || reasons.slice(0, 2).map((reason) => reasonWord(view.model, reason)).join(" · ")}</span>` : mark(entry)}`;
  const isNow = person.meeting?.state === "now";
  if (!view.isChair || isNow) return html`<li class="agenda-row" aria-current=${isNow ? "true" : nothing}>${said}</li>`;
  return html`<li><button type="button" class="agenda-row" @click=${() => (picked(), void takeUp(room, person.id))}>${said}</button></li>`;
}

/** What became of somebody already gone through. @param {Entry} entry */
function mark({ person: { meeting } }) {
  if (meeting?.state === "unchanged") return html`<span class="reasons">${t("no change")}</span>`;
  return nothing;
}
