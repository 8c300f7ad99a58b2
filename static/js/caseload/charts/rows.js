// @ts-check
/** Charts with a row for each colleague or category. */
import { axisX, axisY, barX, dot, gridX, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import { number } from "../words.js";

/** @typedef {import("./specs.js").Bars} Bars */
/** @typedef {import("./specs.js").Stays} Stays */
/** @typedef {import("@observablehq/plot").PlotOptions} PlotOptions */

const ROW = 28; // px
const NARROW = 460; // px

/** @param {Bars} spec @param {number} width @returns {PlotOptions} */
export function bars({ rows, lines }, width) {
  const looks = [...new Set(rows.map(({ look }) => look))];
  const end = Math.max(...lines, ...rows.map(({ n }) => n)) * 1.04;
  return {
    ...frame(rows, width, 104),
    x: { domain: [0, end], axis: null },
    y: { domain: rows.map(({ key }) => key), axis: null, padding: 0.28 },
    marks: [
      names(rows, width),
      ...looks.map((look) =>
        barX(rows.filter((row) => row.look === look), { x: "n", y: "key", className: `load ${look}` }),
      ),
      ruleX(lines, { className: "model-ground" }),
      ruleX(lines, { className: "model" }),
      ...lines.map((line, i) =>
        text([line], { x: (at) => at, text: (at) => number(at, 1), frameAnchor: "bottom", lineAnchor: "top", textAnchor: i ? "start" : "end", dx: i ? -4 : 4, dy: 6, className: "scale-word" }),
      ),
      column(rows, "value", 40, "end-word"),
      column(rows, "word", 100, "scale-word"),
    ],
  };
}

/** @param {Stays} spec @param {number} width @returns {PlotOptions} */
export function stays({ rows, axis }, width) {
  const known = rows.filter(({ median }) => median !== null);
  const both = known.filter(({ nine }) => nine !== null);
  const end = Math.max(30, ...known.flatMap(({ median, nine }) => [median ?? 0, nine ?? 0])) * 1.06;
  return {
    ...frame(rows, width, 84),
    x: { domain: [0, end], axis: null },
    y: { domain: rows.map(({ key }) => key), axis: null, padding: 0.3 },
    marks: [
      gridX({ ticks: 5, className: "grid" }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: (/** @type {number} */ n) => number(n), label: axis, labelArrow: "none", className: "scale-word" }),
      names(rows, width),
      ruleY(rows, { y: "key", className: "row-line" }),
      ruleY(both, { y: "key", x1: "median", x2: "nine", className: "reach" }),
      tickX(both, { x: "nine", y: "key", className: "nine" }),
      ...known.map((row) => dot([row], { x: "median", y: "key", r: 6, className: `median ${row.key}` })),
      column(rows, "value", 80, "end-word"),
    ],
  };
}

/** @param {unknown[]} rows @param {number} width @param {number} right */
const frame = (rows, width, right) => ({
  height: rows.length * ROW + 38,
  marginLeft: nameRoom(width),
  marginRight: right,
  marginTop: 4,
  marginBottom: 34,
});

/** @param {number} width */
const nameRoom = (width) => (width < NARROW ? 108 : 168);

/** @param {{key: string, name: string}[]} rows @param {number} width */
function names(rows, width) {
  const said = new Map(rows.map(({ key, name }) => [key, name]));
  return axisY({
    label: null,
    tickSize: 0,
    tickFormat: (/** @type {string} */ key) => said.get(key) ?? "",
    lineWidth: (nameRoom(width) - 12) / 12,
    textOverflow: "ellipsis-end",
    className: "name",
  });
}

/** Words that stand below each other, right of the rows. @param {unknown[]} rows @param {string} field @param {number} dx @param {string} className */
const column = (rows, field, dx, className) =>
  text(rows, { y: "key", text: field, frameAnchor: "right", textAnchor: "end", dx, className });
