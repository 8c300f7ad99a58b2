// @ts-check
/** The team's answers to what I nominated; that one has read them is said by a tap, never by looking. */
import { html, nothing } from "lit-html";
import { decisionWord, neutralAnswer } from "../board/words.js";
import { formatDate, t } from "../i18n.js";
import { attempt, section } from "./rows.js";
import { agoWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Answer} Answer */

/** @param {Phone} phone */
export const draw = (phone) => [section("answers", t("Your answers from the team"), phone.data().answers.map((answer) => row(phone, answer)))];

/** @param {Phone} phone @param {Answer} one */
function row(phone, one) {
  const name = one.patient_label;
  return html`
    <li class="phone-answer" data-unread=${!one.read_at}>
      <p class="first"><span class="who">${name}</span> ${one.read_at ? nothing : html`<span class="new">${t("new answer")}</span>`}</p>
      ${one.decision === "neutral" ? html`<p class="text">${neutralAnswer(one, phone.data().team)}</p>` : told(phone, one)}
      ${one.read_at
        ? html`<p class="muted small">${t("Read {when}", { when: agoWord(one.read_at, phone.today) })}</p>`
        : html`<button class="button" aria-label=${t("I have read it: the answer about {name}", { name })} ?disabled=${phone.isPending(one.id)}
            @click=${() => attempt(phone, { path: `/answers/${one.id}/reading`, subject: one.id, says: t("The answer about {name}: read", { name }) })}>${t("I have read it")}</button>`}
    </li>`;
}

/** @param {Phone} phone @param {Answer} one */
const told = (phone, one) => html`
  <p class="text">${decisionWord(one.decision)} ${agoWord(one.at, phone.today)}${one.by ? ` · ${phone.colleague(one.by)?.name ?? ""}` : ""}</p>
  ${one.text ? html`<p class="text">${one.text}</p>` : nothing}
  ${one.reason ? html`<p class="text">${t("Reason")}: ${one.reason}</p>` : nothing}
  ${one.instead ? html`<p class="text">${t("Instead")}: ${one.instead}</p>` : nothing}
  ${one.holder ? html`<p class="text">${t("{name} holds the case", { name: phone.colleague(one.holder)?.name ?? "" })}</p>` : nothing}
  ${one.next_step ? html`<p class="text">${t("Next step")}: ${one.next_step}${one.next_on ? ` (${formatDate(one.next_on)})` : ""}</p>` : nothing}
  ${one.result ? html`<p class="text"><b>${t("Result: how it went")}</b> ${one.result.text}</p>` : nothing}
  ${one.result_due_on ? html`<p class="text">${t("Result by {day}", { day: formatDate(one.result_due_on) })}</p>` : nothing}`;
