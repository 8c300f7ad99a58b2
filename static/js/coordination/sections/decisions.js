// @ts-check
/** Legal status with its countdown, beside what waits for a decision: one glance tells both. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../../i18n.js";
import { openApplyBy, openCorrection, openLegal, openLegalEnd, openRequest, openWrongPerson } from "../decisions/forms.js";
import { acts, clockLine, closedLine, historyLine, outcomeLine, stepsOf } from "../decisions/row.js";
import { applyText, legalText, whomText } from "../decisions/words.js";

/** @typedef {import("../decisions/wire.js").Decision} Decision */
/** @typedef {import("../decisions/wire.js").Legal} Legal */
/** @typedef {import("../decisions/wire.js").PersonDecisions} Told */
/** @typedef {import("../decisions/wire.js").Place} Place */
/** @typedef {import("../wire.js").Page} Page */

/** @param {Page} page @returns {import("../wire.js").Section<Told>} */
export function section(page) {
  const consent = html`<a href="/teams/${page.team}/board/patients/${page.patient}">${t("Write down consent…")}</a>`;
  /** @type {Place} */
  const place = {
    get today() { return page.model.moment.today; },
    open: (options) => page.forms.open(options),
    send: (path, body, { method, version }) => page.send(path, body, { method, version }),
  };
  return {
    name: "decisions",
    title: () => t("Legal status and decisions"),
    acts: (data) => html`
      <button class="button small" @click=${() => openLegal(place, page.patient)}>${t("Legal status…")}</button>
      <button class="button small" @click=${() => openRequest(place, data, page.patient, consent)}>${t("Ask for a decision…")}</button>`,
    draw(data) {
      const waiting = data.decisions.filter(({ standing }) => standing !== "ended");
      const ended = data.decisions.filter(({ standing }) => standing === "ended");
      const partyName = (/** @type {string | null} */ id) => data.parties.find((party) => party.id === id)?.name ?? "";
      const one = (/** @type {Decision} */ each) => row(page, place, data, each, partyName, consent);
      return html`
        ${page.forms.draw(`legal:${page.patient}`)}
        ${data.legal.length ? html`<ul class="person-rows legal-rows">${data.legal.map((each) => legalRow(page, place, data, each))}</ul>` : html`<p class="empty">${t("No legal status is written down.")}</p>`}
        ${page.forms.draw(`decision:${page.patient}`)}
        <h3>${t("Waiting for a decision")}</h3>
        ${waiting.length ? html`<ul class="person-rows decision-list">${waiting.map(one)}</ul>` : html`<p class="empty">${t("Nothing waits for a decision.")}</p>`}
        ${ended.length ? html`<details><summary>${t("Decided in the last year: {n}", { n: ended.length })}</summary><ul class="person-rows decision-list">${ended.map(one)}</ul></details>` : nothing}`;
    },
  };
}

/** @param {Page} page @param {Place} place @param {Told} data @param {Legal} one */
function legalRow(page, place, data, one) {
  const isOwn = one.party === data.party;
  return html`
    <li data-legal=${one.kind}>
      <div>
        <p><b class="legal" data-stage=${one.stage ?? nothing}>${legalText(one)}</b>${one.ends_on ? html` <span class="muted small">${t("last day {day}", { day: formatDate(one.ends_on) })}</span>` : nothing}</p>
        ${one.apply_by ? html`<p class="small">${t("Next period:")} <b>${applyText(one)}</b>${one.is_apply_by_chosen ? nothing : html` <span class="muted">${t("(a week before, on a workday)")}</span>`}</p>` : nothing}
      </div>
      ${isOwn ? html`<p class="row-acts">
        ${one.apply_by ? html`<button class="link" @click=${() => openApplyBy(place, one)}>${t("Other day…")}<span class="vh"> ${one.kind}</span></button>` : nothing}
        <button class="link" @click=${() => openLegalEnd(place, one)}>${t("Ended…")}<span class="vh"> ${one.kind}</span></button></p>` : nothing}
      ${page.forms.draw(`apply-by:${one.id}`)}${page.forms.draw(`legal-end:${one.id}`)}
    </li>`;
}

/** @param {Page} page @param {Place} place @param {Told} data @param {Decision} one @param {(id: string | null) => string} partyName @param {unknown} consent */
function row(page, place, data, one, partyName, consent) {
  const isEnded = one.standing === "ended";
  const mayHide = one.by === page.me || page.role === "leader";
  return html`
    <li data-decision=${one.id} class="decision">
      <div>
        <p><b>${one.what}</b> <span class="small">${whomText(one, partyName)}</span></p>
        ${isEnded ? outcomeLine(one) : clockLine(one)}
        ${historyLine(one)}${closedLine(one)}${one.is_told === false && !isEnded ? html`<p class="small">${consent}</p>` : nothing}${stepsOf(one)}
      </div>
      <p class="row-acts">
        ${isEnded ? nothing : acts(place, one, !one.is_asked_of_us)}
        <button class="link" @click=${() => openCorrection(place, data, one, consent)}>${t("Correct…")}<span class="vh"> ${one.what}</span></button>
        ${mayHide ? html`<button class="link" @click=${() => openWrongPerson(place, one)}>${t("Wrong person…")}<span class="vh"> ${one.what}</span></button>` : nothing}
      </p>
      ${["decided", "more-time", "reminder", "escalation", "correct-decision", "wrong-person"].map((kind) => page.forms.draw(`${kind}:${one.id}`))}
    </li>`;
}
