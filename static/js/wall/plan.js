// @ts-check
/**
 * How sections of a list stand in columns so that the text is as large as the screen allows. Pure.
 *
 * Sections keep their order, down the columns and then to the right; one is broken only when that makes
 * the text clearly larger. Lengths are in pixels at scale 1, where text is 24 px.
 *
 * @typedef {{section: number, from: number, to: number}} Piece rows `from` up to `to` of a section
 * @typedef {{columns: Piece[][], scale: number}} Plan
 * @typedef {{row: number, column: number, gap: number}} Form how high a row is, how wide a column, and what is between
 */

/** The list alone; beside the person whom a meeting is at; and below them, where contacts have no room. */
export const OVERVIEW = { row: 40, column: 440, gap: 32 };
export const BESIDE = { row: 36, column: 375, gap: 28 };
export const BELOW = { row: 36, column: 315, gap: 28 };
/** The heading of a section and the space after it, in rows; the last of a column needs no space. */
export const HEAD = 1.75;
export const SPACE = 0.55;
const MOST_COLUMNS = 6;
/** A broken section costs the reader something, so it must be worth it. */
const WORTH_BREAKING = 1.12;
/** Fewer rows of a section than this are not left alone in a column. */
const FEWEST = 3;

/**
 * @param {number[]} sizes how many rows each section has
 * @param {{width: number, height: number, most: number, least: number}} room in pixels; the largest scale
 *   wanted, and the smallest before a section is broken instead
 * @param {Form} [form]
 * @returns {Plan}
 */
export function plan(sizes, room, form = OVERVIEW) {
  const whole = bestOf(sizes, room, form, false);
  const broken = bestOf(sizes, room, form, true);
  const worth = whole.scale < room.least ? 1 : WORTH_BREAKING;
  return broken.scale > whole.scale * worth ? broken : whole;
}

/** @param {number[]} sizes @param {{width: number, height: number, most: number}} room @param {Form} form @param {boolean} mayBreak @returns {Plan} */
function bestOf(sizes, { width, height, most }, { row, column, gap }, mayBreak) {
  /** @type {Plan} */
  let best = { columns: [], scale: 0 };
  for (let count = 1; count <= MOST_COLUMNS; count += 1) {
    const { columns, tallest } = shortest(sizes, count, mayBreak);
    const byWidth = width / (count * column + (count - 1) * gap);
    const scale = Math.min(most, byWidth, height / (tallest * row));
    if (scale > best.scale) best = { columns, scale };
  }
  return best;
}

/** The columns at their most even. @param {number[]} sizes @param {number} count @param {boolean} mayBreak */
function shortest(sizes, count, mayBreak) {
  const total = sizes.reduce((sum, rows) => sum + rows + HEAD, 0);
  let limit = Math.max(total / count, FEWEST + HEAD);
  let columns = fill(sizes, limit, mayBreak);
  // At twice the total everything stands in one column, so this ends.
  for (; columns.length > count; columns = fill(sizes, limit, mayBreak)) limit += 0.5;
  const heights = columns.map((pieces) => pieces.reduce((sum, { from, to }) => sum + to - from + HEAD, -SPACE));
  return { columns, tallest: Math.max(1, ...heights) };
}

/** One section after the other, and a new column when one is full. @param {number[]} sizes @param {number} limit @param {boolean} mayBreak @returns {Piece[][]} */
function fill(sizes, limit, mayBreak) {
  /** @type {Piece[][]} */
  const columns = [[]];
  let left = limit + SPACE;
  const next = () => {
    columns.push([]);
    left = limit + SPACE;
  };
  sizes.forEach((rows, section) => {
    let from = 0;
    do {
      const fits = takes(rows - from, Math.floor(left - HEAD), mayBreak);
      if (fits === null && columns[columns.length - 1].length) next();
      else {
        const to = from + (fits ?? rows - from);
        columns[columns.length - 1].push({ section, from, to });
        left -= to - from + HEAD;
        from = to;
      }
    } while (from < rows);
  });
  return columns;
}

/** How many rows of a section go into this much room; null when the next column serves it better. @param {number} rows @param {number} room @param {boolean} mayBreak */
function takes(rows, room, mayBreak) {
  if (rows <= room) return rows;
  if (!mayBreak || room < FEWEST) return null;
  return rows - room >= FEWEST ? room : rows - FEWEST;
}
