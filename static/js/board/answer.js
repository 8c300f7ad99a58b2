// @ts-check
/** Answering a nomination: place, wait, not now, reply; the nominator always gets a next step and a day. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { chipsField, inputField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { focusCard } from "./app.js";
import { nextWeekday } from "./model.js";
import { notAnAlarm } from "./not_alarm.js";
import { addDays, addWeekdays, isInNeedOfYear } from "./rules.js";
import { seenBy } from "./seen.js";
import { staffChoices } from "./tasks.js";
import { urgencyFields, whyOf } from "./urgency.js";
import { categoryLabel, templateText } from "./words.js";
import { send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("../ui/form.js").Values} Values */
/** @typedef {{app: App, model: import("./model.js").Model, person: import("./wire.js").Patient, nomination: import("./wire.js").Nomination, decision: string}} Case */

const MOST_TASKS = 3;

/** @type {Record<string, () => string>} */
const TITLES = {
  place: () => t("Place on board"),
  wait: () => t("Wait until…"),
  not_now: () => t("Not now – reply"),
  reply: () => t("Reply"),
  observed: () => t("Answer the observation"),
};

/** @param {App} app @param {string} patient @param {string} nominationId @param {string} decision */
export function openAnswer(app, patient, nominationId, decision) {
  const model = app.model();
  const person = model.person(patient);
  const nomination = person?.nominations.find((n) => n.id === nominationId);
  if (!person || !nomination) return;
  const it = { app, model, person, nomination, decision };
  const id = uuid7();
  openForm({
    key: `answer:${decision}:${nominationId}`,
    className: "wide",
    title: html`${TITLES[decision]()} <span class="for">${person.name}${isInNeedOfYear(person) ? html`, ${t("born {year}", { year: person.birth_year ?? "" })}` : nothing}</span>`,
    submit: decision === "place" ? t("Place and reply") : t("Send the reply"),
    initial: initialOf(it),
    body: (values, errors) => html`
      <div class="about">${seenBy(model, nomination)}</div>
      ${meetingNote(it)}
      ${decisionFields(it, values, errors)}
      ${replyFields(it, values, errors)}`,
    foot: notAnAlarm(app),
    send: (values) => send(app, {
      path: `/nominations/${nominationId}/answers`, body: { id, decision, ...bodyOf(it, values) }, ifMatch: nomination.version, subject: patient,
      versionIn: (p) => p.nominations?.find((n) => n.id === nominationId)?.version,
    }),
    done: () => showToast({ text: t("{name} has got the answer.", { name: model.staff(nomination.by)?.name ?? t("The nominator") }), ms: 6000 }),
    onClose: () => focusCard(patient),
  });
}

/** @param {Case} it @returns {Values} */
function initialOf({ model, person, nomination }) {
  const { today } = model.moment;
  return {
    category: nomination.category ?? model.columns[0]?.category.id, urgency: nomination.urgency ?? "amber",
    "tags[]": [], why: "", returns_on: addDays(today, 7), reason: "", instead: "", holder: person.primary ?? "",
    next_step: "", next_on: nextWeekday(today), text: "",
    "tasks[]": model.categories.flatMap((c) => c.templates).filter((one) => one.is_preticked).map((one) => one.id),
  };
}

/** @param {Case} it */
function meetingNote({ model, decision }) {
  if (model.team.meeting) return nothing;
  if (decision === "place") return html`<p class="notice">${t("No meeting is on: the doctor, the primary contact or the duty officer places at once, and the next meeting confirms.")}</p>`;
  return ["wait", "not_now"].includes(decision) ? html`<p class="notice">${t("Decided at a meeting. Start the meeting first.")}</p>` : nothing;
}

/** @param {Case} it @param {Values} values @param {Record<string, string[]>} errors */
function decisionFields(it, values, errors) {
  const { app, model, decision } = it;
  if (decision === "place") return placeFields(it, values, errors);
  if (decision === "wait") return inputField({ name: "returns_on", type: "date", label: t("Comes back on"), hint: t("The nomination comes back by itself that day."), value: values.returns_on, min: addDays(model.moment.today, 1), errors });
  if (decision !== "not_now") return nothing;
  return html`
    ${textField({ name: "reason", label: t("Reason"), value: values.reason, max: 280, rows: 2, errors, isFocused: true })}
    ${textField({ name: "instead", label: t("What is done instead?"), value: values.instead, max: 280, rows: 2, errors })}
    ${selectField({ name: "holder", label: t("Who holds the case?"), value: values.holder, empty: t("Choose…"), choices: staffChoices(app), errors })}`;
}

