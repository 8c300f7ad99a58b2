// @ts-check
/** The caseload page: read the figures, draw them, say whether they are live. */
import { html, nothing, render } from "lit-html";
import { t } from "../i18n.js";
import { colleaguesCard } from "./colleagues.js";
import { gauges } from "./gauges.js";
import { head } from "./head.js";
import { happeningsCard } from "./happenings.js";
import { readFigures } from "./reader.js";
import { needsCard, partiesCard, staffingCard } from "./tables.js";
import { fits, startDrawing } from "./charts/picture.js";
import { periodAsked } from "./period.js";
import { staysCard } from "./stays.js";
import { strip } from "./strip.js";
import { boardTrend, flowTrend, patientsTrend, shareTrend } from "./trends.js";
import { createWhatIf } from "./what_if.js";
import { takeOut, wholePage } from "./take_out.js";
import { workCard } from "./work.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("../live/statuses.js").Status} Status */

const root = /** @type {HTMLElement} */ (document.getElementById("caseload-page"));
/** @type {Figures | null} */
let figures = null;
/** @type {Status | null} */
let status = null;

const { team = "" } = document.body.dataset;
const whatIf = createWhatIf(team, draw);
const { choose, renew } = readFigures(`/api/teams/${team}/caseload`, periodAsked(), (read, now) => {
  figures = read ?? figures;
  status = now;
  if (read) whatIf.renew();
  draw();
});
const timeline = { path: `/api/teams/${team}/annotations`, mayAnnotate: "mayAnnotate" in root.dataset, renew };
new ResizeObserver(fitCharts).observe(root);
void startDrawing(() => figures && draw());

function draw() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(page(), root);
  fitCharts();
}

/** Charts are drawn as wide as there is room, which is known once their places stand. */
function fitCharts() {
  if (!fits()) render(page(), root);
}

function page() {
  const title = `${t("The team's load")} · ${figures?.name ?? root.dataset.teamName}`;
  const show = (/** @type {URLSearchParams} */ chosen) => {
    history.replaceState(null, "", `?${chosen}`);
    choose(chosen);
  };
  return html`${head(title, { figures, status }, show, acts())}
    ${figures ? cards(figures) : html`<p class="loading">${t("The figures can't be read right now.")}</p>`}`;
}

const acts = () => html`<a class="button quiet small" href="/replay">${t("The board as it was")}</a>
  <a class="button quiet small" href="/services">${t("Services and needs")}</a>
  ${"mayCompare" in root.dataset
    ? html`<a class="button quiet small" href="/teams/${team}/caseload/compare?${periodAsked()}">${t("Compare teams")}</a>`
    : nothing}
  ${takeOut(`/teams/${team}/caseload`, wholePage)}`;

/** @param {Figures} shown */
const cards = (shown) => html`${gauges(shown)}
  <section class="cards">
    <div class="stack">${boardTrend(shown)} ${patientsTrend(shown)} ${flowTrend(shown)} ${happeningsCard(shown, timeline)} ${staffingCard(shown)}</div>
    <div class="stack">${colleaguesCard(shown)} ${shareTrend(shown)} ${staysCard(shown)} ${whatIf.card(shown)}</div>
    ${workCard(shown)} ${needsCard(shown)} ${partiesCard(shown)} ${strip}
  </section>`;
