// @ts-check
/** A card with a chart: its name, what it shows in words, the chart, and a button that shows its table. */
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { about } from "../about.js";
import { picture } from "./picture.js";

/** @typedef {import("./specs.js").Spec} Spec */
/** @typedef {{id: string, title: string, says: unknown, spec: Spec, table: unknown, note?: unknown, isOpen?: boolean, code: string}} Chart */

/** @param {Chart} chart */
export function chartCard({ id, title, says, spec, table, note = nothing, isOpen = false, code }) {
  return html`<article class="load-card chart-card" id="chart-${id}">
    <div class="card-head"><h2>${title}</h2> ${about(code, title)}</div>
    <p class="says" id="chart-${id}-says">${says}</p>
    ${note}
    <div class="chart" data-chart=${id} data-kind=${spec.kind}>${picture(id, title, spec)}</div>
    <details ?open=${isOpen}>
      <summary>${t("Show as a table")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>${table}</div>
    </details>
  </article>`;
}
