// @ts-check
/** The team's own list of services, for its leader. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { versioned, write } from "../team/reach.js";
import { chipsField, inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";

/** @typedef {import("./sections/services.js").Kind} Kind */

/** @type {Record<string, () => string>} */
const PRINCIPALS = { "": () => t("Either"), region: () => t("The region"), municipality: () => t("The municipality") };
const choices = () => Object.entries(PRINCIPALS).map(([value, label]) => ({ value, label: label() }));

/** @param {Kind[]} kinds @param {string} base @param {() => Promise<void>} reload */
export function drawKinds(kinds, base, reload) {
  return html`
    <details class="load-card kinds"><summary>${t("The team's list of services ({n})", { n: kinds.length })}</summary>
      <ul>${kinds.map((kind) => html`<li class="kind-row"><span>${kind.label}${kind.is_active ? nothing : html` <span class="muted">${t("not offered")}</span>`}</span>
        <span class="muted">${PRINCIPALS[kind.principal ?? ""]()}</span>
        <button class="button small" aria-label=${t("Change {name}…", { name: kind.label })} @click=${() => openKind(kinds, base, reload, kind)}>${t("Change…")}</button></li>`)}</ul>
      <p><button class="button" @click=${() => openKind(kinds, base, reload)}>${t("Add a service to the list…")}</button></p>
    </details>`;
}

/** @param {Kind[]} kinds @param {string} base @param {() => Promise<void>} reload @param {Kind} [kind] */
function openKind(kinds, base, reload, kind) {
  const id = uuid7();
  const save = kind && versioned(() => kind.version, reload);
  openForm({
    key: kind ? `kind:${kind.id}` : "kind:new",
    title: kind ? t("Change {name}", { name: kind.label }) : t("Add a service to the list"),
    submit: t("Save"),
    initial: { label: kind?.label ?? "", principal: kind?.principal ?? "", order: String(kind?.order ?? kinds.length), is_active: kind && !kind.is_active ? "no" : "yes" },
    body: (values, errors) => html`
      ${inputField({ name: "label", label: t("Name"), value: values.label, max: 60, errors, isFocused: true })}
      ${selectField({ name: "principal", label: t("Who normally gives it?"), value: values.principal, errors, choices: choices() })}
      ${kind ? html`${inputField({ name: "order", type: "number", min: "0", label: t("Place in the list"), value: values.order, errors })}
        ${chipsField({ name: "is_active", label: t("Offered when somebody writes down a service?"), value: values.is_active, errors, choices: [{ value: "yes", label: t("Yes") }, { value: "no", label: t("No") }] })}` : nothing}`,
    send: async ({ label, principal, order, is_active }) => {
      const body = { label: label.trim(), principal: principal || null };
      if (kind && save) await save(`${base}/service-kinds/${kind.id}`, { ...body, order: Number(order), is_active: is_active === "yes" });
      else await write(`${base}/service-kinds`, { id, ...body });
    },
    done: () => void reload(),
  });
}
