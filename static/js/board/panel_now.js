// @ts-check
/** The panel's upper half: what is true now, and what one can do about it. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { inputField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { icons } from "../ui/icons.js";
import { alertLines } from "./alert_lines.js";
import { flag, similarFlag, urgencyBadge } from "./badge.js";
import { openCardMenu, openMoveMenu } from "./card_menu.js";
import { openAnswer, openClosure, openConsent, openHandover, openNewDay, openNominate, openNote, openPlacing, openTask, openTaskClosure, openUrgency, openVisit } from "./forms.js";
import { offerActs, offerLine } from "./offers.js";
import { daysBetween, daysOnBoard, isInNeedOfYear, isOverdue, openNominations, orderedTasks } from "./rules.js";
import { awaitingLine, seamLine, standardWords } from "./seam.js";
import { seenBy } from "./seen.js";
import { checklistOf, withdrawStepDown } from "./checklist.js";
import { ownWord, tickTask } from "./tick.js";
import { ago, categoryLabel, dayWord, whyText } from "./words.js";
import { attempt, send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Task} Task */

const onThis = (/** @type {(el: Element) => void} */ act) => (/** @type {Event} */ event) => act(/** @type {Element} */ (event.currentTarget));

/** @param {App} app @param {Model} model @param {Patient} person @param {unknown} shut @param {any[]} [visits] */
export function headPart(app, model, person, shut, visits) {
  const { episode } = person;
  return html`
    <div class="panel-head" data-category=${model.category(episode?.category)?.code ?? nothing}>
      <div>
        <h2 id="panel-name" tabindex="-1">${person.name}</h2>
        <p class="muted">${isInNeedOfYear(person) ? html`${t("born {year}", { year: person.birth_year ?? "" })} · ` : nothing}${episode ? html`${categoryLabel(model.category(episode.category))} · ${t("On board {n} d", { n: daysOnBoard(episode, model.moment.today) })}` : standardWords(model, person)} ${similarFlag(person)}</p>
      </div>
      ${shut}
    </div>
    <div class="panel-summary">
      ${episode ? html`<p class="state">${urgencyBadge(episode.urgency)} <span class="why">${whyText(episode.why)}</span></p>` : nothing}
      ${alertLines(app, model, person, visits)}
      <p class="panel-facts">${facts(model, person)}</p>
      ${readersLine(app, model, person)}
      ${seamLine(app, model, person)}
      <div class="panel-acts">${episode ? onBoardActs(app, person) : standardActs(app, person)}<a class="button small" href="/patients/${person.id}">${t("The person's page")}</a></div>
    </div>`;
}

/** Who else has this person open now. @param {App} app @param {Model} model @param {Patient} person */
function readersLine(app, model, person) {
  const others = app.here.filter((one) => one.patient === person.id && one.staff !== app.session?.staff?.id);
  if (!others.length) return nothing;
  const names = [...new Set(others.map((one) => model.staff(one.staff)?.name))].join(", ");
  return html`<p class="readers">${icons.eye} ${t("Open for {names} too", { names })}</p>`;
}

/** @param {Model} model @param {Patient} person */
export function facts(model, { last_contact_on: met, episode, missed_on: missed, legal, decisions }) {
  const { today } = model.moment;
  const day = (/** @type {string} */ on) => ago(daysBetween(on, today));
  return [
    met ? t("Last contact {when}", { when: day(met) }) : t("No contact yet"),
    episode && (episode.reviewed_on ? t("Gone through {when}", { when: day(episode.reviewed_on) }) : t("Not gone through yet")),
    episode?.review_on && t("next {when}", { when: dayWord(episode.review_on, today) }),
    missed.length && t("Missed: {days}", { days: missed.map((on) => dayWord(on, today)).join(", ") }),
    ...legal.map((one) => (one.ends_on ? t("{what} until {day}", { what: one.kind, day: formatDate(one.ends_on) }) : one.kind)),
    ...decisions.map((one) => t("{what}: decision asked for {day}", { what: one.what, day: formatDate(one.asked_on) })),
  ].filter(Boolean).join(" · ");
}

/** @param {App} app @param {Patient} person */
function onBoardActs(app, person) {
  return html`
    <button class="button small" @click=${onThis((el) => openUrgency(app, person.id, el))}>${t("Urgency…")}</button>
    <button class="button small" aria-haspopup="menu" @click=${onThis((el) => openMoveMenu(app, person.id, el))}>${t("Move to…")}</button>
    <button class="button small" @click=${() => openNote(app, person.id)}>${t("Note…")}</button>
    <button class="button small" @click=${() => openTask(app, person.id)}>${t("Task…")}</button>
    <button class="button small" @click=${() => openVisit(app, person.id)}>${t("Visit…")}</button>
    <button class="button small" @click=${() => openConsent(app, person.id)}>${t("Consent…")}</button>
    <button class="button small" aria-haspopup="menu" @click=${onThis((el) => openCardMenu(app, person, el))}>${t("More…")}</button>`;
}

