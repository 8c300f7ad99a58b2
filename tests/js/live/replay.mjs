// @ts-check
/**
 * The shipped reducer, for a test in another language (I2): JSON lines in, JSON lines out.
 *
 *   {"screen": "region", "message": {…}}   a snapshot, a frame or a catch-up, given to that screen
 *   {"screen": "region", "expect": {…}}    a snapshot: is the screen's state the same?
 *
 * Each `expect` is answered at once with {"screen", "equal", "verdict" (of the last message), "at",
 * "have", "want"}: `at` names the first difference. Screens are independent; "screen" may be left out.
 * Exits 1 when any answer was unequal, 2 when a line could not be read.
 */
import { createInterface } from "node:readline";

import { firstDifference } from "./difference.js";
import { empty, reduce } from "../../../static/js/live/reducer.js";

/** @type {Map<string, ReturnType<typeof reduce>>} */
const screens = new Map();
let isAllEqual = true;

/** @param {{screen?: string, message?: any, expect?: any}} line */
function step({ screen = "", message, expect }) {
  const { state, verdict } = screens.get(screen) ?? { state: empty(), verdict: null };
  if (message) screens.set(screen, reduce(state, message));
  if (!expect) return;
  const difference = firstDifference(state, reduce(empty(), expect).state);
  isAllEqual &&= difference === null;
  process.stdout.write(JSON.stringify({ screen, equal: difference === null, verdict, ...difference }) + "\n");
}

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  try {
    step(JSON.parse(line));
  } catch (error) {
    process.stderr.write(`${error}\n`);
    process.exit(2);
  }
}
process.exitCode = isAllEqual ? 0 : 1;
