// @ts-check
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";

/** The keys; a presenter remote sends Page Down and Page Up. */
export function openHelp() {
  /** @type {[string[], string][]} */
  const keys = [
    [["→", "Page Down", "␣"], t("next person")],
    [["←", "Page Up"], t("previous person")],
    [["L"], t("later in the meeting")],
    [["J"], t("choose from the agenda")],
    [["N"], t("write the note")],
    [["U"], t("change the urgency")],
    [["M"], t("move to another column")],
    [["T"], t("add a task")],
    [["Ctrl", "Z"], t("undo, within ten seconds")],
    [["Esc"], t("close")],
  ];
  openDialog({
    title: t("Help and keys"),
    className: "wide",
    body: () => html`<div class="form-body help">
      <p>${t("A presenter remote works too: forward is the next person, back the previous.")}</p>
      <dl class="keys">${keys.map(([caps, what]) => html`<div><dt>${caps.map((cap) => html`<kbd>${cap}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl></div>`,
  });
}
