// @ts-check
/** Choose the roomiest spacing in which every column is seen whole; a fuller board scrolls inside its columns. */

const DENSITIES = ["density-large", "density-airy", "density-roomy", "density-plain", "density-snug", "density-tight", "density-least"];

/** The categories share one spacing; the nominations, with their longer texts, have their own. @param {HTMLElement} root */
export function fit(root) {
  if (matchMedia("(max-width: 47.99rem)").matches) return;
  const [nominations, ...others] = root.querySelectorAll(".column");
  if (nominations) fitTogether([nominations]);
  fitTogether(others);
}

/** @param {Element[]} columns */
function fitTogether(columns) {
  const lists = columns.flatMap((column) => [...column.querySelectorAll(".cards")]);
  for (const density of DENSITIES) {
    for (const column of columns) {
      column.classList.remove(...DENSITIES);
      column.classList.add(density);
    }
    if (lists.every((cards) => cards.scrollHeight <= cards.clientHeight)) return;
  }
}
