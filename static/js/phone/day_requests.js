// @ts-check
/** Others ask that one of my people be asked for consent: the consent is written down from here. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openConsent } from "../mine/consent.js";
import { section, who } from "./rows.js";
import { agoWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Request} Request */

/** @param {Phone} phone */
export const draw = (phone) => [section("requests", t("Consent is asked for"), phone.data().requests.map((one) => row(phone, one)))];

/** @param {Phone} phone @param {Request} one */
function row(phone, one) {
  const person = phone.person(one.patient);
  const party = phone.party(one.party);
  return html`
    <li class="phone-row">
      <div class="what">
        <span class="first">${who(phone, person)}</span>
        <span class="text">${t("{party} asks to see what your unit has.", { party: party?.name ?? "" })} ${agoWord(one.at, phone.today)}</span>
      </div>
      <button class="button" aria-label=${t("Write down consent for {name}…", { name: person?.name ?? "" })} @click=${() => open(phone, one)}>${t("Consent…")}</button>
    </li>`;
}

/** @param {Phone} phone @param {Request} one */
function open(phone, one) {
  const person = phone.person(one.patient);
  const parties = phone.data().parties.filter((party) => party.id === one.party);
  if (!person) return;
  const says = t("Consent of {name}", { name: person.name });
  /** @type {any} */
  const place = {
    data: { parties, today: phone.today },
    reload: phone.reload,
    send: (/** @type {string} */ path, /** @type {unknown} */ body) => phone.send({ path, body, subject: one.patient, says }),
  };
  openConsent(place, /** @type {any} */ ({ ...person, bases: [] }));
}
