// @ts-check
/** The meeting by keyboard and by presenter remote. */
import { openMoveMenu } from "../board/card_menu.js";
import { openTask } from "../board/tasks.js";
import { openUrgency } from "../board/urgency.js";
import { undoLast } from "../ui/toast.js";
import { next, previous, putOff } from "./drive.js";
import { openHelp } from "./help.js";
import { viewOf } from "./room.js";
import { openAgenda } from "./sheet.js";

/** @typedef {import("./room.js").Room} Room */

/** @param {Room} room */
export function startKeys(room) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || room.app.live.state().seq < 0 || document.querySelector("dialog[open], .menu:popover-open")) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const used = isCommand ? event.key.toLowerCase() === "z" && !isTyping(event.target) && undoLast() : onKey(room, event);
    if (used) event.preventDefault();
  });
}

/** @param {EventTarget | null} target */
const isTyping = (target) => target instanceof Element && Boolean(target.closest("input:not([type=checkbox]), textarea, select"));

/** Space presses what has the focus; elsewhere it goes on. @param {KeyboardEvent} event */
const isOnControl = ({ target, key }) => key === " " && target instanceof Element && Boolean(target.closest("button, a, input, summary"));

/** @param {Room} room @param {KeyboardEvent} event @returns {boolean} used */
function onKey(room, event) {
  const view = viewOf(room);
  const { meeting, isChair, agenda } = view;
  if (!meeting) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const typing = isTyping(event.target);
  /** @type {Record<string, () => void>} also while typing: what a remote sends */
  const always = isChair ? { PageDown: () => void next(room), PageUp: () => void previous(room) } : {};
  /** @type {Record<string, () => void>} */
  const chairs = isChair ? { ArrowRight: () => void next(room), " ": () => void next(room), ArrowLeft: () => void previous(room), l: () => void putOff(room) } : {};
  const id = agenda.now?.person.id;
  const card = id && document.querySelector(".now");
  /** @type {Record<string, () => void>} */
  const onPerson = id && card ? {
    n: () => /** @type {HTMLElement | null} */ (document.getElementById("meeting-note"))?.focus(),
    t: () => openTask(room.app, id),
    ...(agenda.now?.person.episode && { u: () => openUrgency(room.app, id, card), m: () => openMoveMenu(room.app, id, card) }),
  } : {};
  /** @type {Record<string, () => void>} */
  const acts = typing ? always : { ...always, ...chairs, ...onPerson, j: () => openAgenda(room), "?": openHelp };
  if (!(key in acts) || isOnControl(event) || (event.repeat && key !== "j")) return false;
  acts[key]();
  return true;
}
