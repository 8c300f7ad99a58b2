// @ts-check
/** Entering somebody new in the books of one's own party, with their contact. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { inputField, selectField, yearIn } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { go } from "./route.js";
import { staffChoices } from "./tasks.js";
import { send } from "./write.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app @param {string} name as it was searched for */
export function openEnrolment(app, name) {
  const model = app.model();
  const me = app.session?.staff?.id ?? "";
  const ours = staffChoices(app).filter(({ value }) => model.staff(value)?.party === model.own);
  let isThere = false;
  openForm({
    key: "enrol",
    title: t("Enter a person"),
    submit: t("Enter"),
    initial: { name, birth_year: "", contact: me, primary: me, phone: "", hours: "" },
    body: (values, errors) => html`
      ${inputField({ name: "name", label: t("Full name"), value: values.name, errors, max: 120, isFocused: true })}
      ${inputField({ name: "birth_year", label: t("Birth year"), value: values.birth_year, errors, max: 4 })}
      ${selectField({ name: "primary", label: t("Primary contact"), value: values.primary, errors, empty: t("Nobody yet"), isRequired: false, choices: ours })}
      ${selectField({ name: "contact", label: t("Our contact"), value: values.contact, errors, choices: ours })}
      ${inputField({ name: "phone", type: "tel", label: t("Phone"), value: values.phone, errors, max: 40, isRequired: false })}
      ${inputField({ name: "hours", label: t("Phone hours"), value: values.hours, errors, max: 60, isRequired: false })}
      ${isThere ? html`<label class="check"><input type="checkbox" name="is_another" .checked=${values.is_another}> ${t("Somebody else, with the same name and birth year")}</label>` : nothing}
      <p class="hint muted small">${t("The person is entered in the books of your own party. Others see nothing of it until there is a legal basis.")}</p>`,
    send: async (values) => {
      try {
        return await send(app, { path: "/patients", body: enrolment(values) });
      } catch (problem) {
        isThere = /** @type {any} */ (problem).code === "patient.already_enrolled";
        throw problem;
      }
    },
    done: (answer, values) => {
      showToast({ text: t("{name} is in the team.", { name: values.name }), ms: 6000 });
      const entered = answer?.put?.find((/** @type {any} */ one) => one.kind === "patient" && one.name === values.name.trim());
      if (entered) go(app, entered.id);
    },
  });
}

/** @param {Record<string, any>} values */
const enrolment = ({ name = "", birth_year = "", contact, primary, phone = "", hours = "", is_another }) => ({
  name: name.trim(),
  birth_year: yearIn(birth_year),
  contact,
  primary: primary || null,
  phone: phone.trim(),
  hours: hours.trim(),
  is_another: Boolean(is_another),
});
