// @ts-check
/** Tasks handed over: those offered to me, to take or to say no to; and whom mine wait for. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { attempt, section, who } from "./rows.js";
import { daysFrom, pendingText, whenWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Task} Task */

/** @param {Phone} phone @param {Task} task */
export const isOfferedToMe = (phone, task) => task.state === "open" && task.offered_to === phone.me.id;

/** @param {Task} task */
export const textOf = (task) => task.text ?? t("Closed to you");

/** @param {Phone} phone @param {Task} task */
export const says = (phone, task) => `${phone.person(task.patient)?.name ?? ""}: ${textOf(task)}`;

/** @param {Phone} phone */
export function offeredToMe(phone) {
  const offered = phone.data().tasks.filter((task) => isOfferedToMe(phone, task));
  return section("tasks-offered", t("Offered to you"), offered.map((task) => row(phone, task)));
}

/** @param {Phone} phone @param {Task} task */
function row(phone, task) {
  const pending = phone.isPending(task.id);
  const isLate = daysFrom(task.due_on, phone.today) < 0;
  return html`
    <li class="phone-offer" data-offer=${task.id}>
      <div class="phone-row">
        <span class="when" data-late=${isLate}>${whenWord(task, phone.today)}</span>
        <div class="what">
          <span class="first">${who(phone, phone.person(task.patient))}</span>
          <span class="text">${textOf(task)}</span>
          ${task.is_safety ? html`<span class="text"><b>${t("Safety task")}</b></span>` : nothing}
          <span class="text">${t("From {name}, who has it until you take it", { name: phone.colleague(task.owner ?? "")?.name ?? t("Somebody") })}</span>
          ${pending ? html`<span class="pending">${pendingText(pending)}</span>` : nothing}
        </div>
      </div>
      <div class="phone-offer-acts">
        <button class="button primary" aria-label=${t("Take it: {task}", { task: textOf(task) })} ?disabled=${Boolean(pending)} @click=${() => void accept(phone, task)}>${t("Take it")}</button>
        <button class="button" aria-label=${t("Say no: {task}", { task: textOf(task) })} ?disabled=${Boolean(pending)} @click=${() => openDeclining(phone, task)}>${t("Say no…")}</button>
      </div>
    </li>`;
}

/** @param {Phone} phone @param {Task} task */
const accept = (phone, task) =>
  attempt(phone, { path: `/tasks/${task.id}/offer/acceptance`, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("taken")}` });

/** @param {Phone} phone @param {Task} task */
function openDeclining(phone, task) {
  openForm({
    key: `phone-declining:${task.id}`,
    className: "sheet",
    title: t("Say no: {task}", { task: textOf(task) }),
    submit: t("Say no"),
    initial: { reason: "" },
    body: (values, errors) => textField({ name: "reason", label: t("Why? {name} reads it.", { name: phone.colleague(task.owner ?? "")?.name ?? t("Somebody") }), value: values.reason, max: 140, rows: 2, errors, isRequired: false, isFocused: true }),
    send: ({ reason }) => phone.send({ path: `/tasks/${task.id}/offer/refusal`, body: { reason: reason.trim() }, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("declined")}` }),
    done: () => void phone.reload(),
  });
}

/** Whom the task waits for, or who said no and why. @param {Phone} phone @param {Task} task */
export function offerLine(phone, task) {
  if (task.state !== "open") return nothing;
  const asked = phone.colleague(task.offered_to ?? "");
  const declined = phone.colleague(task.declined_by ?? "");
  if (asked) return html`<span class="offer">${asked.is_away ? t("{name} is away and hasn't taken it", { name: asked.name }) : t("{name} hasn't taken it yet", { name: asked.name })}</span>`;
  if (!declined) return nothing;
  return html`<span class="offer">${task.declined_because ? t("{name} could not take it: {why}", { name: declined.name, why: task.declined_because }) : t("{name} could not take it", { name: declined.name })}</span>`;
}

/** @param {Phone} phone @param {Task} task */
export const takeBack = (phone, task) =>
  attempt(phone, { path: `/tasks/${task.id}/offer/withdrawal`, ifMatch: task.version, subject: task.id, says: `${says(phone, task)}: ${t("offer taken back")}` });
