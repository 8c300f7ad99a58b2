// @ts-check

/**
 * Put a floating box beside its anchor, wholly inside the window.
 * @param {HTMLElement} box @param {Element} anchor
 */
export function placeBeside(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBelow = at.bottom + 4 + height <= innerHeight;
  const isRight = !isBelow && at.right + 6 + width <= innerWidth;
  const left = isRight ? at.right + 6 : !isBelow && at.left - 6 - width >= 8 ? at.left - 6 - width : at.left;
  const top = isBelow ? at.bottom + 4 : at.top;
  box.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
}

/** A box that has grown moves up just enough to be seen whole. @param {HTMLElement} box */
export function keepInside(box) {
  const { top, bottom } = box.getBoundingClientRect();
  if (bottom > innerHeight - 8) box.style.top = `${Math.max(8, top - (bottom - innerHeight + 8))}px`;
}
