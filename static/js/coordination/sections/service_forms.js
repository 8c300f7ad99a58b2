// @ts-check
/** The forms of services and needs. They stand where they were opened. */
import { html } from "lit-html";
import { t } from "../../i18n.js";
import { versioned } from "../../team/reach.js";
import { inputField, selectField } from "../../ui/fields.js";
import { uuid7 } from "../../uuid.js";
import { reasons, reasonWord } from "./service_words.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {import("./services.js").Services} Services */
/** @typedef {import("./services.js").Service} Service */
/** @typedef {import("./services.js").Need} Need */

const OTHER = "other";

/** Those offered, and the one that stands there. @param {Services} data @param {string} [now] */
const kindChoices = (data, now) => data.kinds.filter((one) => one.is_active || one.id === now).map((one) => ({ value: one.id, label: one.label }));

/** Who works here today, or somebody else by name. @param {Page} page */
function ownerChoices(page) {
  return [...page.model.atWork.map((one) => ({ value: one.id, label: `${one.name}, ${page.model.party(one.party)?.short ?? ""}` })), { value: OTHER, label: t("Somebody else…") }];
}

/** Each field's name carries the form's, so that two open forms keep their labels apart. @param {Page} page @param {Services} data @param {Service} [was] @param {Need} [need] that it meets */
export function openServiceForm(page, data, was, need) {
  const id = uuid7();
  const kind = was?.kind ?? need?.kind ?? "";
  const save = was && versioned(() => was.version, async () => page.redraw());
  page.forms.open({
    key: was ? `service:${was.id}` : need ? `service:meets:${need.id}` : "service:new",
    label: was ? t("Correct the service") : t("Write down a service"),
    submit: t("Save"),
    initial: was
      ? { kind, provider: was.provider, owner: was.owner ?? (was.owner_name ? OTHER : ""), owner_name: was.owner_name, from_on: was.from_on ?? "", to_on: was.to_on ?? "" }
      : { kind, provider: "", owner: "", owner_name: "", from_on: "", to_on: "" },
    body: (values, errors) => html`
      ${selectField({ name: "kind", label: t("Service"), value: values.kind, errors, empty: t("Choose…"), choices: kindChoices(data, kind) })}
      ${inputField({ name: "provider", label: t("Who gives it?"), value: values.provider, errors, isRequired: false })}
      ${selectField({ name: "owner", label: t("Who answers for it?"), value: values.owner, errors, empty: t("Not known"), choices: ownerChoices(page) })}
      ${values.owner === OTHER ? inputField({ name: "owner_name", label: t("Name"), value: values.owner_name, errors }) : ""}
      <div class="pair">${inputField({ name: "from_on", type: "date", label: t("First day"), value: values.from_on, errors, isRequired: false })}
      ${inputField({ name: "to_on", type: "date", label: t("Last day"), value: values.to_on, errors, isRequired: false })}</div>`,
    send: async (values) => {
      if (!values.kind) throw chosen("kind", t("Choose a service."));
      const body = bodyOf(values);
      if (was && save) await save(`/api/teams/${page.team}/services/${was.id}`, body);
      else await page.send(`/patients/${page.patient}/services`, { id, ...body, meets: need?.id ?? null });
      if (was) await page.reload();
    },
  });
}

/** @param {import("../../ui/form.js").Values} values */
const bodyOf = ({ kind, provider, owner, owner_name: name, from_on, to_on }) => ({
  kind,
  provider: provider.trim(),
  owner: owner && owner !== OTHER ? owner : null,
  owner_name: owner === OTHER ? (name ?? "").trim() : "",
  from_on: from_on || null,
  to_on: to_on || null,
});

/** Said at its field, as the server says it. @param {string} field @param {string} text */
const chosen = (field, text) => Object.assign(new Error(text), { fields: { [field]: [text] } });

/** @param {Page} page @param {Services} data @param {Need} [was] */
export function openNeedForm(page, data, was) {
  const id = uuid7();
  const save = was && versioned(() => was.version, async () => page.redraw());
  page.forms.open({
    key: was ? `need:${was.id}` : "need:new",
    label: was ? t("Correct the need") : t("Write down a need"),
    submit: t("Save"),
    initial: { need: was?.kind ?? "", reason: was?.reason ?? "", text: was?.text ?? "", since_on: was?.since_on ?? page.model.moment.today },
    body: (values, errors) => html`
      ${selectField({ name: "need", label: t("What is needed?"), value: values.need, errors: { need: errors.kind }, empty: t("Choose…"), choices: kindChoices(data, was?.kind) })}
      ${selectField({ name: "reason", label: t("Why is it not given?"), value: values.reason, errors, empty: t("Choose…"), choices: reasons.map((value) => ({ value, label: reasonWord(value) })) })}
      ${inputField({ name: "text", label: t("In a few words"), value: values.text, max: 140, errors, isRequired: values.reason === "other" ? undefined : false })}
      ${inputField({ name: "since_on", type: "date", label: t("Since when?"), value: values.since_on, errors })}`,
    send: async (values) => {
      if (!values.need) throw chosen("kind", t("Choose a service."));
      if (!values.reason) throw chosen("reason", t("Choose a reason."));
      const body = { kind: values.need, reason: values.reason, text: values.text.trim(), since_on: values.since_on };
      if (was && save) await save(`/api/teams/${page.team}/needs/${was.id}`, body);
      else await page.send(`/patients/${page.patient}/needs`, { id, ...body });
      if (was) await page.reload();
    },
  });
}

/** With ten seconds to take it back. @param {Page} page @param {Service} one @param {string} label */
export function openEndForm(page, one, label) {
  page.forms.open({
    key: `end:${one.id}`,
    label: t("End {what}", { what: label }),
    submit: t("End it"),
    initial: { on: page.model.moment.today },
    body: (values, errors) => inputField({ name: "on", type: "date", label: t("Last day of {what}", { what: label }), value: values.on, errors }),
    send: async ({ on }) => {
      const { seq } = await page.send(`/services/${one.id}/end`, { on }, { version: one.version });
      const { kind, provider, owner, owner_name, from_on, to_on } = one;
      page.offerUndo(t("{what} ends.", { what: label }), () => void page.attempt(`/services/${one.id}`, { kind, provider, owner, owner_name, from_on, to_on }, { method: "PUT", version: seq }));
    },
  });
}

/** @param {Page} page */
export function openMappedForm(page) {
  page.forms.open({
    key: "mapped",
    label: t("Services gone through"),
    submit: t("Save"),
    initial: { mapped_on: page.model.moment.today },
    body: (values, errors) => inputField({ name: "mapped_on", type: "date", label: t("When did you go through what services the person has?"), value: values.mapped_on, errors: { mapped_on: errors.on } }),
    send: ({ mapped_on: on }) => page.send(`/patients/${page.patient}/services-mapped`, { on }, { method: "PUT" }),
  });
}
