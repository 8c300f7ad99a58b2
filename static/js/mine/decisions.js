// @ts-check
/** What I was asked by name to decide: how long it has waited, an answer, or more time. */
import { html, nothing } from "lit-html";
import { openAnswer, openMoreTime } from "../coordination/decisions/forms.js";
import { placeOn } from "../coordination/decisions/place.js";
import { dueText, originWord, waitedText } from "../coordination/decisions/words.js";
import { formatDate, t } from "../i18n.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Decision} Decision */

/** Nothing where nobody asked: most who report never decide. @param {Place} place */
export function drawDecisions(place) {
  const { decisions } = place.data;
  if (!decisions.length) return nothing;
  return html`
    <section aria-labelledby="asked-title">
      <div class="section-head"><h2 id="asked-title">${t("Decisions that wait for you")}</h2></div>
      <ul class="mine-list">${decisions.map((one) => card(place, one))}</ul>
    </section>`;
}

/** @param {Place} place @param {Decision} one */
const card = (place, one) => html`
  <li class="mine-card" data-decision=${one.id}>
    <h3>${one.patient_label}</h3>
    <p><b>${one.what}</b></p>
    <p class="clock" data-standing=${one.standing}><b>${waitedText(one)}</b> · ${dueText(one)}</p>
    <p class="muted small">${[t("asked {day} by {name}", { day: formatDate(one.asked_on), name: `${one.by_name}, ${one.party_name}` }), originWord(one.origin), one.reminded_on ? t("reminded {day}", { day: formatDate(one.reminded_on) }) : ""].filter(Boolean).join(" · ")}</p>
    <div class="acts">
      <button class="button primary" @click=${() => openAnswer(deciding(place), one)}>${t("Answer…")}<span class="vh"> ${one.what}, ${one.patient_label}</span></button>
      <button class="button" @click=${() => openMoreTime(deciding(place), one)}>${t("More time…")}<span class="vh"> ${one.what}, ${one.patient_label}</span></button>
    </div>
  </li>`;

/** @param {Place} place */
const deciding = ({ data, reload }) => placeOn({ today: () => data.today, base: `/api/teams/${data.team.id}`, reload });
