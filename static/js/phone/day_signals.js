// @ts-check
/** What I reported, and what came of it; that I have read an answer is said by a tap. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { answerLines, dayAndTime, reported } from "../signals/told.js";
import { attempt, section } from "./rows.js";
import { agoWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */

/** @param {Phone} phone */
export const draw = (phone) => [section("signals", t("What I reported"), phone.data().signals.map((one) => row(phone, one)))];

/** @param {Phone} phone @param {import("./wire.js").Signal} one */
function row(phone, one) {
  const { answer } = one;
  const name = one.patient_label;
  return html`
    <li class="phone-answer" data-unread=${Boolean(answer && !answer.read_at)}>
      <p class="first"><span class="who">${name}</span> ${answer && !answer.read_at ? html`<span class="new">${t("new answer")}</span>` : nothing}</p>
      <p class="text">${reported(one)} <span class="muted small">${agoWord(one.at, phone.today)}</span></p>
      ${answer ? told(phone, answer) : html`<p class="muted small">${one.is_late ? html`<b>${t("The answer is late.")}</b> ${t("Call {phone}.", { phone: phone.data().team.on_call_phone })}` : t("Answer by {when}", { when: dayAndTime(one.answer_due_at) })}</p>`}
      ${answer && !answer.read_at
        ? html`<button class="button" aria-label=${t("I have read it: the answer about {name}", { name })} ?disabled=${phone.isPending(answer.id)}
            @click=${() => attempt(phone, { path: `/signal-answers/${answer.id}/reading`, subject: answer.id, says: t("The answer about {name}: read", { name }) })}>${t("I have read it")}</button>`
        : nothing}
    </li>`;
}

/** @param {Phone} phone @param {import("../signals/told.js").SignalAnswer} answer */
const told = (phone, answer) => html`
  ${answer.is_neutral ? nothing : html`<p class="muted small">${answer.by_name ?? ""} · ${agoWord(answer.at, phone.today)}</p>`}
  ${answerLines(answer, phone.data().team)}
  ${answer.read_at ? html`<p class="muted small">${t("Read {when}", { when: agoWord(answer.read_at, phone.today) })}</p>` : nothing}`;
