// @ts-check
/** Forms that stand on the page where they are opened. As in a dialog: what is typed is kept until it is saved. */
import { nothing, html } from "lit-html";
import { formBody, startForm } from "./form.js";
import { leaveDraft } from "./draft.js";

/** @typedef {Omit<import("./form.js").FormOptions, "title"> & {label: string}} InlineOptions `label`: what the form is called */

/** The open forms of a page, each by its key. @param {() => void} redraw the page, at once */
export function createForms(redraw) {
  /** @type {Map<string, {options: any, form: import("./form.js").FormState, host: import("./dialog.js").OpenDialog}>} */
  const open = new Map();

  /** @param {string} key */
  const boxOf = (key) => /** @type {any} */ (document.querySelector(`[data-form="${CSS.escape(key)}"]`));

  return {
    /** @param {InlineOptions} options */
    open(options) {
      const { key } = options;
      const opener = /** @type {HTMLElement | null} */ (document.activeElement);
      const close = () => {
        if (!open.delete(key)) return;
        leaveDraft(key);
        options.onClose?.();
        redraw();
        if (opener?.isConnected) opener.focus();
      };
      const host = { get el() { return boxOf(key); }, update: redraw, close };
      open.set(key, { options, form: startForm(/** @type {any} */ (options)), host });
      redraw();
      const box = boxOf(key);
      (box?.querySelector("[autofocus]") ?? box?.querySelector(":is(input, select, textarea)"))?.focus();
    },
    /** @param {string} key */
    isOpen: (key) => open.has(key),
    /** Where the form of that key stands; nothing while it is closed. @param {string} key */
    draw(key) {
      const one = open.get(key);
      if (!one) return nothing;
      const onKey = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && one.host.close();
      return html`<div class="inline-form" data-form=${key} role="group" aria-label=${one.options.label} @keydown=${onKey}>${formBody(one.options, one.form, one.host)}</div>`;
    },
  };
}

/** @typedef {ReturnType<typeof createForms>} Forms */
