// @ts-check
import { html, render } from "lit-html";
import { t } from "../i18n.js";
import { icons } from "./icons.js";
import { keepInside, placeBeside } from "./place.js";

/**
 * @typedef {{el: HTMLDialogElement, update: () => void, close: () => void}} OpenDialog
 * @typedef {{title: unknown, body: (dialog: OpenDialog) => unknown, className?: string, anchor?: Element | null,
 *   label?: string, onClose?: () => void}} DialogOptions
 */

let count = 0;

/**
 * A dialog: modal, or beside its anchor and not in the way of the board.
 * @param {DialogOptions} options @returns {OpenDialog}
 */
export function openDialog(options) {
  const el = document.createElement("dialog");
  const id = `dialog-${(count += 1)}`;
  el.className = `dialog ${options.anchor ? "beside" : ""} ${options.className ?? ""}`;
  el.setAttribute("aria-labelledby", id);
  const update = () => {
    render(frame(options, dialog, id), el);
    if (options.anchor && el.open) keepInside(el);
  };
  const dialog = { el, update, close: () => el.close() };
  dialog.update();
  document.body.append(el);
  el.addEventListener("close", () => {
    el.remove();
    options.onClose?.();
  });
  show(el, options.anchor);
  return dialog;
}

/** @param {HTMLDialogElement} el @param {Element | null | undefined} anchor */
function show(el, anchor) {
  if (!anchor) {
    el.showModal();
    focusFirst(el);
    return;
  }
  el.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") el.close();
  });
  el.show();
  placeBeside(el, anchor);
  focusFirst(el);
}

/** Where one begins: the field that asks for it, else the first in the form. @param {HTMLElement} el */
function focusFirst(el) {
  const first = el.querySelector("[autofocus]") ?? el.querySelector(".form-body :is(input, select, textarea, button)");
  /** @type {HTMLElement | null} */ (first)?.focus();
}

/** @param {DialogOptions} options @param {OpenDialog} dialog @param {string} id */
function frame({ title, body }, dialog, id) {
  return html`
    <div class="dialog-head">
      <h2 id=${id}>${title}</h2>
      <button type="button" class="icon-button" aria-label=${t("Close")} @click=${dialog.close}>${icons.close}</button>
    </div>
    ${body(dialog)}`;
}
