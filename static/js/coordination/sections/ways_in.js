// @ts-check
/** Whom to call: each side's contact with deputy, hours and weekends; who is close; guardians. */
import { html, nothing } from "lit-html";
import { mayContactWord } from "../../board/words.js";
import { t } from "../../i18n.js";
import { dialled } from "../directory_words.js";
import { kinWord, openContact, openCorrection, openEnd, openKin, openMayContact } from "./ways_in_forms.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {{id: string, version: number, party: string, staff: string, deputy: string | null, phone: string, hours: string, after_hours: string}} WayIn */
/** @typedef {{id: string, version: number, party: string, is_own: boolean, kind: string, name: string, relation: string, phone: string, may_contact: string, decides: string}} Close */
/** @typedef {{contacts: WayIn[], next_of_kin: Close[]}} WaysIn */

/** @param {Page} page @returns {import("../wire.js").Section<WaysIn>} */
export const section = (page) => ({
  name: "ways-in",
  title: () => t("Ways in"),
  acts: ({ contacts }) => html`
    <button class="button small" @click=${() => openContact(page, contacts.find(({ party }) => party === page.own))}>${t("Our contact…")}</button>
    <button class="button small" @click=${() => openKin(page)}>${t("Kin or guardian…")}</button>`,
  draw: ({ contacts, next_of_kin: kin }) => html`
    ${page.forms.draw("contact")}${page.forms.draw("kin")}
    ${contacts.length ? html`<ul class="person-rows">${contacts.map((one) => contactRow(page, one))}</ul>` : html`<p class="empty">${t("Nobody is named as contact yet.")}</p>`}
    <h3>${t("Kin and guardians")}</h3>
    ${kin.length ? html`<ul class="person-rows">${kin.map((one) => kinRow(page, one))}</ul>` : html`<p class="empty">${t("No one written down.")}</p>`}`,
});

/** @param {string} number */
const call = (number) => (number ? html`<a class="way-call" href=${dialled(number)}>${number}</a>` : nothing);

/** @param {Page} page @param {WayIn} one */
const contactRow = ({ model }, one) => html`
  <li class="stacked">
    <div>
      <p><b>${model.staff(one.staff)?.name ?? ""}</b> <span class="muted">${model.party(one.party)?.name ?? ""}</span></p>
      <p>${call(one.phone)} ${one.hours}</p>
      ${one.deputy ? html`<p>${t("When away: {name}", { name: model.staff(one.deputy)?.name ?? "" })}</p>` : html`<p class="muted">${t("No deputy named")}</p>`}
      ${one.after_hours ? html`<p>${t("Evenings and weekends")}: ${one.after_hours}</p>` : nothing}
    </div>
  </li>`;

/** @param {Page} page @param {Close} one */
const kinRow = (page, one) => html`
  <li class="stacked">
    <div>
      <p><b>${one.name}</b> <span class="muted">${one.kind === "kin" ? one.relation : [kinWord(one.kind), one.relation].filter(Boolean).join(" · ")}</span></p>
      <p>${call(one.phone)} <span class=${one.may_contact === "no" ? "may-not" : ""}>${mayContactWord(one.may_contact)}</span></p>
      ${one.decides ? html`<p>${t("May decide about: {what}", { what: one.decides })}</p>` : nothing}
    </div>
    ${one.is_own ? acts(page, one) : html`<p class="muted small">${page.model.party(one.party)?.short ?? ""}</p>`}
    ${page.forms.draw(`kin-${one.id}`)}
  </li>`;

/** @param {Page} page @param {Close} one */
const acts = (page, one) => html`
  <div class="row-acts">
    <button class="link" @click=${() => openMayContact(page, one)}>${t("May be contacted?")}<span class="vh"> ${one.name}</span></button>
    <button class="link" @click=${() => openCorrection(page, one)}>${t("Put right…")}<span class="vh"> ${one.name}</span></button>
    <button class="link" @click=${() => openEnd(page, one)}>${t("No longer…")}<span class="vh"> ${one.name}</span></button>
    <button class="link" @click=${() => page.attempt(`/next-of-kin/${one.id}/wrong-person`, {}, { said: t("Hidden from every screen.") })}>${t("Wrong person")}<span class="vh"> ${one.name}</span></button>
  </div>`;
