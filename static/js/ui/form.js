// @ts-check
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "./dialog.js";
import { draftOf, dropDraft, keepDraft, leaveDraft } from "./draft.js";

/**
 * @typedef {Record<string, any>} Values
 * @typedef {Record<string, string[]>} FieldErrors
 * @typedef {{key: string, title: unknown, submit: string, initial?: Values, body: (values: Values, errors: FieldErrors) => unknown,
 *   send: (values: Values) => Promise<unknown>, done?: (result: any, values: Values) => void,
 *   foot?: unknown, anchor?: Element | null, className?: string, onClose?: () => void}} FormOptions
 */

/** @type {() => unknown} */
let waiting = () => t("Saving…");

/** What forms say while the server has not answered. @param {() => unknown} say */
export function sayWhileSending(say) {
  waiting = say;
}

/**
 * A dialog with a form. What is typed is kept until the server has taken it; a refusal stands in the form.
 * @param {FormOptions} options @returns {import("./dialog.js").OpenDialog}
 */
export function openForm(options) {
  const form = startForm(options);
  const dialog = openDialog({
    title: options.title,
    className: `form-dialog ${options.className ?? ""}`,
    anchor: options.anchor ?? null,
    body: (self) => formBody(options, form, self),
    onClose: () => {
      leaveDraft(options.key);
      options.onClose?.();
    },
  });
  return dialog;
}

/** @typedef {{values: Values, errors: FieldErrors, detail: string, isSending: boolean, isRestored: boolean}} FormState */

/** Empty, or with what was typed and not saved. @param {FormOptions} options @returns {FormState} */
export function startForm(options) {
  const kept = draftOf(options.key);
  return { values: { ...options.initial, ...kept }, errors: {}, detail: "", isSending: false, isRestored: kept !== null };
}

/** @param {FormOptions} options @param {FormState} form @param {import("./dialog.js").OpenDialog} dialog */
export function formBody(options, form, dialog) {
  /** @param {Event} event */
  const onInput = (event) => {
    form.values = { ...form.values, ...valuesOf(/** @type {HTMLFormElement} */ (event.currentTarget)) };
    keepDraft(options.key, form.values);
    dialog.update();
  };
  return html`
    <form class="form" novalidate @input=${onInput} @submit=${(/** @type {SubmitEvent} */ event) => submit(event, options, form, dialog)}>
      <div class="form-body">
        ${form.isRestored ? html`<p class="restored">${t("What you had typed is still here.")} <button type="button" class="link" @click=${() => clear(options, form, dialog)}>${t("Start over")}</button></p>` : nothing}
        ${options.body(form.values, form.errors)}
      </div>
      <div class="form-foot">
        <div class="form-said" role="alert">
          ${form.detail ? html`<p class="form-error">${form.detail}</p>` : nothing}
          ${form.isSending ? html`<div>${waiting()}</div>` : nothing}
        </div>
        ${options.foot ?? nothing}
        <div class="form-buttons">
          <button type="button" class="button" @click=${dialog.close}>${t("Cancel")}</button>
          <button class="button primary" ?disabled=${form.isSending}>${options.submit}</button>
        </div>
      </div>
    </form>`;
}

/** @param {FormOptions} options @param {FormState} form @param {import("./dialog.js").OpenDialog} dialog */
function clear(options, form, dialog) {
  dropDraft(options.key);
  form.values = { ...options.initial };
  form.isRestored = false;
  dialog.update();
}

/** @param {SubmitEvent} event @param {FormOptions} options @param {FormState} form @param {import("./dialog.js").OpenDialog} dialog */
async function submit(event, options, form, dialog) {
  event.preventDefault();
  if (form.isSending) return;
  form.values = { ...form.values, ...valuesOf(/** @type {HTMLFormElement} */ (event.currentTarget)) };
  Object.assign(form, { isSending: true, errors: {}, detail: "" });
  dialog.update();
  const tick = setInterval(dialog.update, 1000);
  try {
    const result = await options.send(form.values);
    dropDraft(options.key);
    dialog.close();
    options.done?.(result, form.values);
  } catch (problem) {
    Object.assign(form, refusal(problem), { isSending: false });
    dialog.update();
    if (dialog.el.querySelector(".field .error")) form.detail = ""; // said at its field, so not twice
    dialog.update();
    /** @type {HTMLElement | null} */ (dialog.el.querySelector("[aria-invalid=true]"))?.focus();
  } finally {
    clearInterval(tick);
  }
}

/** @param {any} problem @returns {{errors: FieldErrors, detail: string}} */
function refusal(problem) {
  const errors = problem?.fields ?? {};
  const detail = problem?.detail || problem?.title || (problem instanceof Error ? problem.message : String(problem));
  return { errors, detail: problem?.isQuiet ? "" : detail };
}

/**
 * What stands in a form: text fields as strings, a lone checkbox as boolean, names ending in [] as lists.
 * @param {HTMLFormElement} form @returns {Values}
 */
export function valuesOf(form) {
  /** @type {Values} */
  const values = {};
  for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
    if (!field.name || (field.type === "radio" && !field.checked && field.name in values)) continue;
    if (field.type === "radio") values[field.name] = field.checked ? field.value : "";
    else if (field.name.endsWith("[]")) values[field.name] = [...(values[field.name] ?? []), ...(field.checked ? [field.value] : [])];
    else values[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  return values;
}
