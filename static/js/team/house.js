// @ts-check
/** Every team of the house, for an administrator. */
import { html, nothing } from "lit-html";
import { t, tn } from "../i18n.js";
import { inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { icons } from "../ui/icons.js";
import { uuid7 } from "../uuid.js";
import { write } from "./reach.js";

/** @typedef {import("./wire.js").TeamRow} TeamRow */
/** @typedef {import("./wire.js").Place<import("./wire.js").House>} HousePlace */

/** @param {HousePlace} place */
export function drawHouse(place) {
  const { teams } = place.data;
  return html`
    <div class="section-head"><h2>${t("All teams")}</h2>
      <button class="button primary" @click=${() => teamForm(place)}>${icons.plus} ${t("New team…")}</button></div>
    ${teams.length ? html`<ul class="columns">${teams.map((team) => card(place, team))}</ul>` : html`<p class="notice">${t("There is no team yet.")}</p>`}`;
}

/** @param {HousePlace} place @param {TeamRow} team */
const card = (place, team) => html`
  <li class="team-card">
    <h3><a href="/admin/teams/${team.id}">${team.name}</a></h3>
    <p class="small">${tn("{n} person works here today", "{n} people work here today", team.staff)}</p>
    <p class="small">${team.leaders.length ? t("Led by {names}", { names: team.leaders.join(", ") }) : html`<strong>${t("No leader yet")}</strong>`}</p>
    ${team.parties.length ? html`<ul class="proposed small" aria-label=${t("Parties")}>${team.parties.map((party) => html`<li>${party.name} <span class="muted">${party.principal === "region" ? t("region") : t("municipality")}</span></li>`)}</ul>` : html`<p class="muted small">${t("No party takes part yet.")}</p>`}
    <div class="acts">
      <a class="button small" href="/admin/teams/${team.id}" aria-label=${t("Open {name}", { name: team.name })}>${t("Open")}</a>
      <button class="button small" aria-label=${t("Add a party to {name}…", { name: team.name })} @click=${() => partyForm(place, team)}>${t("Add a party…")}</button>
    </div>
  </li>`;

/** @param {HousePlace} place */
function teamForm(place) {
  const id = uuid7();
  openForm({
    key: "new-team",
    title: t("New team"),
    submit: t("Found the team"),
    body: (values, errors) => html`
      ${inputField({ name: "name", label: t("Name"), value: values.name, errors, max: 80, isFocused: true })}
      ${inputField({ name: "on_call_phone", label: t("Telephone out of hours"), value: values.on_call_phone, errors, max: 40, isRequired: false })}
      <p class="hint muted small">${t("It starts with the usual columns and tasks. Then add a party and a leader.")}</p>`,
    send: (values) => write("/api/house/teams", { id, name: values.name ?? "", on_call_phone: values.on_call_phone ?? "" }),
    done: () => void place.reload(),
  });
}

/** @param {HousePlace} place @param {TeamRow} team */
function partyForm(place, team) {
  const there = new Set(team.parties.map((party) => party.id));
  const others = place.data.parties.filter((party) => !there.has(party.id));
  const id = uuid7();
  openForm({
    key: `party-${team.id}`,
    title: t("Add a party to {name}", { name: team.name }),
    submit: t("Add"),
    initial: { known: "", principal: "region" },
    body: (values, errors) => html`
      ${others.length ? selectField({ name: "known", label: t("Which?"), value: values.known, errors, empty: t("A new one"), choices: others.map((party) => ({ value: party.id, label: party.name })) }) : nothing}
      ${values.known ? nothing : html`
        ${inputField({ name: "name", label: t("Name"), value: values.name, errors, max: 120 })}
        ${inputField({ name: "short", label: t("Short name"), value: values.short, errors, max: 40 })}
        ${selectField({ name: "principal", label: t("Belongs to"), value: values.principal, errors, choices: [{ value: "region", label: t("region") }, { value: "municipality", label: t("municipality") }] })}`}`,
    send: (values) => {
      const known = others.find((party) => party.id === values.known);
      const { name = "", short = "", principal } = known ?? values;
      return write(`/api/teams/${team.id}/parties`, { id: known?.id ?? id, name, short, principal });
    },
    done: () => void place.reload(),
  });
}
