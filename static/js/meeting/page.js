// @ts-check
/** The whole meeting page, drawn from what is true now. */
import { html, nothing, render } from "lit-html";
import { formatDate, formatTime, t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { dayIn } from "../board/rules.js";
import { signInAgain } from "../board/signed_out.js";
import { liveState } from "../board/toolbar.js";
import { agendaList } from "./agenda_list.js";
import { aheadOf } from "./ahead.js";
import { attendanceFields, choicesOf } from "./attendance.js";
import { meetingBar } from "./bar.js";
import { next, previous, putOff, startMeeting } from "./drive.js";
import { keepLeaving } from "./leaving.js";
import { personNow } from "./person.js";
import { viewOf } from "./room.js";
import { openAgenda } from "./sheet.js";
import { stopOf } from "./stops.js";
import { plannedOf } from "./time.js";
import { nextOf, previousOf } from "./trail.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */

/** @param {Room} room @param {HTMLElement} root */
export function drawMeeting(room, root) {
  const { app } = room;
  const status = app.live.status();
  root.classList.toggle("is-dim", status.isDim);
  if (status.isBlank) return render(blank(room), root);
  if (app.live.state().seq < 0) return render(html`<p class="loading" role="status">${t("Loading the meeting…")}</p>`, root);
  const view = viewOf(room);
  keepLeaving(room, view);
  render(html`${meetingBar(room, view)}${view.meeting ? running(room, view) : notStarted(room, view)}`, root);
  tell(room, view, root);
}

/** @param {Room} room */
function blank(room) {
  const isOut = room.app.live.status().kind === "signed_out";
  return html`<div class="blank">${liveState(room.app)}<p>${t("Nothing is shown without contact with the server. Use the printed morning list.")}</p>
    ${isOut ? html`<div class="banner" role="alert">${signInAgain(room.app)}</div>` : nothing}</div>`;
}

/** @param {Room} room @param {View} view */
function running(room, view) {
  if (view.isOutside) return outside(view);
  const { agenda, isChair } = view;
  return html`
    <div class="meeting">
      <aside class="agenda" aria-label=${t("Agenda")}>${agendaList(room, view)}</aside>
      <div class="before-us">${agenda.now ? personNow(room, view, agenda.now) : stopOf(room, view)}</div>
    </div>
    ${isChair ? thumbs(room, view) : html`<nav class="thumbs is-following" aria-label=${t("The meeting")}><button type="button" class="button" @click=${() => openAgenda(room)}>${t("Agenda")} (${agenda.left.length})</button></nav>`}`;
}

/** Another party's part 2. @param {View} view */
function outside({ model, meeting }) {
  return html`
    <section class="stop">
      <h2 tabindex="-1">${t("Part 2 is on: only {party}", { party: model.party(meeting?.part_party)?.name ?? "" })}</h2>
      <p>${t("You follow again here when the meeting is back in part 1.")}</p>
    </section>`;
}

/** In reach of the thumb, and of the mouse. @param {Room} room @param {View} view */
function thumbs(room, { agenda }) {
  const isBusy = room.driving !== null;
  const [back, on] = [previousOf(room.trail, agenda), nextOf(room.trail, agenda)];
  const isEnd = on === null && !agenda.now;
  return html`
    <nav class="thumbs" aria-label=${t("Drive the meeting")} aria-busy=${isBusy ? "true" : "false"}>
      <button type="button" class="button to-agenda" @click=${() => openAgenda(room)}>${t("Agenda")} (${agenda.left.length})</button>
      <button type="button" class="button" ?disabled=${back === null} @click=${() => void previous(room)}>← ${t("Previous")}</button>
      <button type="button" class="button" ?disabled=${!agenda.now} @click=${() => void putOff(room)}>${t("Later in the meeting")}</button>
      <button type="button" class="button primary" ?disabled=${isEnd} @click=${() => void next(room)}>${t("Next")} →</button>
    </nav>`;
}

/** Before the meeting, or after it. @param {Room} room @param {View} view */
function notStarted(room, view) {
  const { team, model } = view;
  const isOver = room.meeting !== null;
  const planned = plannedOf(team, model.moment);
  return html`
    <section class="stop start">
      <h2 tabindex="-1">${isOver ? t("The meeting has ended") : plannedWords(team, planned)}</h2>
      ${isOver ? html`<p class="panel-acts"><a class="button primary" href="/minutes/${room.meeting}">${t("To the minutes")}</a> <a class="button" href="/teams/${team.id}/board">${t("To the board")}</a></p>` : html`
        ${planned.today !== "planned" && planned.next ? html`<p class="next-meeting">${t("The next meeting is {when}.", { when: `${formatDate(dayIn(planned.next, team.zone), { weekday: "long", day: "numeric", month: "long" })} ${formatTime(planned.next)}` })}</p>` : nothing}
        <p class="muted">${t("Those who have the board open now are proposed. You become the chair; anybody can take over.")}</p>
        ${aheadOf(room, model.moment.today)}
        ${attendanceFields(room, view, room.app.redraw)}
        <p><button type="button" class="button primary big" ?disabled=${room.driving !== null} @click=${() => void startMeeting(room, choicesOf(room, view).values())}>${planned.today === "planned" ? t("Start the meeting") : t("Start an extra meeting")}</button></p>
        ${papers()}`}
    </section>`;
}

/** @param {View["team"]} team @param {ReturnType<typeof plannedOf>} planned */
function plannedWords({ meeting_starts: from, meeting_ends: to }, { today }) {
  if (today === "none") return t("No meeting is planned today");
  return today === "held" ? t("Today's meeting has been held") : t("Today's meeting {from}–{to}", { from, to });
}

/** What one reads before a meeting, and after. */
function papers() {
  const links = [["/since", t("Since the last meeting")], ["/today", t("Today's tasks")], ["/morning-list", t("Morning list")], ["/minutes", t("Minutes")]];
  return html`<nav class="papers" aria-label=${t("The meeting's papers")}>${links.map(([address, label]) => html`<a href=${address}>${label}</a>`)}</nav>`;
}

/** Whom the room has before it now is said to those who listen, and the page begins at its top again. @param {Room} room @param {View} view @param {HTMLElement} root */
function tell(room, { meeting, agenda, stand }, root) {
  const what = meeting ? `${meeting.id} ${agenda.now?.person.id ?? stand}` : "";
  if (room.told === what) return;
  const isFirst = room.told === null;
  room.told = what;
  if (isFirst) return;
  if (agenda.now) announce(t("Now: {name}", { name: agenda.now.person.name }));
  root.querySelector(".before-us")?.scrollTo(0, 0);
  if (document.activeElement === document.body || !document.activeElement) /** @type {HTMLElement | null} */ (root.querySelector(".before-us h2, .stop h2"))?.focus({ preventScroll: true });
}
