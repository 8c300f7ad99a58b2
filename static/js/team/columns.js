// @ts-check
/** The team's columns, and the tasks each of them proposes. */
import { html, nothing } from "lit-html";
import { locale, t, tn } from "../i18n.js";
import { inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { versioned } from "./reach.js";
import { categoryLabel, reviewText, stayText } from "./words.js";

/** @typedef {import("./wire.js").Category} Category */
/** @typedef {import("./wire.js").Place<import("./wire.js").Administration>} ColumnsPlace */
/** @typedef {import("../ui/form.js").Values} Values */

/** @param {ColumnsPlace} place */
export function drawColumns(place) {
  const { categories } = place.data;
  return html`
    <div class="section-head"><h2>${t("Columns")}</h2></div>
    <ul class="columns">${categories.map((category) => card(place, category))}</ul>`;
}

/** @param {ColumnsPlace} place @param {Category} category */
function card(place, category) {
  const name = categoryLabel(category);
  const shown = category.templates.filter((template) => template.is_active);
  return html`
    <li class="team-card" data-category=${category.code}>
      <h3><span class="swatch" aria-hidden="true"></span>${name} ${category.is_active ? nothing : html`<span class="tag">${t("off")}</span>`}</h3>
      <p class="small">${reviewText(category.review_days)} · ${stayText(category)}</p>
      ${shown.length
        ? html`<ul class="proposed small" aria-label=${t("Proposes")}>${shown.map((template) => html`<li>${locale === "sv" ? template.text_sv : template.text_en} <span class="muted">${dueText(template.due_weekdays)}${template.is_preticked ? html` · ${t("chosen beforehand")}` : nothing}</span></li>`)}</ul>`
        : html`<p class="muted small">${t("Proposes no tasks.")}</p>`}
      <div class="acts">
        <button class="button small" aria-label=${t("Change {name}…", { name })} @click=${() => columnForm(place, category)}>${t("Change…")}</button>
        <button class="button small" aria-label=${t("Tasks of {name}…", { name })} @click=${() => tasksForm(place, category)}>${t("Tasks…")}</button>
      </div>
    </li>`;
}

/** @param {number} days */
const dueText = (days) => (days === 0 ? t("the same day") : tn("the next workday", "within {n} workdays", days));

/** @param {ColumnsPlace} place @param {Category} category */
const sender = (place, category) =>
  versioned(() => place.data.categories.find((one) => one.id === category.id)?.version, place.reload);

/** @param {ColumnsPlace} place @param {Category} category */
function columnForm(place, category) {
  const send = sender(place, category);
  openForm({
    key: `column-${category.id}`,
    title: t("Change {name}", { name: categoryLabel(category) }),
    submit: t("Save"),
    className: "wide",
    initial: { ...category, stay_low_days: category.stay_low_days ?? "", stay_high_days: category.stay_high_days ?? "" },
    body: (values, errors) => html`
      <div class="pair even">
        ${inputField({ name: "label_sv", label: t("In Swedish"), value: values.label_sv, errors, max: 60 })}
        ${inputField({ name: "label_en", label: t("In English"), value: values.label_en, errors, max: 60 })}
      </div>
      <div class="pair even">
        ${inputField({ name: "order", label: t("Place from the left"), type: "number", min: "0", value: values.order, errors })}
        ${inputField({ name: "review_days", label: t("Days between reviews"), type: "number", min: "0", value: values.review_days, errors, hint: t("0 is each meeting.") })}
      </div>
      <div class="pair even">
        ${inputField({ name: "stay_low_days", label: t("Expected stay from, days"), type: "number", min: "0", value: values.stay_low_days, errors, isRequired: false })}
        ${inputField({ name: "stay_high_days", label: t("Expected stay to, days"), type: "number", min: "0", value: values.stay_high_days, errors, isRequired: false })}
      </div>
      <label class="check"><input type="checkbox" name="is_active" .checked=${Boolean(values.is_active)}> ${t("In use")}</label>
      ${category.is_active && !category.is_empty ? html`<p class="hint muted small">${t("People stand in this column. Move them first, then switch it off.")}</p>` : nothing}`,
    send: (values) =>
      send(`/api/teams/${place.team}/categories/${category.id}`, {
        label_sv: values.label_sv,
        label_en: values.label_en,
        order: number(values.order),
        is_active: Boolean(values.is_active),
        review_days: number(values.review_days),
        stay_low_days: number(values.stay_low_days),
        stay_high_days: number(values.stay_high_days),
      }),
    done: () => void place.reload(),
  });
}

/** What is no number goes as it was typed: the server says so at the field. @param {unknown} typed */
const number = (typed) => (String(typed).trim() === "" ? null : Number.isNaN(Number(typed)) ? typed : Number(typed));

/** @param {ColumnsPlace} place @param {Category} category */
function tasksForm(place, category) {
  const send = sender(place, category);
  const ids = category.templates.map((template) => template.id);
  const dialog = openForm({
    key: `templates-${category.id}`,
    title: t("Tasks of {name}", { name: categoryLabel(category) }),
    submit: t("Save"),
    className: "wide",
    initial: Object.assign({}, ...category.templates.map(valuesOfTemplate)),
    body: (values, errors) => {
      for (const name of Object.keys(values)) {
        const id = name.startsWith("text_sv:") && name.slice("text_sv:".length);
        if (id && !ids.includes(id)) ids.push(id); // typed before a reload
      }
      return html`
        <p class="hint muted small">${t("Proposed when somebody is placed in the column. At most three are chosen beforehand.")}</p>
        ${errors.templates && Array.isArray(errors.templates) ? html`<p class="error form-error">${errors.templates[0]}</p>` : nothing}
        <ol class="template-list">${ids.map((id, at) => templateFields(id, at, values, errors))}</ol>
        <button type="button" class="button small" @click=${add}>${t("One more task")}</button>`;
    },
    send: (values) =>
      send(`/api/teams/${place.team}/categories/${category.id}/templates`, { templates: ids.map((id) => templateOf(id, values)) }).catch((problem) => {
        throw Object.assign(problem, { fields: flat(problem.fields ?? {}, ids) });
      }),
    done: () => void place.reload(),
  });
  function add() {
    ids.push(uuid7());
    dialog.update();
    /** @type {HTMLElement | null} */ (dialog.el.querySelector(".template-list li:last-child input"))?.focus();
  }
}

/** @param {import("./wire.js").Template} template */
const valuesOfTemplate = (template) => ({
  [`text_sv:${template.id}`]: template.text_sv,
  [`text_en:${template.id}`]: template.text_en,
  [`due_weekdays:${template.id}`]: template.due_weekdays,
  [`is_preticked:${template.id}`]: template.is_preticked,
  [`is_active:${template.id}`]: template.is_active,
});

/** @param {string} id @param {number} at @param {Values} values @param {Record<string, string[]>} errors */
const templateFields = (id, at, values, errors) => html`
  <li><fieldset>
    <legend class="vh">${t("Task {n}", { n: at + 1 })}</legend>
    <div class="pair even">
      ${inputField({ name: `text_sv:${id}`, label: t("In Swedish"), value: values[`text_sv:${id}`], errors, max: 140 })}
      ${inputField({ name: `text_en:${id}`, label: t("In English"), value: values[`text_en:${id}`], errors, max: 140 })}
    </div>
    <div class="template-line">
      ${inputField({ name: `due_weekdays:${id}`, label: t("Due within workdays"), type: "number", min: "0", value: values[`due_weekdays:${id}`] ?? 1, errors })}
      <label class="check"><input type="checkbox" name="is_preticked:${id}" .checked=${Boolean(values[`is_preticked:${id}`])}> ${t("Chosen beforehand")}</label>
      <label class="check"><input type="checkbox" name="is_active:${id}" .checked=${values[`is_active:${id}`] ?? true}> ${t("In use")}</label>
    </div>
  </fieldset></li>`;

/** @param {string} id @param {Values} values */
const templateOf = (id, values) => ({
  id,
  text_sv: values[`text_sv:${id}`] ?? "",
  text_en: values[`text_en:${id}`] ?? "",
  due_weekdays: number(values[`due_weekdays:${id}`] ?? 1),
  is_preticked: Boolean(values[`is_preticked:${id}`]),
  is_active: Boolean(values[`is_active:${id}`] ?? true),
});

/** The server names a task by its place in the list, the form by its id. @param {any} fields @param {string[]} ids */
function flat(fields, ids) {
  if (!fields.templates || Array.isArray(fields.templates)) return fields;
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const [at, faults] of Object.entries(fields.templates)) {
    for (const [name, texts] of Object.entries(faults)) found[`${name}:${ids[Number(at)]}`] = texts;
  }
  return found;
}
