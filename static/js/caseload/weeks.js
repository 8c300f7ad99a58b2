// @ts-check
/** People on the board, week by week, over the band of 10–20 % of the team's people. */
import { html, svg } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { number, percent } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Week} Week */

const HEIGHT = 190;
const LEFT = 34;
const RIGHT = 40;
const TOP = 12;
const BOTTOM = 28;

/** @param {Figures} figures @param {number} width of the chart on screen */
export function weeksCard({ weeks, share, turnover }, width) {
  const moves = new Map(weeks.map((week, i) => [week, turnover[i]]));
  return html`<article class="load-card">
    <h2>${t("People on the board, week by week")}</h2>
    <p class="note">
      ${t("The band is {low}–{high} % of everybody in the team.", { low: share.low, high: share.high })}
    </p>
    <div class="chart" data-chart>${chart(weeks, share, width)}</div>
    <details>
      <summary>${t("Show as a table")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("People on the board, week by week")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t("Date")}</th>
              <th scope="col" class="n">${t("On the board")}</th>
              <th scope="col" class="n">${t("People")}</th>
              <th scope="col" class="n">${t("Share")}</th>
              <th scope="col" class="n">${t("Came that week")}</th>
              <th scope="col" class="n">${t("Went that week")}</th>
            </tr>
          </thead>
          <tbody>
            ${[...weeks].reverse().map(
              (week) => html`<tr>
                <th scope="row">${formatDate(week.day, { day: "numeric", month: "short", year: "numeric" })}</th>
                <td class="n">${number(week.on_board)}</td>
                <td class="n">${number(week.patients)}</td>
                <td class="n">${week.patients ? percent(week.on_board, week.patients) : "–"}</td>
                <td class="n">${number(moves.get(week)?.on ?? null)}</td>
                <td class="n">${number(moves.get(week)?.off ?? null)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </article>`;
}

/** @param {Week[]} weeks @param {{low: number, high: number}} share @param {number} width */
function chart(weeks, share, width) {
  const high = (/** @type {Week} */ week) => (week.patients * share.high) / 100;
  const low = (/** @type {Week} */ week) => (week.patients * share.low) / 100;
  const top = Math.max(1, ...weeks.flatMap((week) => [week.on_board, high(week)])) * 1.08;
  const x = (/** @type {number} */ i) => LEFT + ((width - LEFT - RIGHT) * i) / Math.max(1, weeks.length - 1);
  const y = (/** @type {number} */ n) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - n / top);
  /** @param {(week: Week) => number} value @returns {string[]} */
  const points = (value) => weeks.map((week, i) => `${x(i).toFixed(1)},${y(value(week)).toFixed(1)}`);
  const band = [...points(high), ...points(low).reverse()].join(" ");
  const first = weeks[0];
  const last = weeks[weeks.length - 1];
  const dates = [0, Math.floor((weeks.length - 1) / 2)];
  return html`<svg
    viewBox="0 0 ${width} ${HEIGHT}" width=${width} height=${HEIGHT} role="img"
    aria-label=${t("From {first} on {from} to {last} today.", {
      first: first.on_board,
      from: formatDate(first.day),
      last: last.on_board,
    })}
  >
    <polygon class="band" points=${band}></polygon>
    ${ticks(top).map(
      (n) => svg`<line class=${n ? "grid" : "axis"} x1=${LEFT} x2=${width - RIGHT} y1=${y(n)} y2=${y(n)}></line>
        <text class="scale-text" x=${LEFT - 6} y=${y(n) + 4} text-anchor="end">${number(n)}</text>`,
    )}
    <polyline class="line" points=${points((week) => week.on_board).join(" ")}></polyline>
    <circle class="end" cx=${x(weeks.length - 1)} cy=${y(last.on_board)} r="3.5"></circle>
    <text class="end-text" x=${x(weeks.length - 1) + 8} y=${y(last.on_board) + 5}>${number(last.on_board)}</text>
    ${dates.map(
      (i) =>
        svg`<text class="scale-text" x=${x(i)} y=${HEIGHT - 8} text-anchor=${i ? "middle" : "start"}>${formatDate(weeks[i].day)}</text>`,
    )}
    <text class="scale-text" x=${x(weeks.length - 1)} y=${HEIGHT - 8} text-anchor="end">${t("today")}</text>
  </svg>`;
}

/** @param {number} top @returns {number[]} round numbers up to it, at most five */
function ticks(top) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find((each) => top / each < 5) ?? 500;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}
