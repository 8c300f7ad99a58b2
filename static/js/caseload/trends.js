// @ts-check
/** Week by week: people on the board, people in the team, their share, and who came and went. */
import { html } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { chartCard } from "./charts/card.js";
import { happened, happenedHead } from "./happenings.js";
import { beside, number, percent, shareBeside, span } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Week} Week */
/** @typedef {import("./charts/specs.js").Happening} Happening */

const DAY = /** @type {const} */ ({ day: "numeric", month: "short" });
const IN_WORDS = /** @type {const} */ ({ day: "numeric", month: "long" });
const DAY_OF_YEAR = /** @type {const} */ ({ ...DAY, year: "numeric" });

/** @param {Figures} figures */
export function boardTrend(figures) {
  const { share } = figures;
  const weeks = figures.weeks.map((week) => ({ ...week, low: (week.patients * share.low) / 100, high: (week.patients * share.high) / 100 }));
  const band = t("{span} % of everybody in the team", { span: span(share.low, share.high) });
  return trendCard(figures, {
    id: "board",
    title: t("People on the board, week by week"),
    points: weeks.map(({ day, on_board, low, high }) => ({ day, n: on_board, low, high })),
    band,
    beside: t("The band is {span}.", { span: band }),
    isFromNought: true,
    columns: [t("On the board"), t("Model")],
    cells: (week) => [number(week.on_board), span(Math.round((week.patients * share.low) / 100), Math.round((week.patients * share.high) / 100))],
  });
}

/** @param {Figures} figures */
export function patientsTrend(figures) {
  const { patients } = figures;
  return trendCard(figures, {
    id: "patients",
    title: t("People in the team, week by week"),
    points: figures.weeks.map(({ day, patients: n }) => ({ day, n, low: patients.low, high: patients.high })),
    band: t("model: {span}", { span: span(patients.low, patients.high) }),
    beside: t("Now {beside} of {span}.", { beside: beside(patients), span: span(patients.low, patients.high) }),
    isFromNought: false,
    columns: [t("People"), t("Model")],
    cells: (week) => [number(week.patients), span(patients.low, patients.high)],
  });
}

/** @param {Figures} figures */
export function shareTrend(figures) {
  const { share } = figures;
  const weeks = figures.weeks.filter((week) => week.patients);
  return trendCard(figures, {
    id: "share",
    title: t("Share on the board, week by week"),
    points: weeks.map((week) => ({ day: week.day, n: (100 * week.on_board) / week.patients, low: share.low, high: share.high })),
    unit: " %",
    band: t("model: {span} %", { span: span(share.low, share.high) }),
    beside: t("Now {beside} of {span} %.", { beside: shareBeside(share), span: span(share.low, share.high) }),
    isFromNought: true,
    columns: [t("Share"), t("Of")],
    cells: (week) => (week.patients ? [percent(week.on_board, week.patients), t("n {n}", { n: week.patients })] : ["–", "–"]),
  });
}

/**
 * @typedef {{id: string, title: string, points: import("./charts/specs.js").Point[], band: string, beside: string,
 *   isFromNought: boolean, unit?: string, columns: string[], cells: (week: Week) => string[]}} About
 * @param {Figures} figures @param {About} about
 */
function trendCard(figures, { id, title, points, band, beside: model, isFromNought, unit = "", columns, cells }) {
  const happenings = happened(figures);
  const heads = [t("Date"), ...columns];
  const rows = figures.weeks.map((week) => ({ name: formatDate(week.day, DAY_OF_YEAR), cells: cells(week), from: since(week.day), to: week.day }));
  if (!points.length) return nobody(title);
  const [first, last] = [points[0], points[points.length - 1]];
  const course = t("{n} on {day}, {then} on {end}.", {
    n: number(first.n) + unit,
    day: formatDate(first.day, IN_WORDS),
    then: number(last.n) + unit,
    end: formatDate(last.day, IN_WORDS),
  });
  return chartCard({
    id,
    code: id === "patients" ? "patients" : "share",
    title,
    says: `${course} ${last.day === figures.today ? model : ""}`,
    spec: { kind: "trend", points, band, days: daysOf(figures, first.day, last.day), isFromNought, unit, happenings },
    table: weeksTable(heads, rows, happenings),
  });
}

/** @param {Figures} figures */
export function flowTrend(figures) {
  const { turnover, last } = figures;
  const title = t("Onto the board and off it, week by week");
  const happenings = happened(figures);
  const weeks = turnover.map(({ week, on, off }) => ({ from: week, to: after(week, 7), came: on, went: off }));
  const [came, went] = [weeks.reduce((sum, week) => sum + week.came, 0), weeks.reduce((sum, week) => sum + week.went, 0)];
  const rows = weeks.map((week) => ({
    name: formatDate(week.from, DAY_OF_YEAR),
    cells: [number(week.came), number(week.went), difference(week.came - week.went)],
    from: week.from,
    to: after(week.from, 6),
  }));
  return chartCard({
    id: "flow",
    code: "turnover",
    title,
    says: t("{came} came (up, filled), {went} went (down, outlined): {difference} in all.", {
      came: number(came),
      went: number(went),
      difference: difference(came - went),
    }),
    spec: { kind: "flow", weeks, came: t("came"), went: t("went"), days: daysOf(figures, weeks[0].from, last), happenings },
    table: weeksTable([t("Week from"), t("Came"), t("Went"), t("Difference")], rows, happenings),
  });
}

/** @param {string} title */
const nobody = (title) => html`<article class="load-card"><h2>${title}</h2><p class="note">${t("Nobody was in the team on these days.")}</p></article>`;

/** @param {number} n @returns {string} */
const difference = (n) => (n > 0 ? `+${number(n)}` : n < 0 ? `−${number(-n)}` : "0");

/** @param {string} day @param {number} days @returns {string} */
const after = (day, days) => new Date(Number(new Date(day)) + days * 86_400_000).toISOString().slice(0, 10);

/** The first day of the week that ends on a day. @param {string} day @returns {string} */
const since = (day) => after(day, -((new Date(day).getUTCDay() + 6) % 7));

/** @param {Figures} figures @param {string} first @param {string} last @returns {[string, string, string]} */
function daysOf({ today, weeks }, first, last) {
  const middle = weeks.length > 2 ? formatDate(new Date((Number(new Date(first)) + Number(new Date(last))) / 2), DAY) : "";
  return [formatDate(first, DAY), middle, last === today ? t("today") : formatDate(last, DAY)];
}

/** The newest first; what happened in a week stands beside it.
 * @param {string[]} heads @param {{name: string, cells: string[], from: string, to: string}[]} rows @param {Happening[]} happenings */
const weeksTable = (heads, rows, happenings) => html`<table>
  <thead>
    <tr>
      ${heads.map((head, i) => html`<th scope="col" class=${i ? "n" : ""}>${head}</th>`)} ${happenedHead(happenings)}
    </tr>
  </thead>
  <tbody>
    ${[...rows].reverse().map(
      ({ name, cells, from, to }) => html`<tr>
        <th scope="row">${name}</th>
        ${cells.map((cell) => html`<td class="n">${cell}</td>`)}
        ${happenings.length
          ? html`<td>${happenings.filter(({ day }) => from <= day && day <= to).map(({ text }) => text).join(" · ")}</td>`
          : ""}
      </tr>`,
    )}
  </tbody>
</table>`;
