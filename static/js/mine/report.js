// @ts-check
/** Reporting a worry about an own client: the same words whether or not the team has the person. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { seenFields } from "../signals/forms.js";
import { whoAnswers } from "../signals/told.js";
import { openDialog } from "../ui/dialog.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { openConsent } from "./consent.js";
import { notAnAlarm } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Client} Client */

/** @param {Place} place @param {Client} client */
export function openReport(place, client) {
  const id = uuid7();
  openForm({
    key: `mine-report:${client.id}`,
    className: "wide",
    title: t("Report a concern: {name}", { name: client.name }),
    submit: t("Send"),
    initial: { "tags[]": [], text: "" },
    body: seenFields,
    foot: notAnAlarm(place.data),
    send: ({ text, "tags[]": tags }) => place.send(`/patients/${client.id}/signals`, { id, tags, text: text.trim() }),
    done: async () => {
      await place.reload();
      showReceipt(place, client, id);
    },
  });
}

/** Who answers and by when. @param {Place} place @param {Client} client @param {string} id */
function showReceipt(place, client, id) {
  const sent = place.data?.signals.find((one) => one.id === id);
  if (!sent) return;
  const isHeard = Boolean(place.data.clients.find((one) => one.id === client.id)?.seen_by.length);
  openDialog({
    title: t("Sent"),
    body: (dialog) => html`
      <div class="form-body">
        <p>${whoAnswers(sent.answer_due_at)}</p>
        ${isHeard ? nothing : html`<p class="notice">${t("Nobody outside your own unit sees it yet: consent is missing.")}</p>`}
      </div>
      <div class="form-foot">${notAnAlarm(place.data)}
        <div class="form-buttons">
          ${isHeard ? nothing : html`<button type="button" class="button" @click=${() => (dialog.close(), openConsent(place, client))}>${t("Consent…")}</button>`}
          <button type="button" class="button primary" autofocus @click=${dialog.close}>${t("Close")}</button></div></div>`,
  });
}
