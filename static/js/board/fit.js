// @ts-check
/** Choose the roomiest spacing in which every column is seen whole; a fuller board scrolls inside its columns. */

const DENSITIES = ["density-airy", "density-roomy", "density-plain", "density-tight"];

/** @param {HTMLElement} root */
export function fit(root) {
  const columns = [...root.querySelectorAll(".column .cards")];
  if (!columns.length || matchMedia("(max-width: 47.99rem)").matches) return;
  for (const density of DENSITIES) {
    root.classList.remove(...DENSITIES);
    root.classList.add(density);
    if (columns.every((cards) => cards.scrollHeight <= cards.clientHeight)) return;
  }
}
