// @ts-check
/** What waits for us, and what we wait for: read when the page opens and whenever the team's head moves. */
import { html, nothing, render } from "lit-html";
import { io } from "socket.io-client";
import { t } from "../../i18n.js";
import { systemClock } from "../../live/clock.js";
import { statusText } from "../../live/statuses.js";
import { createLive } from "../../phone/live.js";
import { read } from "../../team/reach.js";
import { isTyping } from "../../ui/draft.js";
import { placeOn } from "./place.js";
import { acts, clockLine, closedLine, historyLine, stepsOf } from "./row.js";
import { applyText, isUrgent, legalText, whomText } from "./words.js";

/** @typedef {import("./wire.js").Listed} Listed */
/** @typedef {import("./wire.js").Lists} Lists */

const root = /** @type {HTMLElement} */ (document.getElementById("decisions"));
const { team = "", build = "" } = document.body.dataset;
const base = `/api/teams/${team}`;
/** @type {Lists | null} */
let lists = null;
let problem = "";

const live = createLive({
  io,
  clock: systemClock,
  build,
  read: reload,
  onStatus: draw,
  onRefused: () => location.reload(),
  onOtherBuild: () => void (isTyping() || location.reload()),
  check: () => void reload(),
});

const place = placeOn({ today: () => lists?.today ?? "", base, reload });

async function reload() {
  try {
    lists = await read(`${base}/decisions`);
    problem = "";
    live.contact.heard();
  } catch (refusal) {
    problem = refusal instanceof Error ? refusal.message : String(refusal);
  }
  draw();
}

function draw() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  const status = live?.contact.status();
  render(html`
    <p class="live" data-status=${status?.kind ?? "catching_up"} role="status"><span class="dot"></span>${status ? statusText(status) : nothing}</p>
    ${problem ? html`<p class="notice" role="alert">${problem} <button class="button" @click=${() => void reload()}>${t("Try again")}</button></p>` : nothing}
    ${lists ? html`
      ${part("ours", t("Decisions that wait for us"), lists.asked_of_us, false, t("Nobody waits for a decision of ours."))}
      ${part("theirs", t("What we wait for"), lists.asked_by_us, true, t("Nothing is waited for. A request is written down on the person's page."))}` : nothing}`, root);
}

/** @param {string} id @param {string} title @param {Listed[]} rows @param {boolean} isOurs @param {string} empty */
const part = (id, title, rows, isOurs, empty) => html`
  <section aria-labelledby=${id}>
    <h2 id=${id}>${title} <span class="muted">${rows.length || ""}</span></h2>
    ${rows.length ? html`<ul class="decision-rows">${rows.map((one) => row(one, isOurs))}</ul>` : html`<p class="empty">${empty}</p>`}
  </section>`;

/** @param {Listed} one @param {boolean} isOurs */
function row(one, isOurs) {
  const partyName = (/** @type {string | null} */ id) => (id === one.party ? one.party_name : "");
  return html`
    <li data-decision=${one.id} data-urgent=${isUrgent(one, one.legal)}>
      <p class="first"><a class="who" href="/patients/${one.patient}">${one.patient_label}</a>
        ${one.legal.map((legal) => html`<span class="legal" data-stage=${legal.stage ?? nothing}>${legalText(legal)}${legal.apply_by ? html`<span class="apply"> · ${applyText(legal)}</span>` : nothing}</span>`)}</p>
      <h3>${one.what}</h3>
      ${clockLine(one)}
      <p class="small">${isOurs ? t("decides: {whom}", { whom: whomText(one, partyName) || t("another party of the team") }) : t("asked by {party}", { party: one.party_name })}${!isOurs && one.asked_name ? html` · <b>${t("to {name}", { name: one.asked_name })}</b>` : nothing}</p>
      ${historyLine(one)}${closedLine(one)}${stepsOf(one)}
      <p class="acts">${acts(place, one, isOurs)}</p>
    </li>`;
}

void reload().then(() => live.follow(team));
