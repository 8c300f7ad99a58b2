// @ts-check
/** The forms around a signal: reporting it, answering it, telling how it went. */
import { html } from "lit-html";
import { TAGS, tagWord } from "../board/words.js";
import { t } from "../i18n.js";
import { chipsField, inputField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { reported } from "./told.js";

/** @typedef {import("../ui/form.js").Values} Values */
/** @typedef {(path: string, body: object) => Promise<unknown>} Send */
/** @typedef {{send: Send, done?: () => void, today: string}} Reach how a page sends, and what it does after */

/** What was seen: words, and one line if one likes. @param {Values} values @param {Record<string, string[]>} errors */
export const seenFields = (values, errors) => html`
  ${chipsField({ name: "tags[]", label: t("What have you seen?"), isMany: true, value: values["tags[]"], errors, isFocused: true, choices: TAGS.map((value) => ({ value, label: tagWord(value) })) })}
  ${textField({ name: "text", label: t("In your own words"), isRequired: false, value: values.text, max: 140, rows: 2, errors })}`;

/** @param {import("./told.js").Signal} signal @param {string} name @param {Reach} reach */
export function openSignalAnswer(signal, name, { send, done, today }) {
  const id = uuid7();
  openForm({
    key: `signal-answer:${signal.id}`,
    className: "wide",
    title: t("Answer about {name}", { name }),
    submit: t("Send the answer"),
    initial: { text: "", next_step: "", next_on: "" },
    body: (values, errors) => html`
      <p class="about">${reported(signal)}</p>
      ${textField({ name: "text", label: t("What do you answer?"), value: values.text, max: 500, rows: 3, errors, isFocused: true })}
      ${inputField({ name: "next_step", label: t("Next step"), isRequired: false, value: values.next_step, max: 140, errors })}
      ${inputField({ name: "next_on", type: "date", label: t("When?"), isRequired: false, value: values.next_on, min: today, errors })}`,
    send: ({ text, next_step, next_on }) =>
      send(`/signals/${signal.id}/answers`, { id, text: text.trim(), next_step: next_step.trim(), next_on: next_on || null }),
    done,
  });
}

/** @param {import("./told.js").SignalAnswer} answer @param {Reach} reach */
export function openSignalCorrection(answer, { send, done }) {
  const id = uuid7();
  openForm({
    key: `signal-correction:${answer.id}`,
    title: t("Correct the answer"),
    submit: t("Send the correction"),
    initial: { text: answer.text },
    body: (values, errors) => textField({ name: "text", label: t("Your words"), hint: t("Both stay: who reported sees what was corrected."), value: values.text, max: 500, errors, isFocused: true }),
    send: ({ text }) => send(`/signal-answers/${answer.id}/corrections`, { id, text: text.trim() }),
    done,
  });
}

/** @param {import("./told.js").SignalAnswer} answer @param {Reach} reach */
export function openSignalResult(answer, { send, done }) {
  openForm({
    key: `signal-result:${answer.id}`,
    title: t("Result: how it went"),
    submit: t("Send the result"),
    body: (values, errors) => textField({ name: "text", label: t("How did it go?"), value: values.text, max: 500, errors, isFocused: true }),
    send: ({ text }) => send(`/signal-answers/${answer.id}/result`, { text: text.trim() }),
    done,
  });
}
