// @ts-check
/** Asking, answering with a proposal and a day to follow it up, telling how it went, taking back. */
import { html, nothing } from "lit-html";
import { formatDate, formatTime, t } from "../i18n.js";
import { read, versioned, write } from "../team/reach.js";
import { inputField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { consultFields, consultOf } from "./consult_fields.js";
import { elsewhere } from "./elsewhere.js";

/** @typedef {import("./questions.js").Page} Page */
/** @typedef {import("./questions.js").Question} Question */
/** @typedef {{id: string, name: string, birth_year: number | null}} Known */

const TWO_WEEKS = 14;
const SHOWN = 8;
const plain = (/** @type {string} */ text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const isFound = (/** @type {Known} */ { name, birth_year }, /** @type {string} */ typed) =>
  plain(typed).split(/\s+/).every((word) => plain(`${name} ${birth_year ?? ""}`).includes(word));

/** @param {Page} page */
export async function openAsking(page) {
  const id = uuid7();
  const { people } = /** @type {{people: Known[]}} */ (await read(`${page.base}/people`));
  const redraw = () => dialog.update();
  const dialog = openForm({
    key: "question-new",
    className: "wide",
    title: t("Ask the team"),
    submit: t("Send the question"),
    initial: { patient: "", typed: "", text: "", tried: "", "professions[]": [] },
    body: (values, errors) => html`
      ${whom(page, people, values, errors, redraw)}
      ${textField({ name: "text", label: t("What do you want to know?"), value: values.text, max: 1000, rows: 3, errors })}
      ${consultFields(values, errors)}`,
    foot: html`<p class="not-alarm">${t("Acute danger? Call 112. The team reads this {when}. Until then: {phone}.", { when: readsAt(page), phone: page.onCall })}</p>`,
    send: (values) => {
      if (!values.patient) return Promise.reject({ fields: { typed: [t("Choose the person among those found.")] }, detail: t("Choose the person among those found.") });
      return write(`${page.base}/patients/${values.patient}/nominations`, { id, kind: "consult", text: values.text.trim(), ...consultOf(values) });
    },
    done: () => (showToast({ text: t("Your question is sent. The answer comes here.") }), void page.reload()),
  });
}

/** @param {Page} page @param {Known[]} people @param {Record<string, any>} values @param {Record<string, string[]>} errors @param {() => void} redraw */
function whom(page, people, values, errors, redraw) {
  const found = values.typed.trim() ? people.filter((one) => isFound(one, values.typed)).slice(0, SHOWN) : [];
  return html`
    ${inputField({ name: "typed", label: t("About whom?"), hint: t("Write a part of the name, then choose."), value: values.typed, errors, isFocused: true })}
    ${values.typed.trim().length > 2 && !found.length ? elsewhere((path) => read(page.base + path), redraw) : nothing}
    ${found.length ? html`<fieldset class="whom"><legend class="vh">${t("About whom?")}</legend>${found.map(({ id, name, birth_year }) => html`
      <label class="check"><input type="radio" name="patient" value=${id} .checked=${values.patient === id}> ${name} <span class="muted">${birth_year ? t("born {year}", { year: birth_year }) : nothing}</span></label>`)}</fieldset>` : nothing}`;
}

/** @param {Page} page */
function readsAt(page) {
  const at = page.all().reads_at;
  return at ? `${formatDate(at, { weekday: "long" })} ${formatTime(at)}` : t("at the next meeting");
}

/** @param {Page} page @param {Question} one */
export function openAnswering(page, one) {
  const id = uuid7();
  const send = versioned(() => page.all().questions.find((each) => each.id === one.id)?.version, page.reload);
  openForm({
    key: `question-answer-${one.id}`,
    className: "wide",
    title: t("Answer {name} about {person}", { name: one.by_name, person: one.patient_label }),
    submit: t("Send the answer"),
    initial: { text: "", next_step: "", next_on: daysAfter(page.all().today, TWO_WEEKS) },
    body: (values, errors) => html`
      <div class="about"><p>${one.text}</p>${one.tried ? html`<p><b>${t("Tried so far")}</b> ${one.tried}</p>` : nothing}</div>
      ${textField({ name: "text", label: t("What do you propose?"), value: values.text, max: 1000, rows: 4, errors, isFocused: true })}
      ${inputField({ name: "next_step", label: t("Next step"), value: values.next_step, max: 140, errors, isRequired: false })}
      ${inputField({ name: "next_on", type: "date", label: t("Follow up on"), hint: t("You and who asked are reminded that day."), value: values.next_on, min: page.all().today, errors, isRequired: false })}`,
    send: ({ text, next_step, next_on }) => send(`${page.base}/nominations/${one.id}/answers`, { id, decision: "reply", text: text.trim(), next_step: next_step.trim(), next_on: next_on || null }, "POST"),
    done: () => (showToast({ text: t("{name} has got the answer.", { name: one.by_name }) }), void page.reload()),
  });
}

/** @param {Page} page @param {Question} one */
export function openResult(page, one) {
  openForm({
    key: `question-result-${one.id}`,
    title: t("How did it go for {name}?", { name: one.patient_label }),
    submit: t("Tell it"),
    initial: { text: "" },
    body: (values, errors) => html`
      <div class="about"><p><b>${t("Proposal")}</b> ${one.answer?.text ?? ""}</p></div>
      ${textField({ name: "text", label: t("Result: how it went"), value: values.text, max: 1000, rows: 3, errors, isFocused: true })}`,
    send: ({ text }) => write(`${page.base}/answers/${one.answer?.id}/result`, { text: text.trim() }),
    done: () => void page.reload(),
  });
}

/** @param {Page} page @param {Question} one */
export function openWithdrawing(page, one) {
  const send = versioned(() => page.all().questions.find((each) => each.id === one.id)?.version, page.reload);
  openForm({
    key: `question-back-${one.id}`,
    title: t("Take back the question about {name}?", { name: one.patient_label }),
    submit: t("Take back"),
    body: () => html`<p>${t("Nobody answers it then. You can ask anew.")}</p>`,
    send: () => send(`${page.base}/nominations/${one.id}/withdrawal`, {}, "POST"),
    done: () => void page.reload(),
  });
}

/** @param {string} day @param {number} count */
function daysAfter(day, count) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
