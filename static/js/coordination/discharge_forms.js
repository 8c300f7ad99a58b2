// @ts-check
/** The forms of a discharge: one thing of the checklist, and the step home. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { chipsField, inputField, selectField, textField } from "../ui/fields.js";
import { uuid7 } from "../uuid.js";
import { colleagues } from "./colleagues.js";
import { itemWord } from "./discharge_words.js";

/** @typedef {import("./discharge.js").Told} Told */
/** @typedef {import("./discharge.js").Item} Item */
/** @typedef {import("./wire.js").Page} Page */
/** @typedef {Record<string, any>} Values */
/** @typedef {Record<string, string[]>} Errors */

/** @param {Page} page @param {Item} item */
export function openItem(page, item) {
  page.forms.open({
    key: `discharge-item:${item.id}`,
    label: itemWord(item.code),
    submit: t("Save"),
    initial: { state: item.state, owner: item.owner ?? "", who: item.who, due_on: item.due_on ?? "", reason: item.reason },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => html`
      ${selectField({ name: "owner", label: t("Who does it?"), value: values.owner, empty: t("Nobody in the team"), errors, choices: colleagues(page, item.owner) })}
      ${inputField({ name: "who", label: t("Or somebody else"), isRequired: false, hint: t("Such as the ward's curator."), max: 80, value: values.who, errors })}
      ${inputField({ name: "due_on", type: "date", label: t("Until when?"), isRequired: false, value: values.due_on, errors })}
      ${chipsField({ name: "state", label: t("How does it stand?"), value: values.state, errors, choices: [{ value: "open", label: t("To do") }, { value: "done", label: t("Done") }, { value: "not_needed", label: t("Not needed") }] })}
      ${values.state === "not_needed" ? textField({ name: "reason", label: t("Why isn't it needed?"), max: 280, value: values.reason, errors }) : nothing}`,
    send: (/** @type {Values} */ { state, owner, who, due_on, reason }) =>
      page.send(`/discharge-items/${item.id}`, { state, owner: owner || null, who: who ?? "", due_on: due_on || null, reason: state === "not_needed" ? reason ?? "" : "" }, { method: "PUT", version: item.version }),
  });
}

/** Everything that a discharge asks for at once. @param {Page} page @param {Told} data */
export function openDischarge(page, data) {
  const { episode } = data;
  if (!episode) return;
  const id = uuid7();
  page.forms.open({
    key: "discharge",
    label: t("Discharged…"),
    submit: t("Save the discharge"),
    initial: { on: data.today, first_contact_on: episode.first_contact_by, owner: page.person.primary ?? "" },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => html`
      <p class="muted small">${t("The card moves to Recently discharged. The ward's facts stay here, among earlier stays.")}</p>
      ${inputField({ name: "on", type: "date", label: t("Home since"), value: values.on, min: episode.placed_on, errors, isFocused: true })}
      ${inputField({ name: "first_contact_on", type: "date", label: t("First contact at home"), hint: t("Within seven days, on a workday."), value: values.first_contact_on, min: data.today, errors })}
      ${selectField({ name: "owner", label: t("Who meets them?"), value: values.owner, empty: t("Not decided: it is proposed"), errors, choices: colleagues(page) })}
      ${data.legal.map((one) => legalField(one, values, errors))}
      ${errors.legal ? html`<p class="error" role="alert">${errors.legal[0]}</p>` : nothing}`,
    send: (/** @type {Values} */ values) =>
      page.send(`/episodes/${episode.id}/discharge`, {
        id,
        on: values.on,
        first_contact_on: values.first_contact_on,
        owner: values.owner || null,
        legal: data.legal.filter((one) => values[`legal-${one.id}`]).map((one) => ({ id: one.id, becomes: values[`legal-${one.id}`], ends_on: (values[`legal-${one.id}`] === "outside" && values[`ends-${one.id}`]) || null })),
      }, { version: page.person.episode?.version ?? episode.version }),
  });
}

/** LPT that nobody asks about turns into nothing on the day somebody goes home. @param {Told["legal"][number]} one @param {Values} values @param {Errors} errors */
function legalField(one, values, errors) {
  const name = `legal-${one.id}`;
  return html`
    ${chipsField({ name, label: t("What becomes of {kind}?", { kind: one.kind }), value: values[name], errors, choices: [
      { value: "ended", label: t("It ends") },
      { value: "outside", label: t("Becomes {kind}", { kind: one.outside }) },
      { value: "goes_on", label: t("Goes on") },
    ] })}
    ${values[name] === "outside" ? inputField({ name: `ends-${one.id}`, type: "date", label: t("{kind} until", { kind: one.outside }), value: values[`ends-${one.id}`], min: values.on, errors }) : nothing}`;
}
