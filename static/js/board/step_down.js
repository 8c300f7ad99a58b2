// @ts-check
/** Back to the standard level: proposed by anyone, decided at a meeting, nobody drops the case. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { chipsField, inputField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { focusCard } from "./app.js";
import { checklistOf, versionIn } from "./checklist.js";
import { nextWeekday } from "./model.js";
import { orderedTasks } from "./rules.js";
import { staffChoices } from "./tasks.js";
import { outcomeWord } from "./words.js";
import { remindersOf } from "../coordination/reminders.js";
import { send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Task} Task */
/** @typedef {import("../ui/form.js").Values} Values */

const OUTCOMES = ["goals_met", "stable", "own_wish", "other_care"];

/** @param {App} app @param {string} patient */
export function proposeStepDown(app, patient) {
  const person = app.model().person(patient);
  const episode = person?.episode;
  if (!person || !episode) return;
  openForm({
    key: `step-down:${patient}`,
    title: t("Propose standard level for {name}", { name: person.name }),
    submit: t("Propose"),
    body: (values, errors) => textField({ name: "why", label: t("Why?"), hint: t("The team decides at a meeting. A checklist opens now."), value: values.why, max: 280, errors, isFocused: true }),
    send: ({ why }) => send(app, { path: `/episodes/${episode.id}/step-down`, body: { why: why.trim() }, ifMatch: episode.version, subject: patient, versionIn }),
    done: () => announce(t("Standard level proposed.")),
    onClose: () => focusCard(patient),
  });
}

/** @param {App} app @param {string} patient */
export function openClosure(app, patient) {
  const model = app.model();
  const person = model.person(patient);
  const episode = person?.episode;
  if (!person || !episode) return;
  const tasks = orderedTasks(person).filter((task) => task.state === "open");
  /** @type {string[]} */
  let unthought = [];
  const dialog = openForm({
    key: `closure:${patient}`,
    className: "wide",
    title: t("{name}, born {year}: to standard level", { name: person.name, year: person.birth_year ?? "–" }),
    submit: t("To standard level"),
    initial: { outcome: "", holder: person.primary ?? "", text: "", ...keptTasks(tasks, model.moment.today) },
    body: (values, errors) => html`
      ${model.team.meeting ? nothing : html`<p class="notice">${t("Decided at a meeting. Start the meeting first.")}</p>`}
      ${episode.urgency === "red" ? html`<p class="notice">${t("A red person can't go to standard level. Change the urgency first.")}</p>` : nothing}
      ${chipsField({ name: "outcome", label: t("Outcome"), value: values.outcome, errors, choices: OUTCOMES.map((value) => ({ value, label: outcomeWord(value) })) })}
      ${selectField({ name: "holder", label: t("Who holds the case?"), value: values.holder, errors, empty: t("Choose…"), choices: staffChoices(app) })}
      ${unthought.length ? html`<div class="notice"><b>${t("Services")}</b> <a href="/patients/${patient}">${t("The person's page")}</a>${unthought.map((line) => html`<br>${line}`)}</div>` : nothing}
      <div class="field"><b>${t("Checklist")}</b>${checklistOf(app, app.model().person(patient) ?? person)}</div>
      ${tasks.length ? html`<div class="field"><b>${t("Open tasks: along, or closed with a reason")}</b>${tasks.map((task) => taskChoice(app, task, values, errors))}</div>` : nothing}
      ${textField({ name: "text", label: t("Summary"), value: values.text, max: 500, errors })}`,
    send: (values) => send(app, { path: `/episodes/${episode.id}/closure`, body: closureOf(values, tasks), ifMatch: app.model().person(patient)?.episode?.version, subject: patient, versionIn }),
    done: () => announce(t("{name} is at standard level.", { name: person.name })),
  });
  app.live.get(`/patients/${patient}/services`).then((/** @type {import("../coordination/sections/services.js").Services} */ services) => ((unthought = remindersOf(services)), dialog.update()), () => {}); // it only reminds
}

/** Every task goes along unless one says otherwise; a passed day becomes the next weekday. @param {Task[]} tasks @param {string} today @returns {Values} */
function keptTasks(tasks, today) {
  return Object.fromEntries(tasks.flatMap(({ id, owner, due_on }) => [
    [`keep:${id}`, "yes"],
    [`owner:${id}`, owner ?? ""],
    [`due_on:${id}`, due_on !== null && due_on >= today ? due_on : nextWeekday(today)],
  ]));
}

/** @param {App} app @param {Task} task @param {Values} values @param {Record<string, string[]>} errors */
function taskChoice(app, task, values, errors) {
  const { id } = task;
  return html`
    <div class="task-choice">
      ${chipsField({ name: `keep:${id}`, label: html`${task.text}${task.is_safety ? html` <b>(${t("safety")})</b>` : nothing}`, value: values[`keep:${id}`], errors, choices: [{ value: "yes", label: t("Goes along") }, { value: "no", label: t("Closed") }] })}
      ${values[`keep:${id}`] === "yes"
        ? html`${selectField({ name: `owner:${id}`, label: t("Who?"), value: values[`owner:${id}`], choices: staffChoices(app) })}
            ${inputField({ name: `due_on:${id}`, type: "date", label: t("When?"), value: values[`due_on:${id}`] })}`
        : inputField({ name: `reason:${id}`, label: t("Reason"), value: values[`reason:${id}`], max: 280 })}
    </div>`;
}

/** @param {Values} values @param {Task[]} tasks */
function closureOf(values, tasks) {
  return {
    outcome: values.outcome,
    holder: values.holder,
    text: values.text.trim(),
    tasks: tasks.map(({ id }) => (values[`keep:${id}`] === "yes"
      ? { id, keep: true, owner: values[`owner:${id}`], due_on: values[`due_on:${id}`] }
      : { id, keep: false, reason: values[`reason:${id}`] ?? "" })),
  };
}
