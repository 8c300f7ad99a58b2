// @ts-check
/** Finding a person among everyone in the team, while typing. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { elsewhere } from "../coordination/elsewhere.js";
import { t, tn } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { icons } from "../ui/icons.js";
import { partyPill, similarFlag } from "./badge.js";
import { openEnrolment } from "./enrol.js";
import { openNominate } from "./nominate.js";
import { go } from "./route.js";
import { isFound, isInNeedOfYear } from "./rules.js";
import { seamLine, standardWords } from "./seam.js";
import { categoryLabel } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {{title?: string, onPick?: (id: string) => void}} SearchOptions without onPick a person opens, or is nominated */

const SHOWN = 30;

/** Name, birth year and contacts: enough to tell two with the same name apart. @param {Model} model @param {Patient} person */
export function identityOf(model, person) {
  const standard = person.nominations.length ? t("Nominated") : standardWords(model, person);
  return html`
    <span class="identity">
      <span><b>${person.name}</b>${isInNeedOfYear(person) ? html` <span>${t("born {year}", { year: person.birth_year ?? "" })}</span>` : nothing} ${similarFlag(person)}</span>
      <span class="identity-more">${person.contacts.map((contact) => partyPill(model, contact))} <span class="muted">${person.episode ? categoryLabel(model.category(person.episode.category)) : standard}</span></span>
    </span>`;
}

/** @param {App} app @param {SearchOptions} [options] */
export function openSearch(app, options = {}) {
  let typed = "";
  openDialog({
    title: options.title ?? t("Find a person"),
    className: "search wide",
    body: (dialog) => {
      const type = (/** @type {InputEvent} */ event) => {
        typed = /** @type {HTMLInputElement} */ (event.target).value;
        dialog.update();
      };
      const keys = (/** @type {KeyboardEvent} */ event) => onKey(event, dialog.el);
      return html`
        <div class="form-body" @keydown=${keys}>
          <label class="search-box">${icons.search}<span class="vh">${t("Name")}</span>
            <input type="search" autofocus autocomplete="off" placeholder=${t("Name, or part of it")} @input=${type}></label>
          ${foundList(app, typed, options, dialog)}
          ${options.onPick ? nothing : html`<p><button type="button" class="button small" @click=${() => (dialog.close(), openEnrolment(app, isYear(typed) ? "" : typed.trim()))}>${t("Enter a person…")}</button></p>`}
        </div>`;
    },
  });
}

/** @param {string} typed */
const isYear = (typed) => /^\d*$/.test(typed.trim());

/** @param {App} app @param {string} typed @param {SearchOptions} options @param {import("../ui/dialog.js").OpenDialog} dialog */
function foundList(app, typed, { onPick }, dialog) {
  const model = app.model();
  if (!typed.trim()) return html`<p class="muted small" role="status">${t("{n} at standard level, {m} on the board.", { n: model.standard, m: model.team.totals.on_board })}</p>`;
  const found = model.all.filter((p) => isFound(`${p.name} ${p.birth_year ?? ""}`, typed));
  const pick = (/** @type {string} */ id) => () => (dialog.close(), onPick ? onPick(id) : go(app, id));
  return html`
    <p class="muted small" role="status">${tn("{n} person", "{n} persons", found.length)}</p>
    <ul class="found">${repeat(found.slice(0, SHOWN), (p) => p.id, (p) => html`
      <li>
        <span><button type="button" class="found-person" @click=${pick(p.id)}>${identityOf(model, p)}</button>${onPick ? nothing : seamLine(app, model, p, 0, dialog.update)}</span>
        ${onPick ? nothing : html`<button type="button" class="button small" @click=${() => (dialog.close(), openNominate(app, p.id))}>${t("Nominate")}<span class="vh"> ${p.name}</span></button>`}
      </li>`)}</ul>
    ${found.length ? nothing : elsewhere(app.live.get, dialog.update)}
    ${found.length > SHOWN ? html`<p class="muted small">${t("And {n} more: type more of the name.", { n: found.length - SHOWN })}</p>` : nothing}`;
}

/** Arrows go between the box and those found; Enter in the box takes the first. @param {KeyboardEvent} event @param {HTMLElement} el */
function onKey(event, el) {
  const stops = /** @type {HTMLElement[]} */ ([el.querySelector("input"), ...el.querySelectorAll(".found-person")]);
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (event.key === "Enter" && at === 0) stops[1]?.click();
  else if (event.key === "ArrowDown") stops[Math.min(at + 1, stops.length - 1)]?.focus();
  else if (event.key === "ArrowUp" && at > 0) stops[at - 1].focus();
  else return;
  event.preventDefault();
}
