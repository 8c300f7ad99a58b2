// @ts-check
/** Handovers: offered, and done only when somebody of the other side has accepted by name. */
import { html, nothing } from "lit-html";
import { formatDate, formatDateTime, t } from "../../i18n.js";
import { inputField, textField, selectField, chipsField } from "../../ui/fields.js";
import { uuid7 } from "../../uuid.js";
import { handedWord, whatWord } from "../handover_words.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {{id: string, version: number, what: string, topic: string, why: string, from_on: string, party: string, to_party: string | null,
 *   to_outside: string, by_name: string, at: string, state: string, is_ours: boolean, is_to_us: boolean, is_late: boolean, answered_by_name: string | null,
 *   answered_at: string | null, accepted_name: string, accepted_on: string | null, declined_because: string}} Handover */

/** @param {Page} page @returns {import("../wire.js").Section<{handovers: Handover[]}>} */
export const section = (page) => ({
  name: "handovers",
  title: () => t("Handovers"),
  acts: () => html`<button class="button small" @click=${() => openOffering(page)}>${t("Hand over…")}</button>`,
  draw: ({ handovers }) => html`
    ${page.forms.draw("handover")}
    ${handovers.length ? html`<ul class="person-rows">${handovers.map((one) => row(page, one))}</ul>` : html`<p class="empty">${t("Nothing is being handed over.")}</p>`}`,
});

/** @param {Page} page @param {Handover} one */
const receiver = ({ model }, { to_party: party, to_outside: outside }) => (party ? model.party(party)?.name ?? "" : outside);

/** @param {Page} page @param {Handover} one */
const row = (page, one) => html`
  <li class="stacked">
    <div>
      <p><b>${whatWord(one)}</b> → ${receiver(page, one)} <span class="muted">${t("from {day}", { day: formatDate(one.from_on) })}</span></p>
      <p>${one.why}</p>
      <p class="muted small">${one.by_name} · ${formatDateTime(one.at)}</p>
      <p>${stands(page, one)}</p>
    </div>
    ${one.state === "open" ? acts(page, one) : nothing}
    ${page.forms.draw(`handover-${one.id}`)}
  </li>`;

/** @param {Page} page @param {Handover} one */
function stands(page, one) {
  const name = one.accepted_name || one.answered_by_name || "";
  const day = one.accepted_on ?? one.answered_at;
  if (one.state === "accepted") return html`<b>${t("Accepted by {name} {day}", { name, day: day ? formatDate(day) : "" })}</b>`;
  if (one.state === "declined") return html`<b>${t("{name} said no: {why}", { name, why: one.declined_because })}</b> ${t("It stays with {party}.", { party: page.model.party(one.party)?.name ?? "" })}`;
  const waits = t("Waits for {receiver}. Until somebody there accepts by name it stays with {party}.", { receiver: receiver(page, one), party: page.model.party(one.party)?.name ?? "" });
  return one.is_late ? html`<b class="mark">${waits}</b>` : waits;
}

/** @param {Page} page @param {Handover} one */
function acts(page, one) {
  const say = (/** @type {string} */ verb, /** @type {string} */ said) => page.attempt(`/handovers/${one.id}/${verb}`, {}, { version: one.version, said });
  return html`<div class="row-acts">
    ${one.is_to_us ? html`
      <button class="button small primary" @click=${() => say("acceptance", t("Accepted in your name."))}>${t("Accept in my name")}</button>
      <button class="link" @click=${() => openDeclining(page, one)}>${t("Say no…")}</button>` : nothing}
    ${one.is_ours && !one.to_party ? html`<button class="button small" @click=${() => openOutside(page, one)}>${t("Accepted by…")}</button>` : nothing}
    ${one.is_ours ? html`<button class="link" @click=${() => say("withdrawal", t("The offer is taken back."))}>${t("Take back")}</button>` : nothing}
  </div>`;
}

/** @param {Page} page */
function openOffering(page) {
  const id = uuid7();
  const others = page.model.parties.filter((party) => party.id !== page.own).map((party) => ({ value: party.id, label: party.name }));
  page.forms.open({
    key: "handover",
    label: t("Hand over"),
    submit: t("Offer it"),
    initial: { what: "primary", topic: "", to: others[0]?.value ?? "", to_outside: "", why: "", from_on: page.model.moment.today },
    body: (values, errors) => html`
      ${chipsField({ name: "what", label: t("What is handed over?"), value: values.what, errors, choices: ["primary", "service", "person"].map((value) => ({ value, label: handedWord(value) })) })}
      ${values.what === "service" ? inputField({ name: "topic", label: t("Which service?"), value: values.topic, max: 140, errors }) : nothing}
      ${selectField({ name: "to", label: t("To whom?"), value: values.to, empty: t("Somebody outside the team"), choices: others, errors })}
      ${values.to ? nothing : inputField({ name: "to_outside", label: t("Who, outside the team?"), hint: t("A unit, and a name if you have one."), value: values.to_outside, max: 120, errors })}
      ${textField({ name: "why", label: t("Why, and what they need to know"), value: values.why, max: 280, rows: 2, errors })}
      ${inputField({ name: "from_on", type: "date", label: t("From which day?"), value: values.from_on, min: page.model.moment.today, errors })}
      <p class="hint">${t("It stays with you until somebody there has accepted by name.")}</p>`,
    send: ({ what, topic, to, to_outside, why, from_on }) => page.send(`/patients/${page.patient}/handovers`, { id, what, topic: what === "service" ? topic : "", why, from_on, to: to || null, to_outside: to ? "" : to_outside }),
  });
}

/** @param {Page} page @param {Handover} one */
function openDeclining(page, one) {
  page.forms.open({
    key: `handover-${one.id}`,
    label: t("Say no: {what}", { what: whatWord(one) }),
    submit: t("Say no"),
    initial: { reason: "" },
    body: (values, errors) => textField({ name: "reason", label: t("Why? {name} reads it.", { name: one.by_name }), value: values.reason, max: 280, rows: 2, errors, isFocused: true }),
    send: ({ reason }) => page.send(`/handovers/${one.id}/refusal`, { reason }, { version: one.version }),
  });
}

/** @param {Page} page @param {Handover} one */
function openOutside(page, one) {
  page.forms.open({
    key: `handover-${one.id}`,
    label: t("Accepted by…"),
    submit: t("Save"),
    initial: { name: "", on: page.model.moment.today },
    body: (values, errors) => html`
      ${inputField({ name: "name", label: t("Who accepted it?"), hint: one.to_outside, value: values.name, max: 120, errors, isFocused: true })}
      ${inputField({ name: "on", type: "date", label: t("On which day?"), value: values.on, errors })}`,
    send: ({ name, on }) => page.send(`/handovers/${one.id}/outside-acceptance`, { name, on }, { version: one.version }),
  });
}
