// @ts-check
/** The minimal meeting: started and ended, so that what is decided at a meeting can be. */
import { t } from "../i18n.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { attempt } from "./write.js";

/** @param {import("./app.js").App} app */
export async function startMeeting(app) {
  if (await attempt(app, { path: "/meetings", body: { id: uuid7() } })) showToast({ text: t("The meeting has started. You are the chair."), ms: 6000 });
}

/** @param {import("./app.js").App} app */
export async function endMeeting(app) {
  const { meeting } = app.model().team;
  if (!meeting) return;
  if (await attempt(app, { path: `/meetings/${meeting.id}/closure`, ifMatch: meeting.version })) showToast({ text: t("The meeting has ended."), ms: 6000 });
}
