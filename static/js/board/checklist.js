// @ts-check
/** A proposed step-down as it stands: its checklist, ticked item by item, and taking it back. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { checklistWord } from "./words.js";
import { attempt, send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").ChecklistItem} Item */

/** The episode's version in the person as it is now. */
export const versionIn = (/** @type {import("./wire.js").Patient} */ p) => p.episode?.version;

/** @param {App} app @param {import("./wire.js").Patient} person */
export function withdrawStepDown(app, person) {
  if (!person.episode) return;
  void attempt(app, { path: `/episodes/${person.episode.id}/step-down/withdrawal`, ifMatch: person.episode.version, subject: person.id, versionIn });
}

/** @param {App} app @param {string} patient @param {Item} item @param {Item["state"]} state */
function setItem(app, patient, item, state) {
  const itemNow = (/** @type {import("./wire.js").Patient} */ p) => p.episode?.step_down?.checklist.find((one) => one.id === item.id)?.version;
  if (state !== "waived") {
    void attempt(app, { path: `/checklist/${item.id}`, body: { state }, ifMatch: item.version, subject: patient, versionIn: itemNow });
    return;
  }
  openForm({
    key: `waive:${item.id}`,
    title: t("Waive: {what}", { what: checklistWord(item.code) }),
    submit: t("Waive"),
    body: (values, errors) => textField({ name: "reason", label: t("Reason"), value: values.reason, max: 280, errors, isFocused: true }),
    send: ({ reason }) => send(app, { path: `/checklist/${item.id}`, body: { state, reason: reason.trim() }, ifMatch: item.version, subject: patient, versionIn: itemNow }),
  });
}

/** The checklist of a proposed step-down. @param {App} app @param {import("./wire.js").Patient} person */
export function checklistOf(app, person) {
  const items = person.episode?.step_down?.checklist ?? [];
  const toggle = (/** @type {Item} */ item) => (/** @type {Event} */ event) => {
    event.preventDefault();
    setItem(app, person.id, item, item.state === "done" ? "open" : "done");
  };
  return html`
    <ul class="checklist">${items.map((item) => html`
      <li data-state=${item.state}>
        <label class="check"><input type="checkbox" .checked=${item.state === "done"} @click=${toggle(item)}> ${checklistWord(item.code)}</label>
        ${item.state === "waived" ? html`<span class="muted">${t("Waived: {reason}", { reason: item.reason ?? "" })}</span>` : nothing}
        ${item.state === "open" ? html`<button type="button" class="link small" @click=${() => setItem(app, person.id, item, "waived")}>${t("Waive…")}</button>` : nothing}
      </li>`)}</ul>`;
}
