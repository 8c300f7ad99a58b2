// @ts-check
/** Everything one can do with a card, without dragging. */
import { t } from "../i18n.js";
import { openMenu } from "../ui/menu.js";
import { focusCard } from "./app.js";
import { openClosure, openConsent, openNote, openTask, openUrgency, proposeStepDown } from "./forms.js";
import { askMove } from "./moves.js";
import { markReviewed, ratify } from "./reviews.js";
import { go } from "./route.js";
import { categoryLabel } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Patient} Patient */

/** @param {App} app @param {Patient} person @param {Element} anchor */
export function openCardMenu(app, person, anchor) {
  const { episode } = person;
  if (!episode) return;
  openMenu(anchor, person.name, [
    { label: t("Open"), key: "o", act: () => go(app, person.id) },
    { label: t("Move to…"), key: "m", act: () => openMoveMenu(app, person.id, anchor) },
    { label: t("Urgency…"), key: "u", act: () => openUrgency(app, person.id, anchor) },
    { label: t("Note…"), key: "n", act: () => openNote(app, person.id) },
    { label: t("Task…"), key: "t", act: () => openTask(app, person.id) },
    { label: t("Consent…"), key: "c", act: () => openConsent(app, person.id) },
    "line",
    { label: t("Gone through, no change"), key: "g", act: () => void markReviewed(app, person) },
    ...(episode.is_provisional ? [{ label: t("Confirm the placing"), key: "b", act: () => void ratify(app, person) }] : []),
    episode.step_down
      ? { label: t("To standard level…"), key: "s", act: () => openClosure(app, person.id) }
      : { label: t("Propose standard level…"), key: "s", act: () => proposeStepDown(app, person.id) },
  ], () => focusCard(person.id));
}

/** @param {App} app @param {string} patient @param {Element} anchor */
export function openMoveMenu(app, patient, anchor) {
  const model = app.model();
  const here = model.person(patient)?.episode?.category;
  const choices = model.categories.filter((category) => category.is_active);
  openMenu(anchor, t("Move to…"), choices.map((category, at) => ({
    label: categoryLabel(category),
    category: category.code,
    key: String(at + 1),
    isCurrent: category.id === here,
    act: () => (category.id === here ? focusCard(patient) : askMove(app, patient, category.id)),
  })), () => focusCard(patient));
}
