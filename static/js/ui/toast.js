// @ts-check
import { html, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t } from "../i18n.js";
import { icons } from "./icons.js";

/** @typedef {{id: number, text: string, tone: "plain" | "error", action?: {label: string, act: () => void, isUndo?: boolean}}} Toast */

/** @type {Toast[]} */
let shown = [];
/** @type {HTMLElement | null} */
let host = null;
let last = 0;

/**
 * A short message at the foot of the page; with an action (undo) it stays ten seconds.
 * @param {{text: string, tone?: "plain" | "error", action?: Toast["action"], ms?: number}} toast
 * @returns {() => void} takes it away
 */
export function showToast({ text, tone = "plain", action, ms = tone === "error" ? 15_000 : 10_000 }) {
  const id = (last += 1);
  const away = () => {
    shown = shown.filter((toast) => toast.id !== id);
    draw();
  };
  shown = [...shown.slice(-2), { id, text, tone, ...(action && { action: { ...action, act: () => (away(), action.act()) } }) }];
  draw();
  setTimeout(away, ms);
  return away;
}

/** The newest undo, for Ctrl+Z. @returns {boolean} whether there was one */
export function undoLast() {
  const toast = shown.findLast((one) => one.action?.isUndo);
  toast?.action?.act();
  return Boolean(toast);
}

function draw() {
  const box = (host ??= made());
  render(
    html`${repeat(shown, (toast) => toast.id, (toast) => html`
      <div class="toast" data-tone=${toast.tone} role=${toast.tone === "error" ? "alert" : "status"}>
        <span>${toast.text}</span>
        ${toast.action && html`<button class="button small" @click=${toast.action.act}>${toast.action.label}</button>`}
        <button class="icon-button" aria-label=${t("Close")} @click=${() => ((shown = shown.filter((one) => one !== toast)), draw())}>${icons.close}</button>
      </div>`)}`,
    box,
  );
  if (box.matches(":popover-open")) box.hidePopover(); // shown again to lie above a newer dialog
  if (shown.length) box.showPopover();
}

/** @returns {HTMLElement} */
function made() {
  const box = Object.assign(document.createElement("div"), { className: "toasts", popover: "manual" });
  document.body.append(box);
  return box;
}
