// @ts-check
/** The meeting's papers are drawn by the server; with a script they also print. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", () => print());
}
