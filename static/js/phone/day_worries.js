// @ts-check
/** What others worry about and waits for my tap: red to read now, drafts to send, concerns to answer. */
import { html, nothing } from "lit-html";
import { missedText, tagWord } from "../board/words.js";
import { formatDate, t, tn } from "../i18n.js";
import { openSignalAnswer } from "../signals/forms.js";
import { dayAndTime, reported } from "../signals/told.js";
import { acknowledge } from "./alerts.js";
import { openNominate } from "./report.js";
import { attempt, section, who } from "./rows.js";
import { agoWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */

/** @param {Phone} phone */
export function draw(phone) {
  const { calls, drafts, concerns } = phone.data();
  return [
    section("calls", t("Red, to read now"), calls.map((one) => call(phone, one))),
    section("drafts", t("Nominations to send"), drafts.map((one) => draft(phone, one))),
    section("concerns", t("Concerns to answer"), concerns.map((one) => concern(phone, one))),
  ];
}

/** @param {Phone} phone @param {import("./wire.js").Call} one */
const call = (phone, one) => html`
  <li class="phone-answer" data-unread=${!one.read_at}>
    <p class="first">${who(phone, phone.person(one.patient))}</p>
    <p class="text">${one.text === undefined ? t("Not shared") : reported({ tags: one.tags ?? [], text: one.text })}</p>
    <p class="muted small">${one.by_name} · ${agoWord(one.at, phone.today)}${one.passed_on_at ? html` · ${t("went on to the deputy {when}", { when: agoWord(one.passed_on_at, phone.today) })}` : nothing}</p>
    ${one.read_at
      ? html`<p class="muted small">${t("Read by {name} {when}", { name: one.read_by_name ?? "", when: agoWord(one.read_at, phone.today) })}</p>`
      : html`<button class="button primary" aria-label=${t("I have read it: the nomination of {name}", { name: one.patient_label })} ?disabled=${phone.isPending(one.nomination)}
          @click=${() => attempt(phone, { path: `/nominations/${one.nomination}/duty-reading`, subject: one.nomination, says: t("The nomination of {name}: read", { name: one.patient_label }) })}>${t("I have read it")}</button>`}
  </li>`;

/** @param {Phone} phone @param {import("./wire.js").Draft} one */
function draft(phone, one) {
  const isMissed = one.why === "two_missed";
  const text = isMissed ? missedText(one.missed_on) : tn("{n} person has reported a concern since {day}", "{n} people have reported a concern since {day}", one.people, { day: formatDate(one.since) });
  const filled = { tags: one.tags, text: isMissed ? text : "", category: one.category };
  return html`
    <li class="phone-answer" data-unread="true">
      <p class="first">${who(phone, phone.person(one.patient))}</p>
      <p class="text">${text}</p>
      ${one.tags.length ? html`<p class="text">${one.tags.map(tagWord).join(", ")}</p>` : nothing}
      <button class="button" aria-label=${t("Send the nomination of {name}…", { name: one.patient_label })} @click=${() => openNominate(phone, phone.person(one.patient), filled)}>${t("Send the nomination…")}</button>
      ${isMissed ? html`<button class="button plain" aria-label=${t("Put aside: {name}", { name: one.patient_label })} ?disabled=${phone.isPending(one.patient)} @click=${() => putAside(phone, one)}>${t("Put aside")}</button>` : nothing}
    </li>`;
}

/** Seen, by name: it is offered again when another visit is missed. @param {Phone} phone @param {import("./wire.js").Draft} one */
const putAside = (phone, { patient, patient_label: name, missed_on }) =>
  acknowledge(phone, patient, name, [/** @type {any} */ ({ code: "two_missed", since: missed_on.at(-1) })]);

/** @param {Phone} phone @param {import("./wire.js").Concern} one */
function concern(phone, one) {
  const name = phone.person(one.patient)?.name ?? one.patient_label;
  const send = (/** @type {string} */ path, /** @type {object} */ body) => phone.send({ path, body, subject: one.id, says: t("Answer about {name}", { name }) });
  return html`
    <li class="phone-answer">
      <p class="first">${who(phone, phone.person(one.patient))}</p>
      <p class="text">${reported(one)}</p>
      <p class="muted small">${one.by_name} · ${agoWord(one.at, phone.today)} · ${one.is_late ? html`<b>${t("The answer is late.")}</b>` : t("Answer by {when}", { when: dayAndTime(one.answer_due_at) })}</p>
      <button class="button" aria-label=${t("Answer about {name}…", { name })} ?disabled=${phone.isPending(one.id)}
        @click=${() => openSignalAnswer(one, name, { send, done: () => void phone.reload(), today: phone.today })}>${t("Answer")}</button>
    </li>`;
}
