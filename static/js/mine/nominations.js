// @ts-check
/** What I reported and what came of it; unread answers first. */
import { html, nothing } from "lit-html";
import { decisionWord, tagWord } from "../board/words.js";
import { formatDate, formatDateTime, t } from "../i18n.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { signalCard } from "./signals.js";
import { dayAndTime } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Nomination} Nomination */

/** @param {Place} place */
export function drawNominations(place) {
  const { nominations, signals } = place.data;
  const cards = [...nominations.map((one) => ({ one, draw: card })), ...signals.map((one) => ({ one, draw: signalCard }))].sort(unreadFirst);
  const unread = cards.filter(({ one }) => isUnread(one)).length;
  return html`
    <section aria-labelledby="sent-title">
      <div class="section-head"><h2 id="sent-title">${t("What I reported")}</h2>
        <p role="status">${unread ? html`<b class="tag new">${t("Unread answers: {n}", { n: unread })}</b>` : nothing}</p></div>
      ${cards.length
        ? html`<ul class="mine-list">${cards.map(({ one, draw }) => draw(place, /** @type {any} */ (one)))}</ul>`
        : html`<p class="empty">${t("Nothing yet. Choose a person below and report a concern or nominate; the answer comes here.")}</p>`}
    </section>`;
}

/** Unread answers, then the latest. @param {{one: {at: string, answer?: any}}} a @param {{one: {at: string, answer?: any}}} b */
const unreadFirst = ({ one: a }, { one: b }) => Number(isUnread(b)) - Number(isUnread(a)) || b.at.localeCompare(a.at);

/** @param {{answer?: null | {read_at: string | null}}} one */
const isUnread = (one) => Boolean(one.answer && !one.answer.read_at);

/** @param {Place} place @param {Nomination} one */
const card = (place, one) => html`
  <li class="mine-card" data-new=${isUnread(one)}>
    <h3>${one.patient_label} ${isUnread(one) ? html`<span class="tag new">${t("new answer")}</span>` : nothing}</h3>
    <p class="asked"><span class="muted">${one.kind === "consult" ? t("You asked") : t("You nominated")} ${formatDateTime(one.at)}</span>
      ${[...one.tags.map(tagWord), one.text].filter(Boolean).join(", ")}</p>
    ${one.answer ? answer(place, one.answer) : html`<p class="state">${stateOf(place, one)}</p>${reading(one)}`}
    <div class="acts">
      ${isUnread(one) ? html`<button class="button primary" aria-label=${t("I have read it: the answer about {name}", { name: one.patient_label })} @click=${() => markRead(place, one)}>${t("I have read it")}</button>` : nothing}
      ${one.state === "open" || one.state === "waiting" ? html`<button class="button" aria-label=${t("Take back what you reported about {name}…", { name: one.patient_label })} @click=${() => takeBack(place, one)}>${t("Take back…")}</button>` : nothing}
    </div>
  </li>`;

/** @param {Place} place @param {Nomination} one */
function stateOf(place, one) {
  if (one.state === "withdrawn") return t("You took it back.");
  const client = place.data.clients.find((each) => each.id === one.patient);
  if (client && !client.seen_by.length) return t("Waits for a legal basis: nobody outside your own unit sees it yet.");
  const by = one.promise?.at ?? one.answer_due_at;
  const isLate = Date.parse(by) < Date.parse(place.data.now);
  const words = one.promise
    ? t("{name} answers by {when}.", { name: one.promise.by_name, when: dayAndTime(by) })
    : t("{team} answers by {when}.", { team: place.data.team.name, when: dayAndTime(by) });
  return html`${words}${isLate ? html` <b>${t("The answer is late.")}</b> ${t("Call {phone}.", { phone: place.data.team.on_call_phone })}` : nothing}`;
}

/** Between meetings: that a red one has been read, and by whom. @param {Nomination} one */
const reading = ({ state, duty_reading: by }) =>
  by && state !== "withdrawn" ? html`<p class="state">${t("{name}, on duty, read it {when}.", { name: by.by_name, when: formatDateTime(by.at) })}</p>` : nothing;

/** @param {Place} place @param {import("./wire.js").Answer} one */
function answer(place, one) {
  if (one.decision === "neutral") {
    return html`<p class="answer">${t("Thank you. The team has read what you reported {when} and judged it. Without consent we may not tell you more. If you are worried: call {phone}.", { when: formatDateTime(one.at), phone: place.data.team.on_call_phone })}</p>`;
  }
  return html`
    <div class="answer">
      <p><b>${decisionWord(one.decision)}</b> <span class="muted">${one.by_name ?? ""} · ${formatDateTime(one.at)}</span></p>
      ${one.text ? html`<p>${one.text}</p>` : nothing}
      ${one.reason ? html`<p>${t("Reason")}: ${one.reason}</p>` : nothing}
      ${one.instead ? html`<p>${t("Instead")}: ${one.instead}</p>` : nothing}
      ${one.holder_name ? html`<p>${t("{name} holds the case", { name: one.holder_name })}</p>` : nothing}
      ${one.next_step ? html`<p>${t("Next step")}: ${one.next_step}${one.next_on ? html` (${formatDate(one.next_on)})` : nothing}</p>` : nothing}
      ${one.result ? html`<p><b>${t("Result: how it went")}</b> ${one.result.text}</p>` : nothing}
    </div>`;
}

/** The team may know that the answer was read: said by a tap, never by looking. @param {Place} place @param {Nomination} one */
async function markRead(place, one) {
  try {
    await place.send(`/answers/${one.answer?.id}/reading`, {});
  } catch (problem) {
    showToast({ text: /** @type {Error} */ (problem).message, tone: "error" });
  }
  await place.reload();
}

/** @param {Place} place @param {Nomination} one */
function takeBack(place, one) {
  openForm({
    key: `mine-take-back:${one.id}`,
    title: t("Take back"),
    submit: t("Take back"),
    body: () => html`<p>${t("The team no longer answers what you reported about {name}.", { name: one.patient_label })}</p>`,
    send: () => place.send(`/nominations/${one.id}/withdrawal`, {}, one.version),
    done: () => void place.reload(),
  });
}