/** @param {Case} it @param {Values} values @param {Record<string, string[]>} errors */
function placeFields({ model }, values, errors) {
  const category = model.category(values.category);
  const columns = model.categories.filter((c) => c.is_active).map((c) => ({ value: c.id, label: categoryLabel(c) }));
  return html`
    ${selectField({ name: "category", label: t("Column"), value: values.category, errors, choices: columns })}
    ${urgencyFields(values, errors)}
    ${category?.templates.length ? chipsField({ name: "tasks[]", label: t("Tasks for {column}", { column: categoryLabel(category) }), isRequired: false, isMany: true, value: values["tasks[]"], errors, choices: category.templates.map((one) => ({ value: one.id, label: templateText(one) })) }) : nothing}`;
}

/** @param {Case} it @param {Values} values @param {Record<string, string[]>} errors */
function replyFields({ app, model, nomination, decision }, values, errors) {
  const put = (/** @type {string} */ sentence) => (/** @type {Event} */ event) => {
    const area = /** @type {HTMLTextAreaElement} */ (/** @type {Element} */ (event.currentTarget).closest("form")?.querySelector("[name=text]"));
    area.value = sentence;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };
  return html`
    <fieldset class="reply"><legend>${t("Reply to {name}", { name: model.staff(nomination.by)?.name ?? "" })}</legend>
      <div class="sentences">${readySentences(app, values, decision).map((sentence) => html`<button type="button" class="sentence" @click=${put(sentence)}>${sentence}</button>`)}</div>
      ${textField({ name: "text", label: t("Your words"), value: values.text, max: 500, rows: 3, errors })}
      <div class="pair">
        ${inputField({ name: "next_step", label: t("Next step"), value: values.next_step, max: 140, errors })}
        ${inputField({ name: "next_on", type: "date", label: decision === "reply" ? t("Follow up on") : t("Next step on"), value: values.next_on, min: model.moment.today, errors })}
      </div>
    </fieldset>`;
}

/** Four sentences that are nearly always right. @param {App} app @param {Values} values @param {string} decision */
function readySentences(app, values, decision) {
  const holder = app.model().staff(values.holder)?.name ?? app.session?.staff?.name ?? "";
  const day = values.next_on ? formatDate(values.next_on, { weekday: "long", day: "numeric", month: "long" }) : "";
  return [
    decision === "place"
      ? t("Thank you. The person is on the board from today; we call you after the first contact.")
      : t("Thank you. We have talked it through, and you hear from us on {day}.", { day }),
    t("We go there together with you. {name} calls you today to set the time.", { name: holder }),
    t("We need to know more. Can you call {name} before {day}?", { name: holder, day }),
    t("Not the board now. {name} holds the case; nominate again if it gets worse.", { name: holder }),
  ];
}

/** @param {Case} it @param {Values} values */
function bodyOf({ app, model, decision, nomination, person }, values) {
  const common = { text: values.text.trim(), ...(values.next_step.trim() && { next_step: values.next_step.trim(), next_on: values.next_on }) };
  if (decision === "reply") return { ...common, next_on: values.next_on || null };
  if (decision === "wait") return { ...common, returns_on: values.returns_on };
  if (decision === "not_now") return { ...common, reason: values.reason.trim(), instead: values.instead.trim(), holder: values.holder };
  if (decision !== "place") return common;
  const owner = person.primary ?? app.session?.staff?.id ?? nomination.by;
  const chosen = (model.category(values.category)?.templates ?? []).filter((one) => values["tasks[]"]?.includes(one.id)).slice(0, MOST_TASKS);
  const tasks = chosen.map((one) => ({ template: one.id, owner, due_on: addWeekdays(model.moment.today, one.due_weekdays) }));
  return { ...common, category: values.category, urgency: values.urgency, why: whyOf(values), tasks };
}
