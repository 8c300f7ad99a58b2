// @ts-check
/** After sending: who answers and by when, and what is missing for anybody else to see it. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { openConsent } from "./consent.js";
import { notAnAlarm } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Client} Client */

/** @param {Place} place @param {Client} client @param {string} answers who answers and by when, in words */
export function showReceipt(place, client, answers) {
  const isHeard = Boolean(place.data.clients.find((one) => one.id === client.id)?.seen_by.length);
  openDialog({
    title: t("Sent"),
    body: (dialog) => html`
      <div class="form-body">
        <p>${answers}</p>
        ${isHeard ? nothing : html`<p class="notice">${t("Nobody outside your own unit sees it yet: consent is missing.")}</p>`}
      </div>
      <div class="form-foot">${notAnAlarm(place.data)}
        <div class="form-buttons">
          ${isHeard ? nothing : html`<button type="button" class="button" @click=${() => (dialog.close(), openConsent(place, client))}>${t("Consent…")}</button>`}
          <button type="button" class="button primary" autofocus @click=${dialog.close}>${t("Close")}</button></div></div>`,
  });
}
