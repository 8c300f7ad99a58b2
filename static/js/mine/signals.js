// @ts-check
/** A worry that I reported, and what came of it. */
import { html, nothing } from "lit-html";
import { formatDateTime, t } from "../i18n.js";
import { answerLines, dayAndTime, reported } from "../signals/told.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Signal} Signal */

/** @param {Signal} one */
export const isUnread = (one) => Boolean(one.answer && !one.answer.read_at);

/** @param {Place} place @param {Signal} one */
export const signalCard = (place, one) => html`
  <li class="mine-card" data-new=${isUnread(one)}>
    <h3>${one.patient_label} ${isUnread(one) ? html`<span class="tag new">${t("new answer")}</span>` : nothing}</h3>
    <p class="asked"><span class="muted">${t("You reported a concern")} ${formatDateTime(one.at)}</span> ${reported(one)}</p>
    ${one.answer ? answer(place, one.answer) : html`<p class="state">${stateOf(place, one)}</p>`}
    <div class="acts">
      ${isUnread(one) ? html`<button class="button primary" aria-label=${t("I have read it: the answer about {name}", { name: one.patient_label })} @click=${() => markRead(place, one)}>${t("I have read it")}</button>` : nothing}
      ${one.answer ? nothing : html`<button class="button" aria-label=${t("Wrong person: what you reported about {name}…", { name: one.patient_label })} @click=${() => askWrongPerson(place, one)}>${t("Wrong person…")}</button>`}
    </div>
  </li>`;

/** @param {Place} place @param {import("../signals/told.js").SignalAnswer} one */
const answer = (place, one) => html`
  <div class="answer">
    ${one.is_neutral ? nothing : html`<p><b>${t("Reply from the team")}</b> <span class="muted">${one.by_name ?? ""} · ${formatDateTime(one.at)}</span></p>`}
    ${answerLines(one, place.data.team)}
  </div>`;

/** @param {Place} place @param {Signal} one */
function stateOf(place, one) {
  const client = place.data.clients.find((each) => each.id === one.patient);
  if (client && !client.seen_by.length) return t("Waits for a legal basis: nobody outside your own unit sees it yet.");
  const words = t("{team} answers by {when}.", { team: place.data.team.name, when: dayAndTime(one.answer_due_at) });
  return html`${words}${one.is_late ? html` <b>${t("The answer is late.")}</b> ${t("Call {phone}.", { phone: place.data.team.on_call_phone })}` : nothing}`;
}

/** Said by a tap, never by looking. @param {Place} place @param {Signal} one */
async function markRead(place, one) {
  try {
    await place.send(`/signal-answers/${one.answer?.id}/reading`, {});
  } catch (problem) {
    showToast({ text: /** @type {Error} */ (problem).message, tone: "error" });
  }
  await place.reload();
}

/** @param {Place} place @param {Signal} one */
function askWrongPerson(place, one) {
  openForm({
    key: `mine-wrong-person:${one.id}`,
    title: t("Wrong person"),
    submit: t("Hide it everywhere"),
    body: () => html`<p>${t("What you reported about {name} disappears from every screen.", { name: one.patient_label })}</p>`,
    send: () => place.send(`/signals/${one.id}/wrong-person`, {}),
    done: () => void place.reload(),
  });
}
