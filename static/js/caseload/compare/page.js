// @ts-check
/** Teams beside each other: read the figures, draw the table, say whether it is live. */
import { html, render } from "lit-html";
import { t } from "../../i18n.js";
import { head } from "../head.js";
import { periodAsked } from "../period.js";
import { readFigures } from "../reader.js";
import { takeOut } from "../take_out.js";
import { inAddress, NAME, orderAsked, turned } from "./order.js";
import { teamsTable } from "./table.js";

/** @typedef {import("./comparison.js").Comparison} Comparison */
/** @typedef {import("./comparison.js").TeamSeen} TeamSeen */

const EVERY = 30_000; // in some of many teams something always happens, and nobody waits for it here
const root = /** @type {HTMLElement} */ (document.getElementById("compare-page"));
const goOn = /** @type {HTMLFormElement} */ (document.getElementById("go-on"));
const { team = "" } = document.body.dataset;
/** @type {Comparison | null} */
let seen = null;
/** @type {import("../../live/statuses.js").Status | null} */
let status = null;
let order = orderAsked(location.search);

const { choose } = readFigures(
  `/api/teams/${team}/caseload/compare`,
  periodAsked(),
  (/** @type {Comparison | null} */ read, now) => {
    seen = read ?? seen;
    status = now;
    draw();
  },
  EVERY,
);

function draw() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(page(), root);
}

/** @param {URLSearchParams} period */
function keepInAddress(period) {
  if (order.by !== NAME || order.isDown) period.set("sort", inAddress(order));
  history.replaceState(null, "", `?${period}`);
}

/** @param {string} by */
function sort(by) {
  order = turned(order, by);
  keepInAddress(periodAsked());
  draw();
}

function page() {
  const show = (/** @type {URLSearchParams} */ chosen) => {
    choose(new URLSearchParams(chosen));
    keepInAddress(chosen);
    draw();
  };
  return html`${head(t("Compare teams"), { figures: seen, status }, show, acts())}
    ${seen ? teams(seen) : html`<p class="loading">${t("The figures can't be read right now.")}</p>`}`;
}

const acts = () => html`<a class="button quiet small" href="/teams/${team}/caseload?${periodAsked()}">${t("The team's load")}</a>
  ${takeOut(`/teams/${team}/caseload/compare`, () => [
    { label: "XLSX", place: "table", as: "xlsx" },
    { label: "CSV", place: "table", as: "csv" },
  ])}`;

/** @param {Comparison} shown */
const teams = (shown) => html`<section class="load-card" aria-label=${t("Compare teams")}>
  ${teamsTable(shown, order, sort, nameOf)}
  <p class="note">
    ${t("Totals count everybody. With fewer than {n} there is no share: n tells how many there are.", { n: shown.fewest })}
    <span class="no-print">${t("The name of a team leads to its own page; you then go on in your post there.")}</span>
  </p>
</section>`;

/** To its own page, which in another team than this one means going on in one's post there. @param {TeamSeen} shown */
function nameOf({ team: id, name, post, is_here }) {
  const place = `/teams/${id}/caseload?${periodAsked()}`;
  if (is_here) return html`<a href=${place}>${name}</a>`;
  const go = () => {
    /** @type {HTMLInputElement} */ (goOn.elements.namedItem("next")).value = place;
  };
  return html`<button class="link" form="go-on" name="membership" value=${post} @click=${go}>
    ${name}<span class="vh">: ${t("go on there")}</span>
  </button>`;
}
