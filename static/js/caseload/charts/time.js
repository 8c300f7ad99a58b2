// @ts-check
/** Charts along time: a number over the model's band, and what came and went. What happened is a dashed line. */
import { areaY, axisY, dot, gridY, lineY, rectY, ruleX, ruleY, text } from "@observablehq/plot";
import { number } from "../words.js";

/** @typedef {import("./specs.js").Trend} Trend */
/** @typedef {import("./specs.js").Flow} Flow */
/** @typedef {import("./specs.js").Happening} Happening */
/** @typedef {import("@observablehq/plot").PlotOptions} PlotOptions */

const HEIGHT = 190;
const LEFT = 40;
const RIGHT = 52;
const LINE = 16; // px a line of words
const LETTER = 6.5; // px, about
const LONGEST = 32; // letters
const MOST = 6; // strokes on the scale

/** @param {Trend} spec @param {number} width @returns {PlotOptions} */
export function trend({ points, band, days, isFromNought, unit, happenings }, width) {
  const dated = points.map((point) => ({ ...point, at: new Date(point.day) }));
  const [first, last] = [dated[0], dated[dated.length - 1]];
  const all = points.flatMap(({ n, low, high }) => [n, low, high]);
  const domain = [isFromNought ? 0 : Math.min(...all) * 0.95, Math.max(1, ...all) * (isFromNought ? 1.08 : 1.03)];
  const told = placed(happenings, first.at, last.at, width);
  const line = { x: "at", y: "n" };
  return {
    ...frame(told.rows),
    x: { type: "utc", domain: [first.at, last.at], axis: null },
    y: { domain, axis: null },
    marks: [
      areaY(dated, { x: "at", y1: "low", y2: "high", className: "band" }),
      ...scale(domain, unit),
      ...told.marks,
      text([first], { x: "at", y: "high", text: () => band, textAnchor: "start", dx: 6, dy: 10, className: "band-word" }),
      lineY(dated, { ...line, className: "line" }),
      dot([last], { ...line, r: 3.5, className: "end" }),
      text([last], { ...line, text: (point) => number(point.n) + unit, textAnchor: "start", dx: 8, className: "end-word" }),
      ...daysBelow(days, first.at, last.at),
    ],
  };
}

/** @param {Flow} spec @param {number} width @returns {PlotOptions} */
export function flow({ weeks, came, went, days, happenings }, width) {
  const [from, to] = [new Date(weeks[0].from), new Date(weeks[weeks.length - 1].to)];
  const gap = (Number(to) - Number(from)) / weeks.length / 8;
  const bars = weeks.map((week) => ({
    ...week,
    x1: new Date(Number(new Date(week.from)) + gap),
    x2: new Date(Number(new Date(week.to)) - gap),
    down: -week.went,
  }));
  const most = Math.max(1, ...weeks.flatMap((week) => [week.came, week.went])) * 1.25;
  const told = placed(happenings, from, to, width);
  return {
    ...frame(told.rows),
    x: { type: "utc", domain: [from, to], axis: null },
    y: { domain: [-most, most], axis: null },
    marks: [
      ...scale([-most, most], ""),
      ...told.marks,
      rectY(bars, { x1: "x1", x2: "x2", y1: 0, y2: "came", className: "came" }),
      rectY(bars, { x1: "x1", x2: "x2", y1: 0, y2: "down", className: "went" }),
      ruleY([0], { className: "axis" }),
      text([came], { frameAnchor: "top-right", text: String, textAnchor: "start", dx: 6, dy: 4, className: "scale-word" }),
      text([went], { frameAnchor: "bottom-right", text: String, textAnchor: "start", dx: 6, dy: -4, className: "scale-word" }),
      ...daysBelow(days, from, to),
    ],
  };
}

/** @param {number} rows of words above */
const frame = (rows) => ({
  height: HEIGHT + rows * LINE,
  marginLeft: LEFT,
  marginRight: RIGHT,
  marginTop: 8 + rows * LINE,
  marginBottom: 26,
});

/** Round numbers on the left, each with a fine line. @param {number[]} domain @param {string} unit */
function scale([low, high], unit) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find((each) => (high - low) / each < MOST) ?? 500;
  const first = Math.ceil(low / step);
  const values = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
  return [
    gridY(values, { className: "grid" }),
    axisY(values, { tickSize: 0, tickFormat: (/** @type {number} */ n) => number(Math.abs(n)) + unit, className: "scale-word" }),
  ];
}

/** @param {[string, string, string]} words @param {Date} first @param {Date} last */
function daysBelow(words, first, last) {
  const middle = new Date((Number(first) + Number(last)) / 2);
  const places = /** @type {const} */ ([["start", first], ["middle", middle], ["end", last]]);
  return places.map(([textAnchor, at], i) =>
    text([{ at }], { x: "at", text: () => words[i], frameAnchor: "bottom", textAnchor, lineAnchor: "top", dy: 8, className: "scale-word" }),
  );
}

/** The happenings of these days, their words in as many rows as they need beside each other. The latest stand lowest,
 * and a line ends at its own words: so none goes through those of an earlier one.
 * @param {Happening[]} happenings @param {Date} first @param {Date} last @param {number} width */
function placed(happenings, first, last, width) {
  const room = width - LEFT - RIGHT;
  /** @type {number[]} */
  const ends = [];
  const told = happenings.toReversed().map(({ day, text: said }) => {
    const at = new Date(Math.max(Number(first), Number(new Date(day)))); // of the first week, before its last day
    const word = said.length > LONGEST ? `${said.slice(0, LONGEST - 1)}…` : said;
    const x = (room * (Number(at) - Number(first))) / Math.max(1, Number(last) - Number(first));
    const isLeft = x + word.length * LETTER > room;
    const [start, end] = isLeft ? [x - word.length * LETTER, x] : [x, x + word.length * LETTER];
    const free = ends.findIndex((before) => end <= before);
    const row = free < 0 ? ends.length : free;
    ends[row] = start - LETTER * 2;
    return { at, word, row, isLeft };
  });
  const words = [false, true].flatMap((isLeft) =>
    ends.map((_, row) =>
      text(told.filter((one) => one.row === row && one.isLeft === isLeft), {
        x: "at",
        text: "word",
        frameAnchor: "top",
        textAnchor: isLeft ? "end" : "start",
        lineAnchor: "bottom",
        dx: isLeft ? -4 : 4,
        dy: -2 - row * LINE,
        className: "happening-word",
      }),
    ),
  );
  const lines = ends.map((_, row) =>
    ruleX(told.filter((one) => one.row === row), { x: "at", insetTop: -(row + 1) * LINE, className: "happening" }),
  );
  return { rows: ends.length, marks: [...lines, ...words] };
}