/** @param {App} app @param {Patient} person */
function standardActs(app, person) {
  return html`
    <button class="button primary small" @click=${() => openNominate(app, person.id)}>${t("Nominate")}</button>
    ${person.nominations.length ? nothing : html`<button class="button small" @click=${() => openPlacing(app, person.id)}>${t("Place at once…")}</button>`}
    <button class="button small" @click=${() => openVisit(app, person.id)}>${t("Visit…")}</button>
    <button class="button small" @click=${() => openNote(app, person.id)}>${t("Note…")}</button>
    <button class="button small" @click=${() => openTask(app, person.id)}>${t("Task…")}</button>
    <button class="button small" @click=${() => openConsent(app, person.id)}>${t("Consent…")}</button>`;
}

/** @param {unknown} title @param {unknown} body @param {unknown} [act] */
export const part = (title, body, act = nothing) => html`<section class="panel-part"><header><h3>${title}</h3>${act}</header>${body}</section>`;

/** @param {App} app @param {Model} model @param {Patient} person */
export function stepDownPart(app, model, person) {
  const down = person.episode?.step_down;
  if (!down) return nothing;
  return part(t("Step-down proposed"), html`
    <p>${down.why} <span class="muted">${model.staff(down.by)?.name ?? ""}</span></p>
    ${checklistOf(app, person)}
    <p class="panel-acts">
      <button class="button primary small" @click=${() => openClosure(app, person.id)}>${t("To standard level…")}</button>
      <button class="button small" @click=${() => withdrawStepDown(app, person)}>${t("Withdraw the proposal")}</button></p>`);
}

/** @param {App} app @param {Model} model @param {Patient} person */
export function nominationsPart(app, model, person) {
  const open = person.nominations;
  if (!open.length) return nothing;
  const answers = (/** @type {import("./wire.js").Nomination} */ n) => (person.episode ? ["observed"] : n.kind === "consult" ? ["reply"] : ["place", "wait", "not_now"]);
  /** @type {Record<string, () => string>} */
  const words = { place: () => t("Place on board"), wait: () => t("Wait until…"), not_now: () => t("Not now – reply"), reply: () => t("Reply…"), observed: () => t("Answer…") };
  const isMine = (/** @type {import("./wire.js").Nomination} */ n) => n.by === app.session?.staff?.id;
  return part(openNominations(person).length ? t("Nominated") : t("Waiting"), html`${awaitingLine(app, model, person)}${open.map((n) => html`
    <div class="panel-row">
      ${seenBy(model, n)}
      ${n.state === "waiting" && n.returns_on ? html`<p class="muted">${t("Comes back on {day}", { day: formatDate(n.returns_on) })}</p>` : nothing}
      <p class="panel-acts">
        ${answers(n).map((decision, at) => html`<button class="button small ${at === 0 ? "primary" : ""}" @click=${() => openAnswer(app, person.id, n.id, decision)}>${words[decision]()}</button>`)}
        ${isMine(n) ? html`<button class="button small" @click=${() => void attempt(app, { path: `/nominations/${n.id}/withdrawal`, ifMatch: n.version, subject: person.id })}>${t("Withdraw")}</button>` : nothing}
      </p>
    </div>`)}`);
}

/** @param {App} app @param {Model} model @param {Patient} person @param {import("./panel.js").Details | null} details */
export function tasksPart(app, model, person, details) {
  const tasks = orderedTasks(person);
  const done = (details?.tasks ?? []).filter((task) => task.state !== "open" && task.state !== "proposed");
  return part(t("Tasks"), html`
    ${tasks.length ? html`<ul class="panel-list">${tasks.map((task) => taskRow(app, model, person, task))}</ul>` : html`<p class="muted">${t("No task")}</p>`}
    ${done.length ? html`<details><summary>${t("Done and closed ({n})", { n: done.length })}</summary><ul class="panel-list">${done.map((task) => html`<li><span><s>${task.text}</s> <span class="muted">${model.staff(task.owner)?.name ?? ""}</span></span></li>`)}</ul></details>` : nothing}`,
    html`<button class="button quiet small" @click=${() => openTask(app, person.id)}>${t("Add")}<span class="vh"> ${t("Task…")}</span></button>`);
}

