// @ts-check
import { html } from "lit-html";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { openDialog } from "../ui/dialog.js";
import { textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { ownField } from "./tasks.js";
import { attempt, send } from "./write.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app @param {string} patient @param {{id: string, text: string}} [corrected] */
export function openNote(app, patient, corrected) {
  const name = app.model().person(patient)?.name ?? "";
  const id = uuid7();
  openForm({
    key: corrected ? `correction:${corrected.id}` : `note:${patient}`,
    title: corrected ? t("Correct the note about {name}", { name }) : t("Note about {name}", { name }),
    submit: corrected ? t("Correct") : t("Save the note"),
    initial: { text: corrected?.text ?? "", is_own: false },
    body: (values, errors) => html`${textField({ name: "text", label: t("Note"), hint: t("Short, and nothing that belongs in the journal."), value: values.text, max: 280, rows: 4, errors, isFocused: true })}${corrected ? "" : ownField(app, values)}`,
    send: ({ text, is_own }) => send(app, { path: corrected ? `/notes/${corrected.id}/corrections` : `/patients/${patient}/notes`, body: { id, text: text.trim(), is_own }, subject: patient }),
    done: () => announce(t("Note saved.")),
  });
}

/** Written on the wrong person: hidden from every screen, kept only in the log. @param {App} app @param {string} patient @param {string} path @param {string} text */
export function askWrongPerson(app, patient, path, text) {
  openDialog({
    title: t("Wrong person?"),
    body: (dialog) => html`
      <div class="form-body"><p>${t("This disappears from every screen at once. The team leader sees who has read it.")}</p><blockquote>${text}</blockquote></div>
      <div class="form-foot"><div class="form-buttons">
        <button type="button" class="button" autofocus @click=${dialog.close}>${t("Cancel")}</button>
        <button type="button" class="button primary" @click=${() => (dialog.close(), void attempt(app, { path, subject: patient }))}>${t("Wrong person")}</button>
      </div></div>`,
  });
}
