// @ts-check
/** My tasks: ticked with a way back, given another day, offered to others; and those that wait to be taken up. */
import { html, nothing } from "lit-html";
import { formatDate, formatTime, t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { isOfferedToMe, offeredToMe, offerLine, says, takeBack, textOf } from "./day_offers.js";
import { attempt, personPath, section, who } from "./rows.js";
import { daysFrom, pendingText, whenWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Task} Task */

/** @param {Phone} phone */
export function draw(phone) {
  const { tasks, standing_in_for: absent } = phone.data();
  const mine = tasks.filter((task) => (task.owner === phone.me.id || task.state === "done") && !isOfferedToMe(phone, task));
  const isLater = (/** @type {Task} */ task) => task.state === "open" && daysFrom(task.due_on, phone.today) > 0;
  return [
    offeredToMe(phone),
    section("tasks-now", t("Tasks"), mine.filter((task) => !isLater(task)).sort(openFirst).map((task) => row(phone, task))),
    ...absent.map(({ staff, until }) => standingIn(phone, staff, until)),
    section("tasks-proposed", t("Proposed for your people"), tasks.filter((task) => task.state === "proposed").map((task) => row(phone, task))),
    section("tasks-later", t("Later"), mine.filter(isLater).map((task) => row(phone, task))),
  ];
}

/** @param {Task} one @param {Task} other */
const openFirst = (one, other) => Number(one.state === "done") - Number(other.state === "done");

/** @param {Phone} phone @param {string} staff @param {string} until */
function standingIn(phone, staff, until) {
  const title = t("For {name}, away until {day}", { name: phone.colleague(staff)?.name ?? "", day: formatDate(until) });
  const theirs = phone.data().tasks.filter((task) => task.owner === staff && task.state === "open" && !isOfferedToMe(phone, task));
  return section(`tasks-for-${staff}`, title, theirs.map((task) => row(phone, task)));
}

/** @param {Phone} phone @param {Task} task */
function row(phone, task) {
  const person = phone.person(task.patient);
  const isOn = task.state === "done";
  const isLate = task.state === "open" && daysFrom(task.due_on, phone.today) < 0;
  const text = textOf(task);
  return html`
    <li class="phone-row" data-state=${task.state}>
      <span class="when" data-late=${isLate}>${task.done_at ? formatTime(task.done_at) : whenWord(task, phone.today)}</span>
      <button class="what" @click=${() => openTask(phone, task)}>
        <span class="first">${who(phone, person)}</span>
        <span class="text">${text}</span>
        ${task.is_safety ? html`<span class="text"><b>${t("Safety task")}</b></span>` : nothing}
        ${offerLine(phone, task)}
        ${phone.isPending(task.id) ? html`<span class="pending">${pendingText(phone.isPending(task.id))}</span>` : nothing}
      </button>
      ${task.state === "proposed"
        ? html`<button class="button small" aria-label=${t("Take up: {task}", { task: text })} @click=${() => openTaking(phone, task)}>${t("Take up")}</button>`
        : html`<button class="tick" aria-pressed=${isOn ? "true" : "false"} aria-label=${t("Done: {task}", { task: `${person?.name ?? ""}, ${text}` })}
            ?disabled=${phone.isPending(task.id)} @click=${() => void (isOn ? untick(phone, task, task.version) : tick(phone, task))}><span aria-hidden="true">${isOn ? "✓" : ""}</span></button>`}
    </li>`;
}

/** @param {Phone} phone @param {Task} task */
async function tick(phone, task) {
  const sent = await attempt(phone, { path: `/tasks/${task.id}/tick`, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("finished")}` });
  if (!sent || sent.isQueued) return;
  showToast({
    text: t("Done: {task}", { task: textOf(task) }),
    action: { label: t("Undo"), isUndo: true, act: () => void untick(phone, task, Number(sent.seq)) },
  });
}

/** @param {Phone} phone @param {Task} task @param {number} version */
const untick = (phone, task, version) =>
  attempt(phone, { path: `/tasks/${task.id}/undo`, ifMatch: version, subject: task.id, says: `${says(phone, task)}: ${t("not done")}` });

/** What else can be done with a task. @param {Phone} phone @param {Task} task */
function openTask(phone, task) {
  const person = phone.person(task.patient);
  openDialog({
    title: person?.name ?? "",
    className: "sheet",
    body: (dialog) => {
      const then = (/** @type {() => void} */ act) => () => (dialog.close(), act());
      return html`
        <div class="form-body phone-sheet">
          <p>${textOf(task)} <span class="muted">${whenWord(task, phone.today)}</span></p>
          ${offerLine(phone, task)}
          ${task.state === "open"
            ? html`${task.offered_to ? html`<button class="button" @click=${then(() => void takeBack(phone, task))}>${t("Take the offer back")}</button>` : nothing}
                <button class="button" @click=${then(() => openNewDay(phone, task))}>${t("Another day…")}</button>
                <button class="button" @click=${then(() => openHandover(phone, task))}>${t("Hand over…")}</button>`
            : nothing}
          ${task.state === "proposed" ? html`<button class="button primary" @click=${then(() => openTaking(phone, task))}>${t("Take up")}</button>` : nothing}
          <a class="button" href=${personPath(phone, task.patient)}>${t("Open {name} on the board", { name: person?.name ?? "" })}</a>
        </div>`;
    },
  });
}

/** @param {Phone} phone @param {Task} task */
function openNewDay(phone, task) {
  openForm({
    key: `phone-due:${task.id}`,
    className: "sheet",
    title: t("New day: {task}", { task: textOf(task) }),
    submit: t("Save"),
    initial: { due_on: task.due_on < phone.today ? phone.today : task.due_on, due_time: task.due_time ?? "" },
    body: (values, errors) => html`
      ${inputField({ name: "due_on", type: "date", label: t("When?"), value: values.due_on, min: phone.today, errors })}
      ${inputField({ name: "due_time", type: "time", label: t("Time"), isRequired: false, value: values.due_time, errors })}`,
    send: ({ due_on, due_time }) =>
      phone.send({ path: `/tasks/${task.id}/due`, body: { due_on, ...(due_time && { due_time }) }, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("another day")}` }),
    done: () => void phone.reload(),
  });
}

