// @ts-check
/** Who does what, when: adding, handing over, saying no to what one is offered, closing with a reason. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { inputField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { myId } from "./app.js";
import { ownWord, versionOf } from "./tick.js";
import { send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Task} Task */

/** Staff to choose from. @param {App} app */
export function staffChoices(app) {
  const model = app.model();
  return model.atWork
    .map((staff) => ({ value: staff.id, label: `${staff.name} (${staff.initials}, ${model.party(staff.party)?.short ?? ""})${model.team.away.includes(staff.id) ? ` · ${t("away today")}` : ""}` }));
}

/** For the writer's own party alone, off by default. @param {App} app @param {import("../ui/form.js").Values} values */
export const ownField = (app, values) => html`<label class="check"><input type="checkbox" name="is_own" .checked=${values.is_own}> ${ownWord(app.model())}</label>`;

/** @param {App} app @param {string} patient */
export function openTask(app, patient) {
  const model = app.model();
  const person = model.person(patient);
  if (!person) return;
  const id = uuid7();
  openForm({
    key: `task:${patient}`,
    title: t("Task for {name}", { name: person.name }),
    submit: t("Add the task"),
    initial: { text: "", owner: myId(app), due_on: model.moment.today, due_time: "", is_safety: false, is_own: (model.team.meeting?.part_party ?? 0) === model.own },
    body: (values, errors) => html`
      ${textField({ name: "text", label: t("What?"), value: values.text, max: 140, rows: 2, errors, isFocused: true })}
      ${ownerAndDay(app, values, errors)}
      ${inputField({ name: "due_time", type: "time", label: t("Time"), isRequired: false, value: values.due_time, errors })}
      <label class="check"><input type="checkbox" name="is_safety" .checked=${values.is_safety}> ${t("Safety task: must be done before standard level")}</label>
      ${ownField(app, values)}`,
    send: ({ text, owner, due_on, due_time, is_safety, is_own }) =>
      send(app, { path: `/patients/${patient}/tasks`, body: { id, text: text.trim(), owner, due_on, ...(due_time && { due_time }), is_safety, is_own }, subject: patient }),
    done: () => announce(t("Task added.")),
  });
}

/** @param {App} app @param {import("../ui/form.js").Values} values @param {Record<string, string[]>} errors */
function ownerAndDay(app, values, errors) {
  return html`
    ${selectField({ name: "owner", label: t("Who?"), value: values.owner, errors, choices: staffChoices(app) })}
    ${inputField({ name: "due_on", type: "date", label: t("When?"), value: values.due_on, min: app.model().moment.today, errors })}`;
}

/** Given without asking: at the open meeting, and by a leader. @param {App} app */
const isGivenAtOnce = (app) => Boolean(app.model().team.meeting) || app.session?.assignment?.role === "leader";

/** Take on a proposed task, or offer an open one to someone else. @param {App} app @param {string} patient @param {Task} task */
export function openHandover(app, patient, task) {
  const isProposed = task.state === "proposed";
  const { today } = app.model().moment;
  openForm({
    key: `handover:${task.id}`,
    title: isProposed ? t("Take up: {task}", { task: task.text }) : t("Hand over: {task}", { task: task.text }),
    submit: isProposed ? t("Take up") : t("Hand over"),
    initial: { owner: task.owner ?? myId(app), due_on: task.due_on && task.due_on > today ? task.due_on : today },
    body: (values, errors) => (isProposed ? ownerAndDay(app, values, errors) : html`
      ${selectField({ name: "owner", label: t("Who?"), value: values.owner, errors, choices: staffChoices(app) })}
      <p class="muted">${isGivenAtOnce(app) ? t("It is theirs at once.") : t("It stays with its owner until they have taken it.")}</p>`),
    send: ({ owner, due_on }) => send(app, {
      path: `/tasks/${task.id}/${isProposed ? "acceptance" : "handover"}`, body: isProposed ? { owner, due_on } : { owner },
      ifMatch: task.version, subject: patient, versionIn: versionOf(task.id),
    }),
  });
}

/** @param {App} app @param {string} patient @param {Task} task */
export function openDeclining(app, patient, task) {
  const name = app.model().staff(task.owner)?.name ?? t("Somebody");
  openForm({
    key: `declining:${task.id}`,
    title: t("Say no: {task}", { task: task.text }),
    submit: t("Say no"),
    initial: { reason: "" },
    body: (values, errors) => textField({ name: "reason", label: t("Why? {name} reads it.", { name }), value: values.reason, max: 140, rows: 2, errors, isRequired: false, isFocused: true }),
    send: ({ reason }) => send(app, { path: `/tasks/${task.id}/offer/refusal`, body: { reason: reason.trim() }, ifMatch: task.version, subject: patient, versionIn: versionOf(task.id) }),
  });
}

/** @param {App} app @param {string} patient @param {Task} task */
export function openNewDay(app, patient, task) {
  openForm({
    key: `due:${task.id}`,
    title: t("New day: {task}", { task: task.text }),
    submit: t("Save"),
    initial: { due_on: task.due_on, due_time: task.due_time ?? "" },
    body: (values, errors) => html`
      ${inputField({ name: "due_on", type: "date", label: t("When?"), value: values.due_on, min: app.model().moment.today, errors })}
      ${inputField({ name: "due_time", type: "time", label: t("Time"), isRequired: false, value: values.due_time, errors })}`,
    send: ({ due_on, due_time }) => send(app, { path: `/tasks/${task.id}/due`, body: { due_on, ...(due_time && { due_time }) }, ifMatch: task.version, subject: patient, versionIn: versionOf(task.id) }),
  });
}

/** @param {App} app @param {string} patient @param {Task} task */
export function openTaskClosure(app, patient, task) {
  openForm({
    key: `close-task:${task.id}`,
    title: t("Close without doing: {task}", { task: task.text }),
    submit: t("Close the task"),
    initial: { reason: "" },
    body: (values, errors) => textField({ name: "reason", label: t("Reason"), value: values.reason, max: 280, errors, isFocused: true }),
    send: ({ reason }) => send(app, { path: `/tasks/${task.id}/closure`, body: { reason: reason.trim() }, ifMatch: task.version, subject: patient, versionIn: versionOf(task.id) }),
  });
}
