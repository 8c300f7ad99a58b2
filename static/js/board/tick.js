// @ts-check
/** A task on the board itself: ticked, and whose it is; its forms stand in tasks.js. */
import { t } from "../i18n.js";
import { attempt, offerUndo } from "./write.js";

/** The row's version in the person as it is now. @param {string} task */
export const versionOf = (task) => (/** @type {import("./wire.js").Patient} */ p) => p.tasks?.find((k) => k.id === task)?.version;

/** @param {import("./model.js").Model} model */
export const ownWord = (model) => t("Only {party}", { party: model.party(model.own)?.short ?? "" });

/** @param {import("./app.js").App} app @param {string} patient @param {import("./wire.js").Task} task */
export async function tickTask(app, patient, task) {
  const change = await attempt(app, { path: `/tasks/${task.id}/tick`, ifMatch: task.version, subject: patient, versionIn: versionOf(task.id) });
  if (!change) return;
  offerUndo(app, t("Done: {task}", { task: task.text }), () => ({ path: `/tasks/${task.id}/undo`, ifMatch: change.seq, subject: patient }));
}
