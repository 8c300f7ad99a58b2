// @ts-check
/** What my own unit lets the others see of a person: given and taken back here. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { chipsField, inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { scopes, scopeWord } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Client} Client */
/** @typedef {import("./wire.js").Party} Party */
/** @typedef {import("./wire.js").Given} Given */

/** @param {Place} place @param {Client} client */
export function openConsent(place, client) {
  const { parties, today } = place.data;
  const blocked = new Set(client.bases.filter((basis) => basis.kind === "block").map((basis) => basis.to));
  const open = parties.filter((party) => !blocked.has(party.id));
  /** @type {Map<string, string>} one id a party, so that trying again writes nothing twice */
  const ids = new Map(open.map((party) => [party.id, uuid7()]));
  openForm({
    key: `mine-consent:${client.id}`,
    className: "wide",
    title: t("Consent of {name}", { name: client.name }),
    submit: t("Save the consent"),
    initial: { how: "oral", "to[]": open.map((party) => party.id), "scopes[]": ["status", "contacts", "notes"], valid_until: aYearFrom(today) },
    body: (values, errors) => html`
      ${chipsField({ name: "to[]", label: t("Who may see?"), isMany: true, value: values["to[]"], errors, choices: open.map((party) => ({ value: party.id, label: party.name })) })}
      ${chipsField({ name: "scopes[]", label: t("What may they see of ours?"), isMany: true, value: values["scopes[]"], errors, choices: scopes.map((value) => ({ value, label: scopeWord(value) })) })}
      ${chipsField({ name: "how", label: t("How was it given?"), value: values.how, errors, choices: [{ value: "oral", label: t("Orally") }, { value: "written", label: t("In writing") }] })}
      ${inputField({ name: "valid_until", type: "date", label: t("Valid until"), value: values.valid_until, min: today, errors })}
      <p class="hint muted small">${t("This opens what your unit has. What the others have, they open themselves.")}</p>`,
    send: async (values) => {
      const chosen = open.filter((party) => values["to[]"].includes(party.id) && ids.has(party.id));
      if (!chosen.length) throw new Error(t("Choose who may see."));
      for (const party of chosen) {
        await place.send(`/patients/${client.id}/bases`, { id: ids.get(party.id), to: party.id, kind: "consent", how: values.how, scopes: values["scopes[]"], valid_until: values.valid_until || null });
        ids.delete(party.id);
      }
    },
    done: () => void place.reload(),
  });
}

/** @param {string} day */
const aYearFrom = (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;

/** @param {Place} place @param {Client} client @param {Party} party @param {Given} basis */
export function withdraw(place, client, party, basis) {
  openForm({
    key: `mine-withdraw:${basis.id}`,
    title: t("Consent withdrawn"),
    submit: t("Consent withdrawn"),
    body: () => html`<p>${t("{party} no longer sees anything of what your unit has about {name}, from this moment.", { party: party.name, name: client.name })}</p>`,
    send: () => place.send(`/bases/${basis.id}/withdrawal`, {}, basis.version),
    done: () => void place.reload(),
  });
}

/** @param {Place} place @param {Client} client @param {Party} party @param {Given} block */
export function openBlocked(place, client, party, block) {
  openForm({
    key: `mine-lift:${block.id}`,
    title: t("Lift the block"),
    submit: t("Lift the block"),
    body: () => html`<p>${t("{name} no longer says no to {party}. A consent must still be written down before they see anything.", { name: client.name, party: party.name })}</p>`,
    send: () => place.send(`/bases/${block.id}/withdrawal`, {}, block.version),
    done: () => void place.reload(),
  });
}
