// @ts-check
/** The log's pages work without a script; with one they print and search. */
import { offerPrinting } from "../ui/print.js";

offerPrinting();

const search = document.querySelector("[data-search]");
const input = search?.querySelector("input");
const people = [...document.querySelectorAll("[data-people] > li")];
const none = document.querySelector("[data-none]");

search?.removeAttribute("hidden");
input?.addEventListener("input", () => {
  const wanted = plain(input.value);
  for (const one of people) {
    one.toggleAttribute("hidden", !plain(one.querySelector("strong")?.textContent ?? "").includes(wanted));
  }
  none?.toggleAttribute("hidden", people.some((one) => !one.hasAttribute("hidden")));
});

/** Without accents and capitals: "ake" finds Åke. @param {string} text */
function plain(text) {
  return text.trim().normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
