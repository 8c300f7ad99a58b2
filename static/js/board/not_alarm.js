// @ts-check
import { html } from "lit-html";
import { formatDate, formatTime, t } from "../i18n.js";
import { nextMeeting } from "./model.js";

/** Above Send and on each receipt: this reaches nobody at once. @param {import("./app.js").App} app */
export function notAnAlarm(app) {
  const model = app.model();
  const at = nextMeeting(model);
  const when = at ? `${formatDate(at, { weekday: "long" })} ${formatTime(at)}` : t("at the next meeting");
  return html`<p class="not-alarm">${t("Acute danger? Call 112. The team reads this {when}. Until then: {phone}.", { when, phone: model.team.on_call_phone })}</p>`;
}
