// @ts-check
/** The page of an earlier board: a moment is chosen, the board of then is drawn, and nobody takes it for now. */
import { html, nothing, render } from "lit-html";
import { formatTime, t } from "../i18n.js";
import { columnsThen, leftOut, sumsThen } from "./board.js";
import { dayInWords, momentChooser, stepOfKey } from "./moment.js";
import { createReader } from "./reader.js";

/** @typedef {import("./wire.js").Board} Board */
/** @typedef {import("./wire.js").Step} Step */
/** @typedef {import("./wire.js").When} When */

const root = /** @type {HTMLElement} */ (document.getElementById("replay-page"));
const team = document.body.dataset.team ?? "";
const shown = { board: /** @type {Board | null} */ (null), trouble: "", isAsking: true };
let asked = /** @type {When} */ ({});

const reader = createReader(team, {
  onAsk: () => change({ isAsking: true }),
  onBoard: (board) => {
    history.replaceState(null, "", `?${new URLSearchParams({ at: board.at })}`);
    change({ board, trouble: "", isAsking: false });
  },
  onTrouble: ({ detail, message }) => change({ trouble: detail || message, isAsking: false }),
  onEnd: ({ detail, message }) => change({ board: null, trouble: detail || message }),
});
reader.keepAsking(() => (shown.board && !shown.trouble && !shown.isAsking ? { at: shown.board.at } : null));

/** @param {When} when @param {boolean} [isMoving] */
function choose(when, isMoving = false) {
  asked = when;
  (isMoving ? reader.settle : reader.look)(when);
}

/** @param {Step} step */
function go(step) {
  const at = shown.board?.steps[step];
  if (at && !shown.isAsking) choose({ at });
}

/** @param {Partial<typeof shown>} now */
function change(now) {
  Object.assign(shown, now);
  root.setAttribute("aria-busy", String(shown.isAsking));
  render(page(), root);
}

function page() {
  const { board, trouble } = shown;
  return html`
    ${board ? heading(board) : html`<h1 class="vh">${t("The board as it was")}</h1>`}
    ${board ? momentChooser(board, { go, choose }) : nothing}
    ${trouble ? html`<div class="trouble" role="alert"><p>${trouble}</p><button class="button small" @click=${() => choose(asked)}>${t("Try again")}</button></div>` : nothing}
    ${board && !trouble ? html`${sumsThen(board)} ${columnsThen(board)}` : nothing}
    ${board || trouble ? html`<p class="keys muted no-print">${t("← → the change before and after; with Shift, the meeting. Each look is logged.")}</p>${leftOut()}` : html`<p class="loading" role="status">${t("Fetching the board of then…")}</p>`}`;
}

/** @param {Board} board */
const heading = (board) => html`<header class="then">
  <h1 aria-live="polite"><span>${t("This is how the board looked {day} at {time}", { day: dayInWords(board.on), time: formatTime(board.at) })}</span> <b>${t("– not now")}</b></h1>
  <a class="button small no-print" href="/teams/${team}/board">${t("To the board now")}</a>
</header>`;

addEventListener("keydown", (event) => {
  const step = stepOfKey(event);
  if (step) go(step);
});

root.replaceChildren();
change({});
const given = new URLSearchParams(location.search).get("at") ?? root.dataset.start;
choose(given ? { at: given } : {});