/** @param {Phone} phone */
const colleagues = (phone) =>
  phone.data().staff.map((one) => ({ value: one.id, label: `${one.name}, ${phone.party(one.party)?.short ?? ""}${one.is_away ? ` · ${t("away today")}` : ""}` }));

/** @param {Phone} phone @param {Task} task */
function openHandover(phone, task) {
  openForm({
    key: `phone-handover:${task.id}`,
    className: "sheet",
    title: t("Hand over: {task}", { task: textOf(task) }),
    submit: t("Hand over"),
    initial: { owner: "" },
    body: (values, errors) => html`
      ${selectField({ name: "owner", label: t("Who?"), value: values.owner, errors, empty: t("Choose a colleague"), choices: colleagues(phone).filter(({ value }) => value !== task.owner) })}
      <p class="muted">${phone.me.role === "leader" ? t("It is theirs at once.") : t("It stays yours until they have taken it.")}</p>`,
    send: ({ owner }) => phone.send({ path: `/tasks/${task.id}/handover`, body: { owner: owner || null }, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("handed over")}` }),
    done: () => void phone.reload(),
  });
}

/** @param {Phone} phone @param {Task} task */
function openTaking(phone, task) {
  openForm({
    key: `phone-taking:${task.id}`,
    className: "sheet",
    title: t("Take up: {task}", { task: textOf(task) }),
    submit: t("Take up"),
    initial: { owner: phone.me.id, due_on: task.due_on < phone.today ? phone.today : task.due_on },
    body: (values, errors) => html`
      ${selectField({ name: "owner", label: t("Who?"), value: values.owner, errors, choices: colleagues(phone) })}
      ${inputField({ name: "due_on", type: "date", label: t("When?"), value: values.due_on, min: phone.today, errors })}`,
    send: ({ owner, due_on }) => phone.send({ path: `/tasks/${task.id}/acceptance`, body: { owner, due_on }, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("taken up")}` }),
    done: () => void phone.reload(),
  });
}
