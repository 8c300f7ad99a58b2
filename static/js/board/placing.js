// @ts-check
/** Straight onto the board, without a nomination: provisional until the next meeting confirms. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { identityOf } from "./search.js";
import { urgencyFields, whyOf } from "./urgency.js";
import { categoryLabel } from "./words.js";
import { send } from "./write.js";

/** @param {import("./app.js").App} app @param {string} patient */
export function openPlacing(app, patient) {
  const model = app.model();
  const person = model.person(patient);
  if (!person) return;
  const id = uuid7();
  const columns = model.categories.filter((c) => c.is_active).map((c) => ({ value: c.id, label: categoryLabel(c) }));
  openForm({
    key: `placing:${patient}`,
    className: "wide",
    title: t("{name} on the board at once", { name: person.name }),
    submit: t("Place on board"),
    initial: { category: "", urgency: "red", "tags[]": [], why: "" },
    body: (values, errors) => html`
      <div class="about">${identityOf(model, person)}</div>
      ${model.team.meeting ? nothing : html`<p class="notice">${t("No meeting is on: the doctor, the primary contact or the duty officer places at once, and the next meeting confirms.")}</p>`}
      ${selectField({ name: "category", label: t("Column"), value: values.category, errors, empty: t("Choose…"), choices: columns })}
      ${urgencyFields(values, errors)}`,
    send: (values) => send(app, { path: `/patients/${patient}/episodes`, body: { id, category: values.category, urgency: values.urgency, why: whyOf(values), tasks: [] }, subject: patient }),
    done: () => announce(t("{name} is on the board.", { name: person.name })),
  });
}
