// @ts-check
/** The whole board by keyboard: arrows between cards, a letter for each thing one does. */
import { isOpening } from "../ui/opening.js";
import { undoLast } from "../ui/toast.js";
import { openCardMenu, openMoveMenu } from "./card_menu.js";
import { openHelp, openNominate, openNote, openSearch, openTask, openUrgency } from "./forms.js";
import { go } from "./route.js";
import { orderedTasks } from "./rules.js";
import { tickTask } from "./tick.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function startKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (!app.live || app.live.state().seq < 0) return; // nothing is there yet to be asked for
    if (event.defaultPrevented || isTypingIn(event.target) || document.querySelector("dialog:modal")) return;
    const used = isOpening() || event.ctrlKey || event.metaKey ? onCommand(event) : !event.altKey && (onCard(app, event) || onPage(app, event));
    if (used) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const patient = cardAt(event.target)?.dataset.patient;
    if (!patient || patient === app.active) return;
    app.active = patient;
    app.redraw();
  });
}

/** @param {EventTarget | null} target */
function isTypingIn(target) {
  const field = target instanceof Element && /** @type {HTMLInputElement | null} */ (target.closest("input, textarea, select"));
  return Boolean(field) && /** @type {HTMLInputElement} */ (field).type !== "checkbox";
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const cardAt = (target) => (target instanceof Element ? target.closest(".board [data-patient]") : null);

/** @param {KeyboardEvent} event */
const onCommand = (event) => event.key.toLowerCase() === "z" && !event.shiftKey && undoLast();

/** @param {App} app @param {KeyboardEvent} event @returns {boolean} used */
function onPage(app, event) {
  /** @type {Record<string, () => void>} */
  const acts = { "?": () => openHelp(), "/": () => openSearch(app), "+": () => openNominate(app) };
  if (event.key === "Escape" && app.panel) acts.Escape = () => go(app, null);
  if (event.key.startsWith("Arrow") && document.activeElement === document.body) acts[event.key] = () => focusOn(document.querySelector(".board [data-patient]"));
  acts[event.key]?.();
  return event.key in acts;
}

/** @param {App} app @param {KeyboardEvent} event @returns {boolean} used */
function onCard(app, event) {
  const card = cardAt(event.target);
  const id = card?.dataset.patient;
  if (!card || !id) return false;
  if (event.key in STEPS) return step(card, event.key);
  const person = app.model().person(id);
  if (!person?.episode) return false;
  const first = orderedTasks(person).find((task) => task.state === "open");
  /** @type {Record<string, () => void>} */
  const acts = {
    m: () => openMoveMenu(app, id, card),
    u: () => openUrgency(app, id, card),
    n: () => openNote(app, id),
    t: () => openTask(app, id),
    x: () => first && void tickTask(app, id, first),
    ".": () => openCardMenu(app, person, card),
  };
  const key = event.key.toLowerCase();
  acts[key]?.();
  return key in acts;
}

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [0, -99], End: [0, 99] };

/** To the next card, or over to the next column that has one. @param {HTMLElement} card @param {string} key */
function step(card, key) {
  const [across, down] = STEPS[key];
  const columns = [...document.querySelectorAll(".board > .column:not(.is-elsewhere)")]
    .map((column) => /** @type {HTMLElement[]} */ ([...column.querySelectorAll("[data-patient]")]))
    .filter((cards) => cards.length);
  const at = columns.findIndex((cards) => cards.includes(card));
  const row = columns[at]?.indexOf(card) ?? 0;
  const cards = columns[clamp(at + across, columns.length)];
  focusOn(cards?.[clamp(row + down, cards.length)]);
  return true;
}

/** @param {number} n @param {number} length */
const clamp = (n, length) => Math.max(0, Math.min(n, length - 1));

/** @param {Element | null | undefined} card */
function focusOn(card) {
  const link = /** @type {HTMLElement | null | undefined} */ (card?.querySelector(".who a"));
  link?.focus();
  card?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
