// @ts-check
/** Writing an entry of the directory, changing it, taking it away. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { versioned, write } from "../team/reach.js";
import { chipsField, inputField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { principals } from "./directory_words.js";

/** @typedef {import("./directory.js").Entry} Entry */
/** @typedef {import("./directory.js").Page} Page */
/** @typedef {Record<string, any>} Values */

const NAMES = ["name", "principal", "does", "phone", "hours", "after_hours", "ask_for", "address", "owner"];
const written = (/** @type {Values} */ values) => Object.fromEntries(NAMES.map((name) => [name, values[name] ?? ""]));

/** @param {Page} page */
export function openAdding(page) {
  const id = uuid7();
  openForm({
    key: "directory-new",
    className: "wide",
    title: t("Add to the directory"),
    submit: t("Add"),
    initial: { principal: "region", owner: page.directory().me },
    body: (values, errors) => listing(page, values, errors),
    send: (values) => write(page.path, { id, ...written(values) }),
    done: (_result, values) => (showToast({ text: t("{name} is in the directory.", { name: values.name }) }), void page.reload()),
  });
}

/** @param {Page} page @param {Entry} entry */
export function openEditing(page, entry) {
  const send = versioned(() => page.directory().entries.find(({ id }) => id === entry.id)?.version, page.reload);
  openForm({
    key: `directory-${entry.id}`,
    className: "wide",
    title: t("Change {name}", { name: entry.name }),
    submit: t("Save"),
    initial: { ...written(entry), owner: entry.owner ?? page.directory().me, is_checked: true },
    body: (values, errors) => html`${listing(page, values, errors)}
      <label class="check"><input type="checkbox" name="is_checked" .checked=${values.is_checked}> ${t("All of this is right today")}</label>`,
    send: (values) => send(`${page.path}/${entry.id}`, { ...written(values), is_checked: Boolean(values.is_checked) }),
    done: () => void page.reload(),
  });
}

/** @param {Page} page @param {Entry} entry */
export function openRemoving(page, entry) {
  const send = versioned(() => page.directory().entries.find(({ id }) => id === entry.id)?.version, page.reload);
  openForm({
    key: `directory-remove-${entry.id}`,
    title: t("Remove {name}?", { name: entry.name }),
    submit: t("Remove"),
    body: () => html`<p>${t("It leaves the directory for everybody. Do so when it is closed, or stands here twice.")}</p>`,
    send: () => send(`${page.path}/${entry.id}`, {}, "DELETE"),
    done: () => (showToast({ text: t("{name} is removed.", { name: entry.name }) }), void page.reload()),
  });
}

/** @param {Page} page @param {Values} values @param {Record<string, string[]>} errors */
const listing = (page, values, errors) => html`
  ${inputField({ name: "name", label: t("Unit or service"), value: values.name, errors, max: 120, isFocused: true })}
  ${chipsField({ name: "principal", label: t("Who runs it?"), value: values.principal, errors, choices: principals().map(([value, label]) => ({ value, label })) })}
  ${textField({ name: "does", label: t("What it does, and for whom"), hint: t("Nothing about persons."), value: values.does, errors, max: 280, rows: 2, isRequired: false })}
  <div class="pair">
    ${inputField({ name: "phone", label: t("Phone"), type: "tel", value: values.phone, errors, isRequired: false })}
    ${inputField({ name: "hours", label: t("Phone hours"), value: values.hours, errors, isRequired: false })}
  </div>
  ${inputField({ name: "after_hours", label: t("Evenings and weekends"), hint: t("Another number, or who answers then."), value: values.after_hours, errors, isRequired: false })}
  ${inputField({ name: "ask_for", label: t("Ask for"), hint: t("A role, a duty line or a name."), value: values.ask_for, errors, isRequired: false })}
  ${inputField({ name: "address", label: t("Where it is, in words"), value: values.address, errors, isRequired: false })}
  ${selectField({ name: "owner", label: t("Who keeps this true?"), hint: t("Asked to check it twice a year."), value: values.owner, errors, choices: page.directory().colleagues.map(({ id, name }) => ({ value: id, label: name })) })}`;
