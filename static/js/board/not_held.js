// @ts-check
/** A planned meeting that nobody held, nor explained, is said in the row of sums. Loaded once somebody is at the board. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { readMissed } from "../meeting/ahead.js";

const EVERY = 10 * 60_000;
let isWatched = false;

/** @param {import("./app.js").App} app */
export function watchNotHeld(app) {
  if (isWatched) return;
  isWatched = true;
  const read = async () => {
    app.notHeld = latest(await readMissed(app.live));
    app.redraw();
  };
  setInterval(() => void read(), EVERY);
  void read();
}

/** @param {import("../meeting/ahead.js").Missed[]} missed */
function latest([last, ...more]) {
  if (!last) return nothing;
  const day = formatDate(last.on, { weekday: "short", day: "numeric", month: "short" });
  return html`<a class="since" href="/minutes#day-${last.on}">${t("No meeting on {day}", { day })}${more.length ? ` +${more.length}` : ""}</a>`;
}
