// @ts-check
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { t } from "../i18n.js";

/**
 * @typedef {{name: string, label: unknown, value?: any, errors?: Record<string, string[]>, hint?: unknown, max?: number,
 *   type?: string, rows?: number, isRequired?: boolean, isFocused?: boolean, min?: string, list?: string}} Field
 * @typedef {{value: string, label: unknown, shape?: unknown, hint?: string, kind?: string}} Choice
 */

let count = 0;
/** @type {Map<string, string>} */
const ids = new Map();
/** One id a name, so that labels stay tied over redraws. @param {string} name */
const idOf = (name) => ids.get(name) ?? (ids.set(name, `field-${(count += 1)}`), /** @type {string} */ (ids.get(name)));

/** @param {Field} field @param {(id: string, describedBy: string | typeof nothing, invalid: "true" | "false") => unknown} control */
function wrapped(field, control) {
  const id = idOf(field.name);
  const error = field.errors?.[field.name]?.[0];
  const describedBy = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || nothing;
  return html`
    <div class="field">
      <label for=${id}>${field.label}${field.isRequired === false ? html` <span class="muted small">${t("(optional)")}</span>` : nothing}</label>
      ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : nothing}
      ${control(id, describedBy, error ? "true" : "false")}
      ${field.max ? html`<span class="count">${String(field.value ?? "").length} / ${field.max}</span>` : nothing}
      ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
    </div>`;
}

/** @param {Field} field */
export function inputField(field) {
  return wrapped(field, (id, describedBy, invalid) => html`
    <input id=${id} name=${field.name} type=${field.type ?? "text"} maxlength=${field.max ?? nothing} min=${field.min ?? nothing}
      ?autofocus=${field.isFocused} autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid} .value=${live(field.value ?? "")}>`);
}

/** @param {Field} field */
export function textField(field) {
  return wrapped(field, (id, describedBy, invalid) => html`
    <textarea id=${id} name=${field.name} rows=${field.rows ?? 3} maxlength=${field.max ?? nothing} ?autofocus=${field.isFocused}
      aria-describedby=${describedBy} aria-invalid=${invalid} .value=${live(field.value ?? "")}></textarea>`);
}

/** @param {Field & {choices: Choice[], empty?: string}} field */
export function selectField(field) {
  return wrapped(field, (id, describedBy, invalid) => html`
    <select id=${id} name=${field.name} ?autofocus=${field.isFocused} aria-describedby=${describedBy} aria-invalid=${invalid}>
      ${field.empty === undefined ? nothing : html`<option value="">${field.empty}</option>`}
      ${field.choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === field.value}>${choice.label}</option>`)}
    </select>`);
}

/**
 * Small choices in a row: one of them (radio) or several (checkbox).
 * @param {Field & {choices: Choice[], isMany?: boolean}} field
 */
export function chipsField(field) {
  const error = field.errors?.[field.name.replace("[]", "")]?.[0];
  const isOn = (/** @type {string} */ value) => (field.isMany ? (field.value ?? []).includes(value) : field.value === value);
  const first = field.choices.find((choice) => isOn(choice.value)) ?? field.choices[0];
  return html`
    <fieldset class="field chips-field">
      <legend>${field.label}${field.isRequired === false ? html` <span class="muted small">${t("(optional)")}</span>` : nothing}</legend>
      ${field.hint ? html`<p class="hint">${field.hint}</p>` : nothing}
      <div class="chips">
        ${field.choices.map((choice) => html`
          <label class="chip" data-urgency=${choice.kind ?? nothing}>
            <input type=${field.isMany ? "checkbox" : "radio"} name=${field.name} value=${choice.value} .checked=${live(isOn(choice.value))}
              ?autofocus=${field.isFocused && choice === first} aria-invalid=${error ? "true" : "false"}>
            <span>${choice.shape ?? nothing}${choice.label}</span>
          </label>`)}
      </div>
      ${error ? html`<p class="error">${error}</p>` : nothing}
    </fieldset>`;
}

/** What is no year is sent as it stands: the server says so at the field. @param {string} typed */
export const yearIn = (typed) => (/^\d{4}$/.test(typed.trim()) ? Number(typed) : typed.trim() || null);
