// @ts-check
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { levelShapes } from "../ui/icons.js";
import { urgencyBadge } from "./badge.js";
import { urgencyPhrase } from "./words.js";

/** The keys and the signs. */
export function openHelp() {
  /** @type {[string[], string][]} */
  const keys = [
    [["↑", "↓", "←", "→"], t("go between cards and columns")],
    [["Enter"], t("open the person")],
    [["M"], t("move to another column")],
    [["U"], t("change the urgency")],
    [["N"], t("write a note")],
    [["T"], t("add a task")],
    [["X"], t("tick the first task")],
    [["."], t("everything else one can do")],
    [["/"], t("find a person")],
    [["+"], t("nominate")],
    [["Ctrl", "Z"], t("undo, within ten seconds")],
    [["Esc"], t("close")],
  ];
  openDialog({
    title: t("Help and keys"),
    className: "wide",
    body: () => html`<div class="form-body help">
      <dl class="keys">${keys.map(([caps, what]) => html`<div><dt>${caps.map((cap) => html`<kbd>${cap}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl>
      <h3>${t("What the signs say")}</h3>
      <ul class="rows">
        ${["red", "amber", "green"].map((urgency) => html`<li>${urgencyBadge(urgency)} ${urgencyPhrase(urgency)}</li>`)}
        <li><span class="party" data-principal="region">AB</span> ${t("contact in the region")}</li>
        <li><span class="party" data-principal="municipality">CD</span> ${t("contact in the municipality")}</li>
        <li><span class="flag" data-level="safety">${levelShapes.safety}</span> ${t("safety")} · <span class="flag" data-level="reminder">${levelShapes.reminder}</span> ${t("reminder")}</li>
      </ul></div>`,
  });
}
