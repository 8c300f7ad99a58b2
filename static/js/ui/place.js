// @ts-check

/**
 * Put a floating box beside its anchor, wholly inside the window.
 * @param {HTMLElement} box @param {Element} anchor
 */
export function placeBeside(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom + 4 + height <= innerHeight;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, below ? at.bottom + 4 : Math.min(at.top - height - 4, innerHeight - height - 8))}px`;
}
