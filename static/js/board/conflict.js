// @ts-check
import { html } from "lit-html";
import { formatTime, t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { urgencyBadge } from "./badge.js";
import { categoryLabel, whyText } from "./words.js";

/**
 * Someone else was first: say who, when and what it is now.
 * @param {import("./app.js").App} app
 * @param {{current: import("./wire.js").Patient, changedBy: string, changedAt: string}} problem
 * @returns {Promise<boolean>} save mine anyway
 */
export function askConflict(app, { current, changedBy, changedAt }) {
  const model = app.model();
  return new Promise((resolve) => {
    let isMine = false;
    openDialog({
      title: t("Someone else was first"),
      className: "conflict",
      onClose: () => resolve(isMine),
      body: (dialog) => html`
        <div class="form-body">
          <p>${t("{who} changed this at {time}. Now it is:", { who: model.staff(changedBy)?.name ?? t("Someone"), time: formatTime(changedAt) })}</p>
          <div class="now">${nowOf(model, current)}</div>
        </div>
        <div class="form-foot"><div class="form-buttons">
          <button type="button" class="button" @click=${() => ((isMine = true), dialog.close())}>${t("Save mine anyway")}</button>
          <button type="button" class="button primary" autofocus @click=${dialog.close}>${t("Keep theirs")}</button>
        </div></div>`,
    });
  });
}

/** @param {import("./model.js").Model} model @param {import("./wire.js").Patient} person */
function nowOf(model, person) {
  if (!person.episode) return html`<b>${person.name}</b> · ${t("Standard level")}`;
  const { category, urgency, why } = person.episode;
  return html`<b>${person.name}</b> · ${categoryLabel(model.category(category))} · ${urgencyBadge(urgency)} ${whyText(why)}`;
}
