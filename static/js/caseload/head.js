// @ts-check
/** The top of a page of figures: what it is, of which day and days, whether it is live, and what can be done. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { statusText } from "../live/statuses.js";
import { icons } from "../ui/icons.js";
import { periodChooser } from "./period.js";

/**
 * @param {string} title
 * @param {{figures: import("./period.js").Days | null, status: import("../live/statuses.js").Status | null}} read
 * @param {(period: URLSearchParams) => void} choose
 * @param {unknown} acts beside printing
 */
export const head = (title, { figures, status }, choose, acts) => html`<header class="load-head">
  <h1>${title}</h1>
  <p class="line">
    ${figures ? formatDate(figures.today, { weekday: "long", day: "numeric", month: "long" }) : nothing}
    ${status
      ? html`<span class="live" data-status=${status.kind} role="status"><span class="dot"></span>${statusText(status)}</span>`
      : nothing}
    ${periodChooser(figures, choose)} ${acts}
    <button class="button quiet small" @click=${() => print()}>${icons.print} ${t("Print")}</button>
  </p>
</header>`;
