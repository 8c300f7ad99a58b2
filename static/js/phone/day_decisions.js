// @ts-check
/** Decisions that wait for us: answered, or given more time, from where one stands. */
import { html, nothing } from "lit-html";
import { openAnswer, openMoreTime } from "../coordination/decisions/forms.js";
import { clockLine } from "../coordination/decisions/row.js";
import { legalText } from "../coordination/decisions/words.js";
import { t } from "../i18n.js";
import { openForm } from "../ui/form.js";
import { section } from "./rows.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("../coordination/decisions/wire.js").Listed} Listed */

/** What the server does not tell, or an older phone kept, has none. @param {Phone} phone */
export const draw = (phone) => [section("decisions", t("Decisions that wait for us"), (phone.data().decisions ?? []).map((one) => row(phone, one)))];

/** @param {Phone} phone @param {Listed} one */
function row(phone, one) {
  const place = placeOf(phone, one);
  const isPending = Boolean(phone.isPending(one.id));
  return html`
    <li class="phone-answer" data-decision=${one.id}>
      <p class="first"><span class="who">${one.patient_label}</span> ${one.legal.map((legal) => html`<span class="small">${legalText(legal)}</span>`)}</p>
      <p class="text">${one.what}</p>
      ${clockLine(one)}
      <p class="muted small">${t("asked by {party}", { party: `${one.by_name}, ${one.party_name}` })}${one.asked_staff === phone.me.id ? html` · <b>${t("to you")}</b>` : nothing}</p>
      <div class="phone-person-acts">
        <button class="button primary" ?disabled=${isPending} aria-label=${t("Answer: {what}", { what: one.what })} @click=${() => openAnswer(place, one)}>${t("Answer…")}</button>
        <button class="button" ?disabled=${isPending} aria-label=${t("More time: {what}", { what: one.what })} @click=${() => openMoreTime(place, one)}>${t("More time…")}</button>
      </div>
    </li>`;
}

/** A sheet at the foot of the phone, and its outbox. @param {Phone} phone @param {Listed} one @returns {import("../coordination/decisions/wire.js").Place} */
const placeOf = (phone, one) => ({
  today: phone.today,
  open: ({ label, ...options }) => void openForm({ ...options, title: label, className: "sheet" }),
  async send(path, body, { method, version, says }) {
    const sent = await phone.send({ path, body, method, ifMatch: version, subject: one.id, says });
    if (!sent.isQueued) await phone.reload();
    return sent;
  },
});
