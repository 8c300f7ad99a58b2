// @ts-check
/** Who is there today, who is away and who does their things, who answers for urgent ones. */
import { html, nothing } from "lit-html";
import { professionWord, visitWord } from "../board/words.js";
import { turnLine } from "../meeting/ahead.js";
import { formatDate, t, tn } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { read, write } from "./reach.js";
import { awayText } from "./words.js";

/** @typedef {import("./wire.js").Colleague} Colleague */
/** @typedef {import("./wire.js").HeldTask} HeldTask */
/** @typedef {import("./wire.js").HeldVisit} HeldVisit */
/** @typedef {import("./wire.js").Place<import("./wire.js").Attendance>} TodayPlace */
/** @typedef {import("../ui/form.js").Values} Values */

/** @param {TodayPlace} place */
const base = (place) => `/api/teams/${place.team}`;
/** @param {TodayPlace} place @param {string | null | undefined} staff */
const nameOf = (place, staff) => place.data.colleagues.find((one) => one.staff === staff)?.name;

/** @param {TodayPlace} place */
export function drawToday(place) {
  const { colleagues, today, officer, deputy, parties, chairs } = place.data;
  const isAwayNow = (/** @type {string | null} */ staff) => colleagues.find((one) => one.staff === staff)?.away.some((span) => span.from_on <= today);
  return html`
    <div class="section-head"><h2>${t("Today")}, ${formatDate(today, { weekday: "long", day: "numeric", month: "long" })}</h2></div>
    <section class="team-card" aria-labelledby="duty">
      <h3 id="duty">${t("Duty officer")}</h3>
      <p>${officer ? html`<strong>${nameOf(place, officer) ?? t("Somebody who no longer works here")}</strong>${isAwayNow(officer) ? html` <span class="tag">${t("away")}</span>` : nothing}` : html`<span class="muted">${t("Nobody answers for urgent things yet.")}</span>`}
        ${deputy ? html` · ${t("deputy: {name}", { name: nameOf(place, deputy) ?? t("Somebody who no longer works here") })}` : nothing}</p>
      <div class="acts"><button class="button small" @click=${() => dutyForm(place)}>${t("Change duty officer…")}</button></div>
    </section>
    ${chairs.length ? html`<section class="team-card" aria-labelledby="turn"><h3 id="turn">${t("The daily meeting")}</h3>${turnLine(chairs)}</section>` : nothing}
    ${parties.map((party) => {
      const people = colleagues.filter((one) => one.party === party.id);
      return people.length === 0 ? nothing : html`
        <section class="team-card" data-principal=${party.principal} aria-labelledby="here-${party.id}">
          <h3 id="here-${party.id}">${party.name}</h3>
          <ul class="people of-day">${people.map((one) => row(place, one))}</ul>
        </section>`;
    })}`;
}

/** @param {TodayPlace} place @param {Colleague} one */
function row(place, one) {
  const now = one.away.find((span) => span.from_on <= place.data.today);
  const later = one.away.find((span) => span.from_on > place.data.today);
  return html`
    <li>
      <div class="who"><strong>${one.name}</strong>${now ? html` <span class="tag">${awayText(now.to_on)}</span>` : nothing}</div>
      <div class="what">${professionWord(one.profession)}</div>
      <div class="state small">${later ? t("away {from} to {to}", { from: formatDate(later.from_on), to: formatDate(later.to_on) }) : nothing}</div>
      <div class="acts"><button class="button small" aria-label=${t("{name} is away…", { name: one.name })} @click=${() => absenceForm(place, one)}>${t("Away…")}</button></div>
    </li>`;
}

/** @param {TodayPlace} place @param {string} [besides] */
const choices = (place, besides) =>
  place.data.colleagues.filter((one) => one.staff !== besides).map((one) => ({ value: one.staff, label: `${one.name}, ${professionWord(one.profession)}` }));

/** In the list of who goes instead: nobody does. */
const CANCEL = "cancel";

/** "Ismail Kardelen: visit, 24 Nov 10:30, with Boris Alm" @param {TodayPlace} place @param {HeldVisit} visit */
const visitLabel = (place, visit) =>
  [`${visit.person}: ${visitWord(visit.kind)}`, `${formatDate(visit.on)} ${visit.time ?? ""}`.trim(), visit.with && t("with {name}", { name: nameOf(place, visit.with) ?? "" })].filter(Boolean).join(", ");

/** @param {TodayPlace} place */
function dutyForm(place) {
  openForm({
    key: `duty-${place.team}`,
    title: t("Duty officer"),
    submit: t("Save"),
    initial: { officer: place.data.officer ?? "", deputy: place.data.deputy ?? "" },
    body: (values, errors) => html`
      ${selectField({ name: "officer", label: t("Answers for urgent things from today on"), value: values.officer, errors, empty: t("Choose a colleague"), choices: choices(place) })}
      ${selectField({ name: "deputy", label: t("Deputy"), value: values.deputy, errors, empty: t("No deputy"), choices: choices(place), isRequired: false })}`,
    send: (values) => write(`${base(place)}/duty`, { officer: values.officer || null, deputy: values.deputy || null }, { method: "PUT" }),
    done: () => void place.reload(),
  });
}

/**
 * Away today, or longer: what waits for them until then goes to others in the same confirm.
 * @param {TodayPlace} place @param {Colleague} one
 */
