// @ts-check
/** The panel's last parts: protected identity, and colleagues who must not see the person. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { chipsField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { panelChanged } from "./panel.js";
import { part } from "./panel_now.js";
import { staffChoices } from "./tasks.js";
import { attempt, send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {{id: string, version: number, staff: string, at: string}} Bar */

const KINDS = ["marked", "register", "assumed"];

/** @param {string} kind */
function protectionWord(kind) {
  /** @type {Record<string, () => string>} */
  const words = {
    marked: () => t("Confidentiality marking"),
    register: () => t("Protected population registration"),
    assumed: () => t("Assumed personal data"),
  };
  return words[kind]?.() ?? t("None");
}

/** @param {App} app @param {Patient} person */
export function protectionPart(app, person) {
  const edit = () => openForm({
    key: `protection:${person.id}`,
    title: t("Protected identity"),
    submit: t("Save"),
    initial: { kind: person.protected_kind ?? "" },
    body: (values, errors) => html`
      ${chipsField({ name: "kind", label: t("Which protection?"), value: values.kind, errors, isFocused: true, choices: [...KINDS, ""].map((kind) => ({ value: kind, label: protectionWord(kind) })) })}
      <p class="hint">${t("Walls show a code that says nothing of the name, and no contacts, days or times. Never write an address here.")}</p>`,
    send: ({ kind }) => {
      const tap = { ifMatch: person.version, subject: person.id, versionIn: (/** @type {Patient} */ p) => p.version };
      if (!kind) return send(app, { ...tap, path: `/patients/${person.id}/protection/end` });
      return send(app, { ...tap, method: "PUT", path: `/patients/${person.id}/protection`, body: { kind } });
    },
  });
  return part(t("Protected identity"), html`<p class=${person.protected_kind ? "" : "muted"}>${protectionWord(person.protected_kind ?? "")}</p>`,
    html`<button class="button quiet small" @click=${edit}>${t("Change")}<span class="vh"> ${t("Protected identity")}</span></button>`);
}

/** For the team leader alone: whom of the staff nothing of this person may reach. @param {App} app @param {Model} model @param {Patient} person @param {Bar[]} bars */
export function barsPart(app, model, person, bars) {
  if (app.session?.assignment?.role !== "leader") return nothing;
  const again = () => {
    panelChanged(app, person.id);
    app.redraw();
  };
  const lift = async (/** @type {Bar} */ one) => {
    if (await attempt(app, { path: `/bars/${one.id}/end`, ifMatch: one.version, subject: person.id })) again();
  };
  const bar = (id = uuid7()) => openForm({
    key: `bar:${person.id}`,
    title: t("Bar a colleague: {name}", { name: person.name }),
    submit: t("Bar"),
    initial: { staff: "" },
    body: (values, errors) => html`
      <p>${t("For a relative, or somebody's own case. The person is then nowhere to be found for them: not on the board, not in the search, not in the log. It counts at once.")}</p>
      ${selectField({ name: "staff", label: t("Who?"), value: values.staff, errors, empty: "", choices: staffChoices(app).filter(({ value }) => value !== app.session?.staff?.id && model.staff(value)?.party === model.own && !bars.some((one) => one.staff === value)) })}`,
    send: ({ staff }) => send(app, { path: `/patients/${person.id}/bars`, body: { id, staff }, subject: person.id }),
    done: again,
  });
  return part(t("Barred colleagues"), bars.length
    ? html`<ul class="panel-list">${bars.map((one) => html`
      <li><span>${model.staff(one.staff)?.name ?? ""} <span class="muted">${formatDate(one.at)}</span></span>
        <span class="row-acts"><button class="link small" @click=${() => void lift(one)}>${t("Let them see again")}</button></span></li>`)}</ul>`
    : html`<p class="muted">${t("Nobody is barred.")}</p>`, html`<button class="button quiet small" @click=${() => bar()}>${t("Bar…")}</button>`);
}
