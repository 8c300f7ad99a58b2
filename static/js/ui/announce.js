// @ts-check
/** @type {HTMLElement | null} */
let region = null;

/** Say something to those who listen to the page. @param {string} text */
export function announce(text) {
  if (!region) {
    region = Object.assign(document.createElement("div"), { className: "vh" });
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const line = Object.assign(document.createElement("p"), { textContent: text });
  region.append(line);
  setTimeout(() => line.remove(), 10_000);
}
