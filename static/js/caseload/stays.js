// @ts-check
/** How long people stay on the board, for each category; how many are there now and how many come back. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { about } from "./about.js";
import { behind } from "./behind.js";
import { chartCard } from "./charts/card.js";
import { categoryName, number, percent } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Category} Category */

/** @param {Figures} figures */
export function staysCard(figures) {
  const { categories, fewest } = figures;
  const rows = categories
    .filter(({ stays }) => stays.count)
    .map((category) => ({
      key: category.code,
      name: categoryName(category),
      median: category.stays.count < fewest ? null : category.stays.median_days,
      nine: category.stays.count < fewest ? null : category.stays.nine_of_ten_days,
      value: valueOf(category, fewest),
    }));
  return chartCard({
    id: "stays",
    code: "stays",
    title: t("Category and time on the board"),
    says: t("Half of the stays were shorter than the dot, nine of ten shorter than the stroke."),
    note: html`<p class="note">
      ${t("Stays of the last year, by their last category; those still going on count as at least that long.")}
    </p>`,
    spec: { kind: "stays", rows, axis: t("days") },
    table: table(figures),
    isOpen: true,
  });
}

/** @param {Category} category @param {number} fewest @returns {string} */
function valueOf({ stays }, fewest) {
  if (stays.count < fewest) return t("n {n}", { n: stays.count });
  return `${number(stays.median_days)} · ${number(stays.nine_of_ten_days)}`;
}

/** @param {Figures} figures */
const table = ({ categories, stays, on_board, fewest }) => html`<table>
  <thead>
    <tr>
      <th scope="col">${t("Category")}</th>
      <th scope="col" class="n">${t("Now")}</th>
      <th scope="col" class="n">${t("Median days")}</th>
      <th scope="col" class="n">${t("9 of 10 shorter than")}</th>
      <th scope="col" class="n">${t("Back within 30 d")}</th>
      <th scope="col" class="n">${t("Back within 90 d")} ${about("back", t("Back within 90 d"))}</th>
    </tr>
  </thead>
  <tbody>
    ${categories.map((category) => row(category, fewest))}
  </tbody>
  <tfoot>
    <tr>
      <th scope="row">${t("The whole board")}</th>
      <td class="n">${on_board ? behind(number(on_board), t("The whole board"), "on_board") : number(on_board)}</td>
      ${lengths(stays, fewest)}
    </tr>
  </tfoot>
</table>`;

/** @param {Category} category @param {number} fewest */
function row(category, fewest) {
  const { now } = category.stays;
  return html`<tr>
    <th scope="row"><span class="chip" data-category=${category.code}></span>${categoryName(category)}</th>
    <td class="n">${now ? behind(number(now), categoryName(category), "on_board", { category: category.category }) : number(now)}</td>
    ${lengths(category.stays, fewest)}
  </tr>`;
}

/** @param {import("./figures.js").Stays} stays @param {number} fewest */
function lengths({ median_days, nine_of_ten_days, count, closed, back, back_soon }, fewest) {
  const isFew = count < fewest;
  return html`<td class="n">${isFew ? t("n {n}", { n: count }) : number(median_days)}</td>
    <td class="n">${isFew ? "–" : number(nine_of_ten_days)}</td>
    <td class="n">${closed < fewest ? t("n {n}", { n: closed }) : percent(back_soon, closed)}</td>
    <td class="n">${closed < fewest ? t("n {n}", { n: closed }) : percent(back, closed)}</td>`;
}
