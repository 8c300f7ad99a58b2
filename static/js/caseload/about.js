// @ts-check
/** The button beside a figure that tells what it means: what stands in the page's template, opened by the browser. */
import { html } from "lit-html";
import { t } from "../i18n.js";

/** @param {string} code in `fact_board/caseload/definitions` @param {string} name of the figure */
export const about = (code, name) => html`<button
  type="button"
  class="about"
  popovertarget="about-${code}"
  aria-label=${t("What is counted: {name}", { name })}
>
  <span aria-hidden="true">i</span>
</button>`;
