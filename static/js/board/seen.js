// @ts-check
/** What somebody saw: the nomination itself, on the card, in the panel and above its answer. */
import { html, nothing } from "lit-html";
import { formatTime, t } from "../i18n.js";
import { flag, urgencyBadge } from "./badge.js";
import { dayIn, daysBetween } from "./rules.js";
import { ago, categoryLabel, dayWord, professionWord, tagWord } from "./words.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Nomination} Nomination */

/** @param {Model} model @param {Nomination} nomination */
export function seenBy(model, nomination) {
  const by = model.staff(nomination.by);
  const category = model.category(nomination.category);
  return html`
    <div class="seen">
      ${nomination.urgency || category ? html`<p class="proposed">${nomination.urgency ? urgencyBadge(nomination.urgency) : nothing} ${categoryLabel(category)}</p>` : nothing}
      <p class="text">${nomination.kind === "consult" ? html`<b>${t("Question:")}</b> ` : nothing}${nomination.text}</p>
      ${nomination.tried ? html`<p class="text"><b>${t("Tried so far")}</b> ${nomination.tried}</p>` : nothing}
      ${nomination.tags.length ? html`<p class="tags">${nomination.tags.map((tag) => html`<span class="tag">${tagWord(tag)}</span>`)}</p>` : nothing}
      <p class="from">${by?.name ?? t("Someone")}, ${professionWord(by?.profession ?? "")} · ${whenOf(model, nomination.at)}</p>
      ${nomination.state === "open" ? dueLine(model, nomination) : nothing}
    </div>`;
}

/** @param {Model} model @param {string} at */
function whenOf(model, at) {
  const days = daysBetween(dayIn(at, model.moment.zone), model.moment.today);
  return days > 1 ? ago(days) : `${ago(days)} ${formatTime(at)}`;
}

/** @param {Model} model @param {Nomination} nomination */
function dueLine(model, { answer_due_at: due }) {
  const { now, today, zone } = model.moment;
  const day = dayWord(dayIn(due, zone), today);
  if (new Date(due) < now) return html`<p class="due is-late">${flag("reminder", t("Answer overdue since {day}", { day }))}</p>`;
  return html`<p class="due">${t("Answer by {when}", { when: `${day} ${formatTime(due)}` })}</p>`;
}
