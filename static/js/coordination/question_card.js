// @ts-check
/** One question: who asks, about whom, what was tried, what was proposed. */
import { html, nothing } from "lit-html";
import { formatDateTime, t } from "../i18n.js";
import { openAnswering, openResult, openWithdrawing } from "./question_forms.js";
import { due, proposal, toWhom } from "./question_words.js";

/** @typedef {import("./questions.js").Page} Page */
/** @typedef {import("./questions.js").Question} Question */

/** @param {Page} page @param {Question} one */
export const questionCard = (page, one) => html`
  <li class="question" data-due=${one.is_due}>
    <h3>${one.patient_label}</h3>
    <p class="muted small">${one.by_name} · ${formatDateTime(one.at)} · ${toWhom(one)}</p>
    <p class="asked">${one.text}</p>
    ${one.tried ? html`<p><b>${t("Tried so far")}</b> ${one.tried}</p>` : nothing}
    ${one.answer ? proposal(one.answer, one.is_due) : html`<p class="small">${due(one, page.all().now)}</p>`}
    ${buttons(page, one)}
  </li>`;

/** @param {Page} page @param {Question} one */
function buttons(page, one) {
  const name = one.patient_label;
  if (one.place === "mine") return html`<div class="acts"><button class="button quiet" aria-label=${t("Take back the question about {name}…", { name })} @click=${() => openWithdrawing(page, one)}>${t("Take back…")}</button></div>`;
  if (one.place === "to_follow") return html`<div class="acts"><button class="button ${one.is_due ? "primary" : ""}" aria-label=${t("Tell how it went: {name}", { name })} @click=${() => openResult(page, one)}>${t("Tell how it went…")}</button></div>`;
  if (one.place === "answered") return nothing;
  return html`<div class="acts"><button class="button ${one.place === "to_me" ? "primary" : ""}" aria-label=${t("Answer the question about {name}…", { name })} @click=${() => openAnswering(page, one)}>${t("Answer…")}</button></div>`;
}
