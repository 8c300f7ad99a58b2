// @ts-check
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { levelShapes, urgencyShapes } from "../ui/icons.js";
import { urgencyPhrase, urgencyWord } from "./words.js";

/** @param {string} urgency */
export function urgencyBadge(urgency) {
  return html`<span class="badge" data-urgency=${urgency} title=${urgencyPhrase(urgency)}>${urgencyShapes[urgency]}${urgencyWord(urgency)}</span>`;
}

/**
 * A contact as initials: the region's in a whole pill, the municipality's in a dashed one.
 * @param {import("./model.js").Model} model @param {import("./wire.js").Contact} contact
 */
export function partyPill(model, contact) {
  const staff = model.staff(contact.staff);
  const party = model.party(contact.party);
  const full = [staff?.name, party?.name, contact.phone].filter(Boolean).join(", ");
  return html`<span class="party" data-principal=${party?.principal ?? nothing} title=${full}><span aria-hidden="true">${staff?.initials ?? "–"}</span><span class="vh">${full}</span></span>`;
}

/** @param {"safety" | "reminder" | "mark"} level @param {unknown} text @param {string} [title] */
export function flag(level, text, title) {
  return html`<span class="flag" data-level=${level} title=${title ?? nothing}>${levelShapes[level] ?? nothing}<span>${text}</span></span>`;
}

/** @param {import("./wire.js").Patient} person */
export function similarFlag(person) {
  return person.is_similar ? flag("mark", t("Similar name")) : nothing;
}

/** What a card says about itself, lighter than an alert. @param {import("./wire.js").Patient} person @param {import("./wire.js").Episode} episode @returns {string[]} */
export function marksOf(person, episode) {
  return [
    person.is_protected ? t("Protected identity") : "",
    episode.lowered_at ? t("Lowered since the meeting") : "",
    episode.step_down ? t("Step-down proposed") : "",
    episode.is_provisional ? t("Provisional") : "",
  ].filter(Boolean);
}
