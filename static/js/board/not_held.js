// @ts-check
/** A planned meeting that nobody held is said beside the meeting's hour. Loaded once somebody is at the board. */
import { missedWords, readMissed } from "../meeting/ahead.js";

const EVERY = 10 * 60_000;
let isWatched = false;

/** @param {import("./app.js").App} app */
export function watchNotHeld(app) {
  if (isWatched) return;
  isWatched = true;
  const read = async () => {
    app.notHeld = missedWords(await readMissed(app.live));
    app.redraw();
  };
  setInterval(() => void read(), EVERY);
  void read();
}
