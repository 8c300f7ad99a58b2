// @ts-check
/** Nominating, from anywhere: the person, what was seen, why; three taps and a line. */
import { html, nothing } from "lit-html";
import { consultFields, consultOf } from "../coordination/consult_fields.js";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { chipsField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { urgencyShapes } from "../ui/icons.js";
import { uuid7 } from "../uuid.js";
import { notAnAlarm } from "./not_alarm.js";
import { identityOf, openSearch } from "./search.js";
import { categoryLabel, tagWord, TAGS, urgencyWord } from "./words.js";
import { send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("../ui/form.js").Values} Values */

/** First whom, then what; `filled` is what a draft has in it already. @param {App} app @param {string} [patient] @param {Values} [filled] */
export function openNominate(app, patient, filled) {
  if (patient) openNominationForm(app, patient, filled);
  else openSearch(app, { title: t("Nominate whom?"), onPick: (id) => openNominationForm(app, id) });
}

/** @param {App} app @param {string} patient @param {Values} [filled] */
function openNominationForm(app, patient, filled) {
  const model = app.model();
  const person = model.person(patient);
  if (!person) return;
  const id = uuid7();
  openForm({
    key: `nominate:${patient}`,
    className: "wide",
    title: t("Nominate {name}", { name: person.name }),
    submit: t("Send"),
    initial: { kind: "board", category: "", urgency: "", "tags[]": [], text: "", tried: "", "professions[]": [], ...filled },
    body: (values, errors) => html`
      <div class="about">${identityOf(model, person)}</div>
      ${person.episode ? html`<p class="notice">${t("Already on the board: this becomes an observation, and is answered.")}</p>` : nothing}
      ${chipsField({ name: "kind", label: t("What do you want?"), value: values.kind, errors, choices: [{ value: "board", label: t("On the board") }, { value: "consult", label: t("Ask the team") }] })}
      ${chipsField({ name: "tags[]", label: t("What have you seen?"), isMany: true, value: values["tags[]"], errors, choices: TAGS.map((value) => ({ value, label: tagWord(value) })) })}
      ${textField({ name: "text", label: t("In your own words"), value: values.text, max: 280, rows: 3, errors })}
      ${values.kind === "consult" ? consultFields(values, errors) : proposalFields(model, values, errors)}`,
    foot: notAnAlarm(app),
    send: (values) => send(app, { path: `/patients/${patient}/nominations`, subject: patient, body: { id, ...bodyOf(values) } }),
    done: () => showReceipt(app, person.name),
  });
}

/** @param {import("./model.js").Model} model @param {Values} values @param {Record<string, string[]>} errors */
function proposalFields(model, values, errors) {
  const columns = model.categories.filter((c) => c.is_active).map((c) => ({ value: c.id, label: categoryLabel(c) }));
  return html`
    ${selectField({ name: "category", label: t("Column"), value: values.category, errors, empty: t("Choose…"), choices: columns })}
    ${chipsField({ name: "urgency", label: t("Urgency"), isRequired: false, value: values.urgency, errors, choices: ["red", "amber", "green"].map((value) => ({ value, label: urgencyWord(value), shape: urgencyShapes[value], kind: value })) })}`;
}

/** @param {Values} values */
function bodyOf({ kind, category, urgency, text, "tags[]": tags, ...rest }) {
  const isBoard = kind === "board";
  return { kind, tags, text: text.trim(), ...(isBoard && category && { category }), ...(isBoard && urgency && { urgency }), ...(!isBoard && consultOf(rest)) };
}

/** @param {App} app @param {string} name */
function showReceipt(app, name) {
  openDialog({
    title: t("Sent"),
    body: (dialog) => html`
      <div class="form-body"><p>${t("The team has got your nomination of {name}. You get an answer with a decision, a next step and a day.", { name })}</p></div>
      <div class="form-foot">${notAnAlarm(app)}<div class="form-buttons"><button type="button" class="button primary" autofocus @click=${dialog.close}>${t("Close")}</button></div></div>`,
  });
}
