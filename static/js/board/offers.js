// @ts-check
/** A task that is offered to somebody: whom it waits for, and what they and the giver can do. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { myId } from "./app.js";
import { openDeclining } from "./forms.js";
import { versionOf } from "./tick.js";
import { attempt } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Task} Task */

/** Whom it waits for, or who said no and why. @param {App} app @param {Model} model @param {Task} task */
export function offerLine(app, model, task) {
  if (task.state !== "open") return nothing;
  const name = model.staff(task.offered_to)?.name ?? model.staff(task.declined_by)?.name;
  if (!name) return nothing;
  const isAway = model.team.away.includes(task.offered_to ?? "");
  const said = task.offered_to === myId(app) ? t("Offered to you")
    : task.offered_to ? (isAway ? t("{name} is away and hasn't taken it", { name }) : t("{name} hasn't taken it yet", { name }))
    : task.declined_because ? t("{name} could not take it: {why}", { name, why: task.declined_because }) : t("{name} could not take it", { name });
  return html`<span class="offer">${said}</span>`;
}

/** @param {App} app @param {string} patient @param {Task} task */
export function offerActs(app, patient, task) {
  if (task.state !== "open" || !task.offered_to) return nothing;
  const answer = (/** @type {string} */ how) => void attempt(app, { path: `/tasks/${task.id}/offer/${how}`, ifMatch: task.version, subject: patient, versionIn: versionOf(task.id) });
  if (task.offered_to !== myId(app)) return html`<button class="link small" @click=${() => answer("withdrawal")}>${t("Take the offer back")}</button>`;
  return html`
    <button class="button primary small" @click=${() => answer("acceptance")}>${t("Take it")}</button>
    <button class="button small" @click=${() => openDeclining(app, patient, task)}>${t("Say no…")}</button>`;
}
