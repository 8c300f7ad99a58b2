// @ts-check
/** A person's plans: where each stands, what comes next, who calls the meeting; and what the SIP radar says. */
import { html, nothing } from "lit-html";
import { flag } from "../../board/badge.js";
import { formatDate, t } from "../../i18n.js";
import { FORMS, openEvaluation, openNaming, openOffer, openStep, openWrongPerson } from "../plans/forms.js";
import { answerWord, nextWord, planWord, QUESTIONS, questionText, signText, stateWord, stepAct, tookPartWord } from "../plans/words.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {import("../plans/wire.js").Plan} Plan */
/** @typedef {import("../plans/wire.js").Plans} Plans */

/** Which steps may follow, the usual one first. @type {Record<string, string[]>} */
const STEPS = {
  offered: ["called", "made", "declined", "ended"],
  declined: ["offered", "ended"],
  called: ["made", "called", "declined", "ended"],
  made: ["followed_up", "ended"],
  followed_up: ["followed_up", "ended"],
  ended: [],
};
const DAY = /** @type {const} */ ({ day: "numeric", month: "short", year: "numeric" });

/** @param {Page} page @returns {import("../wire.js").Section<Plans>} */
export function section(page) {
  return {
    name: "plans",
    title: () => t("Plans"),
    acts: (data) => html`<button class="button small" @click=${() => openOffer(page, data)}>${t("Offer a plan…")}</button>`,
    draw(data) {
      const running = data.plans.filter(({ state }) => state !== "ended");
      const ended = data.plans.filter(({ state }) => state === "ended");
      return html`
        ${data.signs.length ? html`<ul class="plan-signs">${data.signs.map((sign) => html`<li>${flag("reminder", signText(sign))}</li>`)}</ul>` : nothing}
        ${page.forms.draw(`plan-new:${page.patient}`)}
        ${running.length ? html`<ul class="person-rows">${running.map((plan) => row(page, data, plan))}</ul>` : html`<p class="empty">${t("No plan is under way.")}</p>`}
        ${ended.length ? html`<details><summary>${t("Earlier plans: {n}", { n: ended.length })}</summary><ul class="person-rows">${ended.map((plan) => row(page, data, plan))}</ul></details>` : nothing}`;
    },
  };
}

/** @param {Page} page @param {Plans} data @param {Plan} plan */
function row(page, data, plan) {
  const isLate = plan.late_on !== null && plan.late_on <= page.model.moment.today;
  return html`
    <li class="plan-row" data-plan=${plan.kind}>
      <div>
        <p><b>${planWord(plan.kind)}</b>, ${stateWord(plan.state)} ${formatDate(plan.on, DAY)}${isLate ? html` ${flag("reminder", t("late since {day}", { day: formatDate(/** @type {string} */ (plan.late_on)) }))}` : nothing}</p>
        ${plan.next_on ? html`<p>${t("Next:")} ${nextWord(plan.state)} <b>${formatDate(plan.next_on, { weekday: "short", ...DAY })}</b></p>` : nothing}
        <p><span class="muted">${t("Calls:")}</span> <b>${nameOf(page, plan.caller) || plan.caller_name}</b> · <span class="muted">${t("Leads:")}</span> ${leaderOf(page, plan) || t("not decided")}</p>
        <p class="muted">${plan.took_part ? t("The person took part: {answer}", { answer: tookPartWord(plan.took_part).toLowerCase() }) : nothing}${plan.took_part && (plan.link || plan.place) ? " · " : ""}${placeOf(plan)}</p>
        ${plan.evaluations.map((one) => evaluation(one))}
      </div>
      ${acts(page, data, plan)}
      ${FORMS.map((form) => page.forms.draw(`plan:${plan.id}:${form}`))}
      <details class="plan-history"><summary>${t("Steps: {n}", { n: plan.steps.length })}<span class="vh"> ${planWord(plan.kind)}</span></summary>
        <ol>${plan.steps.map((step) => html`<li>${formatDate(step.on, DAY)}: <b>${stateWord(step.state)}</b>${step.next_on ? html`, ${nextWord(step.state)} ${formatDate(step.next_on, DAY)}` : nothing} <span class="muted">${nameOf(page, step.by)}</span></li>`)}</ol>
      </details>
    </li>`;
}

/** @param {Page} page @param {Plans} data @param {Plan} plan */
function acts(page, data, plan) {
  const what = html`<span class="vh"> ${planWord(plan.kind)}</span>`;
  const isMine = page.role === "leader" || plan.steps[0]?.by === page.me;
  return html`
    <p class="row-acts">
      ${STEPS[plan.state].map((state, index) => html`<button class=${index ? "link" : "button"} @click=${() => openStep(page, plan, state)}>${stepWord(plan, state)}${what}</button>`)}
      ${plan.state === "ended" ? nothing : html`<button class="link" @click=${() => openNaming(page, data, plan)}>${t("Change…")}${what}</button>`}
      ${plan.kind === "sip" && plan.made_on ? html`<button class="link" @click=${() => openEvaluation(page, plan)}>${t("Ask the person…")}${what}</button>` : nothing}
      ${isMine ? html`<button class="link" @click=${() => openWrongPerson(page, plan)}>${t("Wrong person…")}${what}</button>` : nothing}
    </p>`;
}

/** @param {Plan} plan @param {string} state */
const stepWord = (plan, state) => (plan.state === "called" && state === "called" ? t("New day for the meeting…") : stepAct(state));

/** @param {Page} page @param {string | null} staff */
const nameOf = (page, staff) => (staff && page.model.staff(staff)?.name) || "";

/** @param {Page} page @param {Plan} plan */
const leaderOf = (page, plan) => nameOf(page, plan.leader) || page.model.party(plan.leader_party)?.name || plan.leader_name;

/** Opened by the reader alone; never asked for by the board. @param {Plan} plan */
const placeOf = ({ link, place }) => (link ? html`<a href=${link} rel="noopener noreferrer" referrerpolicy="no-referrer" target="_blank">${t("Open the plan")}</a>` : place);

/** @param {import("../plans/wire.js").Evaluation} one */
const evaluation = (one) => html`
  <p class="plan-thought"><span class="muted">${t("The person, {day}:", { day: formatDate(one.on, DAY) })}</span>
    ${one.is_declined ? t("did not want to answer") : QUESTIONS.map((name, index) => html`${index ? " · " : ""}<span title=${questionText(name)}>${questionText(name)}</span> <b>${answerWord(/** @type {any} */ (one)[name])}</b>`)}</p>`;
