// @ts-check
/** The person before the room: all that is needed to decide in forty seconds, and the ways to. */
import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { t } from "../i18n.js";
import { urgencyShapes } from "../ui/icons.js";
import { openMenu } from "../ui/menu.js";
import { alertLines } from "../board/alert_lines.js";
import { flag, partyPill, similarFlag } from "../board/badge.js";
import { openMoveMenu } from "../board/card_menu.js";
import { openClosure, openConsent, openTask, openUrgency, openVisit, proposeStepDown } from "../board/forms.js";
import { facts, nominationsPart, stepDownPart, tasksPart, wardPart } from "../board/panel_now.js";
import { daysOnBoard, isInNeedOfYear, openNominations } from "../board/rules.js";
import { ratify } from "../board/reviews.js";
import { openPanelOn } from "../board/route.js";
import { seamLine, standardWords } from "../board/seam.js";
import { categoryLabel, urgencyPhrase, urgencyWord, whyText } from "../board/words.js";
import { earlierNotes } from "./details.js";
import { notInTheRoom } from "./leaving.js";
import { notePart } from "./note.js";
import { promisesOf } from "./promise.js";
import { timeOfNow } from "./time.js";
import { clockWords, reasonWord } from "./words.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */
/** @typedef {import("./agenda.js").Entry} Entry */

const onThis = (/** @type {(el: Element) => void} */ act) => (/** @type {Event} */ event) => act(/** @type {Element} */ (event.currentTarget));

/** @param {Room} room @param {View} view @param {Entry} entry */
export function personNow(room, view, entry) {
  const { app } = room;
  const { model } = view;
  const { person } = entry;
  const { episode } = person;
  return keyed(person.id, html`
    <article class="now ${view.isChair ? "" : "is-followed"}" data-patient=${person.id} data-category=${model.category(episode?.category)?.code ?? "nominations"} data-urgency=${episode?.urgency ?? nothing}>
      <div class="now-head">
        <div class="whom">
          <h2 tabindex="-1">${person.name}</h2>
          <p>${isInNeedOfYear(person) ? html`${t("born {year}", { year: person.birth_year ?? "" })} · ` : nothing}${episode ? html`<b>${categoryLabel(model.category(episode.category))}</b> · ${t("On board {n} d", { n: daysOnBoard(episode, model.moment.today) })}` : openNominations(person).length ? t("Nominated") : standardWords(model, person)} ${similarFlag(person)}</p>
        </div>
        ${timeUsed(room, view)}
      </div>
      <p class="because"><span class="vh">${t("On the agenda because:")} </span>${entry.reasons.filter(({ alert, code }) => !alert && code !== "red").map((reason) => flag("mark", reasonWord(model, reason)))}</p>
      ${view.isChair ? notInTheRoom(room, person.id) : nothing}
      ${episode ? html`<p class="state"><span class="badge" data-urgency=${episode.urgency} title=${urgencyPhrase(episode.urgency)}>${urgencyShapes[episode.urgency]}${urgencyWord(episode.urgency)}</span> <span class="why">${whyText(episode.why)}</span></p>` : nothing}
      ${alertLines(app, model, person)}
      <p class="now-facts"><span class="pills">${person.contacts.map((contact) => partyPill(model, contact))}</span> ${facts(model, person)}</p>
      ${seamLine(app, model, person)}
      ${acts(room, person)}
      <div class="now-parts">
        <div>
          ${nominationsPart(app, model, person)}${promisesOf(room, view, person)}
          ${stepDownPart(app, model, person)}
          ${tasksPart(app, model, person, null)}
          ${wardPart(app, model, person)}
        </div>
        <div>
          ${notePart(room, view, person)}
          ${earlierNotes(room, view, person)}
        </div>
      </div>
    </article>`);
}

/** Time used on the person; full when the share is used, and nothing else happens. @param {Room} room @param {View} view */
function timeUsed(room, { agenda }) {
  const { used, share } = timeOfNow(agenda, room.app.live.now());
  return html`<p class="used"><span>${clockWords(used)}</span><meter min="0" max=${share} value=${Math.min(used, share)} aria-label=${t("Time used, of {time}", { time: clockWords(share) })}></meter></p>`;
}

/** @param {Room} room @param {import("./wire.js").Attended} person */
function acts({ app }, person) {
  const { id, episode } = person;
  const button = (/** @type {string} */ label, /** @type {string} */ key, /** @type {(el: Element) => void} */ act) => html`
    <button type="button" class="button" @click=${onThis(act)}>${label}${key ? html` <kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`;
  return html`
    <div class="now-acts">
      ${episode?.is_provisional ? button(t("Confirm the placing"), "", () => void ratify(app, person)) : nothing}
      ${episode ? html`
        ${button(t("Urgency…"), "U", (el) => openUrgency(app, id, el))}
        ${button(t("Move to…"), "M", (el) => openMoveMenu(app, id, el))}` : nothing}
      ${button(t("Task…"), "T", () => openTask(app, id))}
      ${episode?.step_down ? button(t("To standard level…"), "", () => openClosure(app, id)) : nothing}
      <button type="button" class="button" aria-haspopup="menu" @click=${onThis((el) => openMore(app, person, el))}>${t("More…")}</button>
    </div>`;
}

/** What a meeting seldom needs. @param {import("../board/app.js").App} app @param {import("./wire.js").Attended} person @param {Element} anchor */
function openMore(app, { id, name, episode }, anchor) {
  openMenu(anchor, name, [
    { label: t("Visit…"), act: () => openVisit(app, id) },
    { label: t("Consent…"), act: () => openConsent(app, id) },
    ...(episode && !episode.step_down ? [{ label: t("Propose standard level…"), act: () => proposeStepDown(app, id) }] : []),
    { label: t("The whole page"), act: () => void open(openPanelOn(app, id), "_blank", "noopener") },
  ]);
}
