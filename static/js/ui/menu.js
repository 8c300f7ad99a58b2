// @ts-check
import { html, nothing, render } from "lit-html";
import { placeBeside } from "./place.js";

/** @typedef {{label: unknown, act: () => void, key?: string, note?: string, category?: string, isCurrent?: boolean} | "line"} MenuItem */

/**
 * A menu beside its anchor: arrows, Home, End, a first letter or its digit; Escape closes.
 * @param {Element} anchor @param {string} label @param {MenuItem[]} items @param {() => void} [onClose]
 */
export function openMenu(anchor, label, items, onClose) {
  const menu = Object.assign(document.createElement("div"), { className: "menu", popover: "auto" });
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", label);
  const close = () => menu.hidePopover();
  render(html`<p class="menu-title" aria-hidden="true">${label}</p>${items.map((item) => itemOf(item, close))}`, menu);
  document.body.append(menu);
  let acted = false;
  menu.addEventListener("click", () => (acted = true), { capture: true });
  menu.addEventListener("keydown", (event) => onKey(event, menu));
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    menu.remove();
    if (!acted) onClose?.();
  });
  menu.showPopover();
  placeBeside(menu, anchor);
  choicesOf(menu)[0]?.focus();
}

/** @param {MenuItem} item @param {() => void} close */
function itemOf(item, close) {
  if (item === "line") return html`<hr>`;
  return html`
    <button type="button" role="menuitem" tabindex="-1" data-key=${item.key ?? nothing} data-category=${item.category ?? nothing}
      aria-current=${item.isCurrent ? "true" : nothing} @click=${() => (close(), item.act())}>
      <span>${item.label}${item.note ? html` <span class="muted">${item.note}</span>` : nothing}</span>
      ${item.key ? html`<kbd aria-hidden="true">${item.key.toUpperCase()}</kbd>` : nothing}
    </button>`;
}

/** @param {HTMLElement} menu @returns {HTMLElement[]} */
const choicesOf = (menu) => [...menu.querySelectorAll("button")];

/** @param {KeyboardEvent} event @param {HTMLElement} menu */
function onKey(event, menu) {
  const choices = choicesOf(menu);
  const at = choices.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 };
  event.stopPropagation();
  if (event.key === "Tab") menu.hidePopover();
  if (event.key in steps) choices.at(steps[event.key] % choices.length)?.focus();
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) jump(event.key.toLowerCase(), choices, at);
  else return;
  event.preventDefault();
}

/** @param {string} key @param {HTMLElement[]} choices @param {number} at */
function jump(key, choices, at) {
  const byKey = choices.find((choice) => choice.dataset.key === key);
  if (byKey) byKey.click();
  else if (key === " ") choices[at]?.click();
  else [...choices.slice(at + 1), ...choices].find((choice) => choice.textContent?.trim().toLowerCase().startsWith(key))?.focus();
}