function absenceForm(place, one) {
  /** @type {HeldTask[] | null} */
  let waiting = null;
  /** @type {HeldVisit[]} */
  let visits = [];
  let unseen = 0;
  let asked = "";
  const id = uuid7();
  const dialog = openForm({
    key: `absence-${one.staff}`,
    title: t("{name} is away", { name: one.name }),
    submit: t("Save and move"),
    className: "wide",
    initial: { from_on: place.data.today, to_on: place.data.today },
    body: (values, errors) => {
      void look(values.to_on);
      return html`
        <div class="pair even">
          ${inputField({ name: "from_on", label: t("First day away"), type: "date", value: values.from_on, errors })}
          ${inputField({ name: "to_on", label: t("Last day away"), type: "date", value: values.to_on, errors })}
        </div>
        ${waiting === null ? html`<p class="muted" role="status">${t("Looking for what waits for {name}…", { name: one.name })}</p>` : [tasksToMove(values, errors), visitsToMove(values, errors)]}`;
    },
    send: (values) =>
      write(`${base(place)}/absences`, { id, staff: one.staff, from_on: values.from_on, to_on: values.to_on, moves: moves(values), visits: visitMoves(values) }).catch((problem) => {
        asked = ""; // the list may be another by now
        throw problem;
      }),
    done: (_, values) => {
      void place.reload();
      showMoved(values);
    },
  });

  /** @param {string} to */
  async function look(to) {
    if (!to || to === asked) return;
    asked = to;
    const found = /** @type {import("./wire.js").Holding} */ (await read(`${base(place)}/absences/tasks?staff=${one.staff}&to_on=${to}`).catch(() => ({ tasks: [], counts: { tasks: 0 } })));
    if (to !== asked) return;
    waiting = found.tasks;
    visits = found.visits ?? [];
    unseen = found.counts.tasks - found.tasks.length;
    dialog.update();
  }

  /** @param {HeldTask} task @param {Values} values */
  const receiver = (task, values) => values[`to:${task.id}`] ?? task.to ?? "";

  /** @param {Values} values @param {Record<string, string[]>} errors */
  function tasksToMove(values, errors) {
    return html`
      ${waiting?.length
        ? html`<h3>${tn("{n} task waits until then", "{n} tasks wait until then", waiting.length)}</h3>
          <p class="hint muted small">${t("Proposed: the person's deputy, else the duty officer.")}</p>
          <ul class="to-move">${waiting.map((task) => html`<li>
            ${selectField({ name: `to:${task.id}`, label: html`${task.person}: ${task.text}, ${formatDate(task.due_on)}${task.due_time ? ` ${task.due_time}` : ""}`, value: receiver(task, values), errors, empty: t("Leave it with {name}", { name: one.name }), choices: choices(place, one.staff) })}
          </li>`)}</ul>`
        : awayVisits(values).length ? nothing : html`<p class="notice">${t("Nothing waits for {name} until then.", { name: one.name })}</p>`}
      ${unseen > 0 ? html`<p class="notice">${tn("{n} task about somebody you may not see stays. Tell a colleague of the other party.", "{n} tasks about people you may not see stay. Tell a colleague of the other party.", unseen)}</p>` : nothing}`;
  }

  /** @param {Values} values */
  const awayVisits = (values) => visits.filter((visit) => visit.on >= values.from_on && visit.on <= values.to_on);

  /** @param {HeldVisit} visit @param {Values} values */
  const goer = (visit, values) => values[`visit:${visit.id}`] ?? visit.to ?? "";

  /** @param {Values} values @param {Record<string, string[]>} errors */
  function visitsToMove(values, errors) {
    const theirs = awayVisits(values);
    if (!theirs.length) return nothing;
    return html`
      <h3>${tn("{n} visit is planned then", "{n} visits are planned then", theirs.length)}</h3>
      <p class="hint muted small">${t("A colleague of the same party goes instead, or the team cancels the visit.")}</p>
      <ul class="to-move">${theirs.map((visit) => html`<li>
        ${selectField({ name: `visit:${visit.id}`, label: visitLabel(place, visit), value: goer(visit, values), errors, empty: t("Leave it with {name}", { name: one.name }), choices: [...choices(place).filter((each) => visit.may_go.includes(each.value)), { value: CANCEL, label: t("Cancel the visit") }] })}
      </li>`)}</ul>`;
  }

  /** @param {Values} values */
  const visitMoves = (values) =>
    awayVisits(values).filter((visit) => goer(visit, values)).map((visit) => ({ visit: visit.id, to: goer(visit, values) === CANCEL ? null : goer(visit, values) }));

  /** @param {Values} values */
  const moves = (values) => (waiting ?? []).map((task) => ({ task: task.id, to: receiver(task, values) })).filter((move) => move.to);

  /** @param {Values} values */
  function showMoved(values) {
    const moved = (waiting ?? []).filter((task) => receiver(task, values));
    const went = awayVisits(values).filter((visit) => goer(visit, values));
    openDialog({
      title: t("{name} is away", { name: one.name }),
      body: (self) => html`
        <div class="form-body" role="status">
          ${moved.length
            ? html`<p>${tn("{n} task moved:", "{n} tasks moved:", moved.length)}</p><ul class="moved">${moved.map((task) => html`<li>${task.person}: ${task.text} → <strong>${nameOf(place, receiver(task, values))}</strong></li>`)}</ul>`
            : went.length ? nothing : html`<p>${t("Written down. Nothing was moved.")}</p>`}
          ${went.length ? html`<p>${tn("{n} visit changed:", "{n} visits changed:", went.length)}</p><ul class="moved">${went.map((visit) => html`<li>${visitLabel(place, visit)} → <strong>${goer(visit, values) === CANCEL ? t("cancelled") : nameOf(place, goer(visit, values))}</strong></li>`)}</ul>` : nothing}
        </div>
        <div class="form-foot"><div class="form-buttons"><button type="button" class="button primary" autofocus @click=${self.close}>${t("Close")}</button></div></div>`,
    });
  }
}
