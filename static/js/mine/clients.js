// @ts-check
/** My people: who they are in my own party's books, what the team may see, and what I can do. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { openBlocked, openConsent, withdraw } from "./consent.js";
import { openClient } from "./enrol.js";
import { openNomination } from "./nominate.js";
import { openReport } from "./report.js";
import { scopeWords } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Client} Client */

/** @param {Place} place */
export function drawClients(place) {
  const { clients } = place.data;
  return html`
    <section aria-labelledby="clients-title">
      <div class="section-head"><h2 id="clients-title">${t("My people")}</h2>
        <button class="button" @click=${() => openClient(place)}>${icons.plus} ${t("Add a person…")}</button></div>
      ${clients.length
        ? html`<ul class="mine-list">${[...clients].sort((one, other) => one.label.localeCompare(other.label)).map((client) => card(place, client))}</ul>`
        : html`<p class="empty">${t("You have no people here yet. Add the person you work with and want to report about.")}</p>`}
    </section>`;
}

/** @param {Place} place @param {Client} client */
const card = (place, client) => html`
  <li class="mine-card">
    <h3>${client.name}${client.birth_year ? html` <span class="muted">${t("born {year}", { year: client.birth_year })}</span>` : nothing}</h3>
    ${client.is_similar ? html`<p class="tag">${t("Similar name")}</p>` : nothing}
    <ul class="sharing">${place.data.parties.map((party) => sharing(place, client, party))}</ul>
    <div class="acts">
      <button class="button primary" aria-label=${t("Nominate {name}", { name: client.name })} @click=${() => openNomination(place, client)}>${t("Nominate")}</button>
      <button class="button" aria-label=${t("Report a concern: {name}", { name: client.name })} @click=${() => openReport(place, client)}>${t("Report a concern")}</button>
      <button class="button" aria-label=${t("Write down consent for {name}…", { name: client.name })} @click=${() => openConsent(place, client)}>${t("Consent…")}</button>
    </div>
  </li>`;

/** @param {Place} place @param {Client} client @param {import("./wire.js").Party} party */
function sharing(place, client, party) {
  const given = client.bases.filter((basis) => basis.to === party.id);
  const block = given.find((basis) => basis.kind === "block");
  if (block) return html`<li><b>${party.short}</b>: ${t("blocked, sees nothing of ours")} <button class="link" @click=${() => openBlocked(place, client, party, block)}>${t("Lift…")}</button></li>`;
  if (!given.length) return html`<li class="closed"><b>${party.short}</b>: ${t("sees nothing of ours; consent is missing")}</li>`;
  return given.map((basis) => html`
    <li><b>${party.short}</b>: ${scopeWords(basis.scopes)}${basis.valid_until ? html`, ${t("until {day}", { day: formatDate(basis.valid_until, { day: "numeric", month: "short", year: "numeric" }) })}` : nothing}
      <button class="link" aria-label=${t("Consent withdrawn… {name}, {party}", { name: client.name, party: party.short })} @click=${() => withdraw(place, client, party, basis)}>${t("Consent withdrawn…")}</button></li>`);
}
