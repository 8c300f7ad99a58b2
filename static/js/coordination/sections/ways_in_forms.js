// @ts-check
/** Naming our contact; writing down somebody close or a guardian, putting that right, ending it. */
import { html, nothing } from "lit-html";
import { mayContactWord } from "../../board/words.js";
import { t } from "../../i18n.js";
import { chipsField, inputField, selectField } from "../../ui/fields.js";
import { uuid7 } from "../../uuid.js";
import { colleagues } from "../colleagues.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {import("./ways_in.js").WayIn} WayIn */
/** @typedef {import("./ways_in.js").Close} Close */
/** @typedef {Record<string, any>} Values */

/** @type {Record<string, () => string>} */
const KINDS = { kin: () => t("next of kin"), guardian: () => t("guardian (god man)"), trustee: () => t("trustee (förvaltare)") };
/** @param {string} kind */
export const kinWord = (kind) => KINDS[kind]?.() ?? kind;

const answers = () => ["yes", "no", "not_asked"].map((value) => ({ value, label: mayContactWord(value) }));

/** @param {Page} page @param {WayIn} [now] */
export function openContact(page, now) {
  const ours = colleagues(page, now?.staff, page.own);
  page.forms.open({
    key: "contact",
    label: t("Our contact"),
    submit: t("Save"),
    initial: { staff: now?.staff ?? page.me, deputy: now?.deputy ?? "", phone: now?.phone ?? "", hours: now?.hours ?? "", after_hours: now?.after_hours ?? "" },
    body: (values, errors) => html`
      ${selectField({ name: "staff", label: t("Our contact"), value: values.staff, choices: ours, errors, isFocused: true })}
      ${selectField({ name: "deputy", label: t("Deputy"), value: values.deputy, empty: t("Nobody"), choices: colleagues(page, now?.deputy, page.own).filter(({ value }) => value !== values.staff), errors, isRequired: false })}
      ${inputField({ name: "phone", type: "tel", label: t("Phone"), value: values.phone, max: 40, errors, isRequired: false })}
      ${inputField({ name: "hours", label: t("Phone hours"), value: values.hours, max: 60, errors, isRequired: false })}
      ${inputField({ name: "after_hours", label: t("Evenings and weekends"), hint: t("Another number, or who answers then."), value: values.after_hours, max: 120, errors, isRequired: false })}`,
    send: ({ staff, deputy, phone, hours, after_hours }) => page.send(`/patients/${page.patient}/contacts/${page.own}`, { staff, deputy: deputy || null, phone, hours, after_hours }, { method: "PUT" }),
  });
}

/** @param {Values} values @param {Record<string, string[]>} errors */
const kinFields = (values, errors) => html`
  ${chipsField({ name: "kind", label: t("Who is it?"), value: values.kind, errors, choices: Object.keys(KINDS).map((value) => ({ value, label: kinWord(value) })) })}
  ${inputField({ name: "name", label: t("Name"), value: values.name, max: 120, errors, isFocused: true })}
  ${values.kind === "kin" ? inputField({ name: "relation", label: t("Relation"), value: values.relation, max: 60, errors, isRequired: false })
    : inputField({ name: "decides", label: t("May decide about what?"), hint: t("As the court's decision says: money, care of the person, rights."), value: values.decides, max: 140, errors })}
  ${inputField({ name: "phone", type: "tel", label: t("Phone"), value: values.phone, max: 40, errors, isRequired: false })}
  ${chipsField({ name: "may_contact", label: t("May be contacted?"), hint: values.kind === "kin" ? t("As the person says.") : nothing, value: values.may_contact, errors, choices: answers() })}`;

/** @param {Values} values */
const kinOf = ({ kind, name, relation = "", phone = "", may_contact, decides = "" }) =>
  ({ kind, name: name.trim(), relation: kind === "kin" ? relation : "", phone, may_contact, decides: kind === "kin" ? "" : decides });

/** @param {Page} page */
export function openKin(page) {
  const id = uuid7();
  page.forms.open({
    key: "kin",
    label: t("Kin or guardian"),
    submit: t("Save"),
    initial: { kind: "kin", name: "", relation: "", phone: "", may_contact: "not_asked", decides: "" },
    body: kinFields,
    send: (values) => page.send(`/patients/${page.patient}/next-of-kin`, { id, ...kinOf(values) }),
  });
}

/** @param {Page} page @param {Close} one */
export function openCorrection(page, one) {
  const id = uuid7();
  page.forms.open({
    key: `kin-${one.id}`,
    label: t("Put right: {name}", { name: one.name }),
    submit: t("Save"),
    initial: { ...one },
    body: kinFields,
    send: (values) => page.send(`/next-of-kin/${one.id}/corrections`, { id, ...kinOf(values) }, { version: one.version }),
  });
}

/** @param {Page} page @param {Close} one */
export function openMayContact(page, one) {
  page.forms.open({
    key: `kin-${one.id}`,
    label: t("May be contacted? {name}", { name: one.name }),
    submit: t("Save"),
    initial: { may_contact: one.may_contact },
    body: (values, errors) => chipsField({ name: "may_contact", label: t("May be contacted?"), hint: t("As the person says."), value: values.may_contact, errors, choices: answers(), isFocused: true }),
    send: ({ may_contact }) => page.send(`/next-of-kin/${one.id}/may-contact`, { may_contact }, { method: "PUT", version: one.version }),
  });
}

/** @param {Page} page @param {Close} one */
export function openEnd(page, one) {
  page.forms.open({
    key: `kin-${one.id}`,
    label: t("No longer: {name}", { name: one.name }),
    submit: t("Take off"),
    body: () => html`<p>${t("{name} is no longer shown. What was written stays in the log.", { name: one.name })}</p>`,
    send: () => page.send(`/next-of-kin/${one.id}/end`, {}, { version: one.version }),
  });
}