/** @param {App} app @param {Model} model @param {Patient} person @param {Task} task */
function taskRow(app, model, person, task) {
  const isOpen = task.state === "open";
  const late = isOverdue(task, model.moment.today);
  const due = task.due_on ? `${dayWord(task.due_on, model.moment.today)} ${task.due_time ?? ""}` : "";
  return html`
    <li>
      ${isOpen ? html`<input type="checkbox" class="tick" .checked=${false} aria-label=${t("Done: {task}", { task: task.text })} @click=${(/** @type {Event} */ event) => (event.preventDefault(), void tickTask(app, person.id, task))}>` : nothing}
      <span>${task.text}${task.is_safety ? html` ${flag("safety", t("safety"))}` : nothing}${task.is_own ? html` · ${ownWord(model)}` : nothing}
        <span class=${late ? "late" : "muted"}>${late ? t("late") : nothing} ${due}</span>
        <span class="muted">${isOpen ? model.staff(task.owner)?.name : t("proposed")}</span>
        ${offerLine(app, model, task)}</span>
      <span class="row-acts">
        ${offerActs(app, person.id, task)}
        <button class="link small" @click=${() => openHandover(app, person.id, task)}>${isOpen ? t("Hand over") : t("Take up")}</button>
        ${isOpen ? html`<button class="link small" @click=${() => openNewDay(app, person.id, task)}>${t("New day")}</button>` : nothing}
        <button class="link small" @click=${() => openTaskClosure(app, person.id, task)}>${t("Close the task")}</button>
      </span>
    </li>`;
}

/** @param {App} app @param {Patient} person */
export function goalPart(app, person) {
  const { episode } = person;
  if (!episode) return nothing;
  const edit = () => openForm({
    key: `goal:${episode.id}`,
    title: t("Goal for {name}", { name: person.name }),
    submit: t("Save"),
    initial: { goal: episode.goal ?? "" },
    body: (values, errors) => textField({ name: "goal", label: t("Goal for the time on the board"), value: values.goal, max: 280, errors, isFocused: true }),
    send: ({ goal }) => send(app, { method: "PUT", path: `/episodes/${episode.id}/goal`, body: { goal: goal.trim() }, ifMatch: episode.version, subject: person.id, versionIn: (p) => p.episode?.version }),
  });
  if (episode.goal === null) return part(t("Goal"), html`<p class="muted">${t("Not shared")}</p>`);
  return part(t("Goal"), episode.goal ? html`<p>${episode.goal}</p>` : html`<p class="muted">${t("No goal written yet.")}</p>`, html`<button class="button quiet small" @click=${edit}>${t("Change")}<span class="vh"> ${t("Goal")}</span></button>`);
}

/** Ward, contact, direct number, planned discharge. @param {App} app @param {Model} model @param {Patient} person */
export function wardPart(app, model, person) {
  const { episode } = person;
  if (!episode || (!episode.ward && model.category(episode.category)?.code !== "admitted")) return nothing;
  const { ward } = episode;
  const edit = () => openForm({
    key: `ward:${episode.id}`,
    title: t("Ward for {name}", { name: person.name }),
    submit: t("Save"),
    initial: { name: ward?.name ?? "", contact: ward?.contact ?? "", phone: ward?.phone ?? "", discharge_on: ward?.discharge_on ?? "" },
    body: (values, errors) => html`
      ${inputField({ name: "name", label: t("Ward"), value: values.name, errors, isFocused: true })}
      ${inputField({ name: "contact", label: t("Contact"), value: values.contact, errors })}
      ${inputField({ name: "phone", type: "tel", label: t("Direct number"), value: values.phone, errors })}
      ${inputField({ name: "discharge_on", type: "date", label: t("Planned discharge"), isRequired: false, value: values.discharge_on, errors })}`,
    send: ({ name, contact, phone, discharge_on }) => send(app, { method: "PUT", path: `/episodes/${episode.id}/ward`, body: { name, contact, phone, discharge_on: discharge_on || null }, ifMatch: episode.version, subject: person.id, versionIn: (p) => p.episode?.version }),
  });
  return part(t("Ward"), ward
    ? html`<p>${ward.name} · ${ward.contact} · <a href="tel:${ward.phone}">${ward.phone}</a>${ward.discharge_on ? html` · ${t("planned discharge {day}", { day: formatDate(ward.discharge_on) })}` : nothing}</p>`
    : html`<p class="muted">${t("Not written yet.")}</p>`, html`<button class="button quiet small" @click=${edit}>${t("Change")}<span class="vh"> ${t("Ward")}</span></button>`);
}

