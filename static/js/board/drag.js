// @ts-check
/** Dragging a card to another column changes its category and nothing else: order is computed, never dragged. */
import Sortable from "sortablejs";
import { askMove } from "./moves.js";

/** @param {import("./app.js").App} app @param {HTMLElement} root */
export function startDragging(app, root) {
  /** @type {WeakSet<Element>} */
  const known = new WeakSet();
  /** @type {Node | null} */
  let next = null;

  /** @param {Sortable.SortableEvent} event */
  function onStart({ item }) {
    next = item.nextSibling;
    app.isDragging = true;
    root.classList.add("is-dragging");
  }

  /** The card goes back where it was drawn; drawing anew puts it where it belongs. @param {Sortable.SortableEvent} event */
  function onEnd({ item, from, to }) {
    from.insertBefore(item, next);
    app.isDragging = false;
    root.classList.remove("is-dragging");
    const column = to.dataset.column;
    if (to !== from && column && item.dataset.patient) askMove(app, item.dataset.patient, column);
    app.redraw();
  }

  function refresh() {
    for (const cards of root.querySelectorAll("[data-column]")) {
      if (known.has(cards)) continue;
      known.add(cards);
      Sortable.create(/** @type {HTMLElement} */ (cards), {
        group: "board", sort: false, draggable: ".card", filter: "input, .badge, .more", preventOnFilter: false,
        delay: 160, delayOnTouchOnly: true, animation: 0, onStart, onEnd,
        // The browser's own dragging gives up when a card is drawn anew under the pointer; ours doesn't.
        forceFallback: true, fallbackOnBody: true, fallbackTolerance: 5,
      });
    }
  }

  return { refresh };
}
