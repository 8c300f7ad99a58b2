// @ts-check
/** The top of the meeting: which team and part, how much is left, who is there, and what the chair may do. */
import { html, nothing } from "lit-html";
import { formatDate, t, tn } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { openMenu } from "../ui/menu.js";
import { flag } from "../board/badge.js";
import { openNominations } from "../board/rules.js";
import { liveState } from "../board/toolbar.js";
import { missingFrom, openAttendance } from "./attendance.js";
import { openClosing } from "./closing.js";
import { takeOver } from "./drive.js";
import { openHelp } from "./help.js";
import { backToPart1, openPart2 } from "./parts.js";
import { endOf, timeLeft } from "./time.js";
import { leftWords } from "./words.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */

/** @param {Room} room @param {View} view */
export function meetingBar(room, view) {
  const { team, meeting, model, isChair } = view;
  const day = formatDate(model.moment.today, { weekday: "long", day: "numeric", month: "long" });
  const chair = model.staff(meeting?.chair)?.name ?? "";
  return html`
    <header class="meeting-bar">
      <div class="which">
        <h1>${meeting?.part === 2 ? t("Part 2: only {party}", { party: model.party(meeting.part_party)?.name ?? "" }) : t("Meeting")} <span class="team">${team.name}</span></h1>
        <p class="muted small">${day}${meeting ? html` · ${isChair ? t("You are the chair") : t("Chair: {name}", { name: chair })}` : nothing}</p>
      </div>
      ${meeting ? html`${timeMeter(room, view)}${acts(room, view)}` : html`<div class="end">${liveState(room.app)}</div>`}
    </header>`;
}

/** Time and people left; said calmly, also when it is short. @param {Room} room @param {View} view */
function timeMeter(room, { team, meeting, agenda, isOutside, model }) {
  if (!meeting || isOutside) return nothing;
  const left = timeLeft(agenda, endOf(team, meeting.started_at), room.app.live.now());
  const waiting = unanswered(model.all);
  return html`
    <p class="left" data-short=${left.isShort && left.people ? "yes" : nothing}>
      <b>${leftWords(left)}</b>
      ${left.isShort && left.people ? html`<span class="small">${t("At this pace {n} min are needed", { n: Math.ceil(left.need / 60) })}</span>` : nothing}
      ${waiting ? html`<span class="small">${tn("{n} nomination waits for an answer.", "{n} nominations wait for an answer.", waiting)}</span>` : nothing}
    </p>`;
}

/** The same count as when the meeting is ended. @param {import("../board/wire.js").Patient[]} people */
const unanswered = (people) => people.reduce((sum, person) => sum + openNominations(person).length, 0);

/** @param {Room} room @param {View} view */
function acts(room, view) {
  const { meeting, isChair, isOutside } = view;
  const missing = missingFrom(view);
  return html`
    <div class="end">
      ${liveState(room.app)}
      <button type="button" class="button quiet desk-only" @click=${() => openAttendance(room)}>${t("Present: {n}", { n: meeting?.attendance.length ?? 0 })}${missing ? html` ${flag("reminder", missing)}` : nothing}</button>
      ${isChair ? html`
        ${meeting?.part === 2
          ? html`<button type="button" class="button desk-only" @click=${() => backToPart1(room)}>${t("Back to part 1")}</button>`
          : html`<button type="button" class="button desk-only" @click=${() => openPart2(room)}>${t("Part 2…")}</button>`}
        <button type="button" class="button desk-only" @click=${() => openClosing(room)}>${t("End the meeting…")}</button>`
        : isOutside ? nothing : html`<button type="button" class="button" ?disabled=${room.driving !== null} @click=${() => takeOver(room)}>${t("Take over as chair")}</button>`}
      <button type="button" class="icon-button desk-only" aria-label=${t("Help and keys")} title="${t("Help and keys")} (?)" @click=${openHelp}>${icons.help}</button>
      <button type="button" class="icon-button phone-only" aria-label=${t("More")} aria-haspopup="menu" @click=${(/** @type {Event} */ event) => openMore(room, view, /** @type {Element} */ (event.currentTarget))}>${icons.more}</button>
    </div>`;
}

/** The same on a phone. @param {Room} room @param {View} view @param {Element} anchor */
function openMore(room, { meeting, isChair }, anchor) {
  const chairs = isChair ? [
    meeting?.part === 2 ? { label: t("Back to part 1"), act: () => backToPart1(room) } : { label: t("Part 2…"), act: () => openPart2(room) },
    { label: t("End the meeting…"), act: () => openClosing(room) },
  ] : [];
  openMenu(anchor, t("The meeting"), [{ label: t("Present: {n}", { n: meeting?.attendance.length ?? 0 }), act: () => openAttendance(room) }, ...chairs]);
}
