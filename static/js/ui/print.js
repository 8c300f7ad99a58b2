// @ts-check
/** The buttons of a page drawn by the server that print it: there only where a script can. */
export function offerPrinting() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-print]"))) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
