// @ts-check
/** The phone's own screens, gone between without loading anything: each has its address. */
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { drawDay } from "./day.js";
import { drawPeople } from "./people.js";
import { drawSearch } from "./search.js";

/** @typedef {{path: string, title: () => string, tab: () => string, draw: (phone: import("./wire.js").Phone) => unknown}} Screen */

/** @type {Screen[]} */
export const SCREENS = [
  { path: "/phone", title: () => t("Today"), tab: () => t("Today"), draw: drawDay },
  { path: "/phone/people", title: () => t("My people"), tab: () => t("My people"), draw: drawPeople },
  { path: "/phone/search", title: () => t("Search"), tab: () => t("Search"), draw: drawSearch },
];

/** @param {string} path @returns {Screen} */
export const screenOf = (path) => SCREENS.find((one) => one.path === path) ?? SCREENS[0];

/** @param {() => void} redraw */
export function watchScreens(redraw) {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest?.("a[data-screen]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    show(redraw);
  });
  addEventListener("popstate", () => show(redraw));
}

/** @param {() => void} redraw */
function show(redraw) {
  redraw();
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
  announce(screenOf(location.pathname).title());
}
