// @ts-check
/** Entering an own client: the answer reads the same whether or not anybody else has the person. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { inputField, yearIn } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";

/** @param {import("./wire.js").Place} place */
export function openClient(place) {
  openForm({
    key: "mine-client",
    title: t("Add a person"),
    submit: t("Add"),
    body: (values, errors) => html`
      ${inputField({ name: "name", label: t("Full name"), value: values.name, errors, max: 120, isFocused: true })}
      ${inputField({ name: "birth_year", label: t("Birth year"), value: values.birth_year, errors, max: 4 })}
      ${inputField({ name: "phone", label: t("Your telephone"), value: values.phone, errors, max: 40, isRequired: false })}
      ${inputField({ name: "hours", label: t("When you can be reached"), value: values.hours, errors, max: 60, isRequired: false })}
      <p class="hint muted small">${t("The person is entered in your own unit's books, with you as the contact. Nobody else sees it until consent is written down.")}</p>`,
    send: (values) => place.send("/clients", {
      name: (values.name ?? "").trim(), birth_year: yearIn(values.birth_year ?? ""),
      phone: (values.phone ?? "").trim(), hours: (values.hours ?? "").trim(),
    }),
    done: async (_, values) => {
      await place.reload();
      showToast({ text: t("{name} is among your people.", { name: values.name }), ms: 6000 });
    },
  });
}
