// @ts-check
/** Reads one moment at a time: the last one asked for is shown, however late the others answer. */
import { isSignedOut, Problem } from "../live/problem.js";
import { read } from "../team/reach.js";

/** @typedef {import("./wire.js").Board} Board */
/** @typedef {import("./wire.js").When} When */

const SETTLE = 250; // a slider that is still being moved asks for nothing: each look is logged
const EVERY = 60_000; // an open page asks again whether it may still show what it shows

/** Signed out, or no longer somebody who may look. @param {unknown} problem */
const hasEnded = (problem) => isSignedOut(problem) || (problem instanceof Problem && problem.status === 404);

/**
 * @param {string} team
 * @param {{onAsk: () => void, onBoard: (board: Board) => void, onTrouble: (problem: any) => void, onEnd: (problem: any) => void}} told
 */
export function createReader(team, { onAsk, onBoard, onTrouble, onEnd }) {
  let count = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {When} when @param {number} [after] ms */
  function look(when, after = 0) {
    clearTimeout(timer);
    const mine = (count += 1);
    timer = setTimeout(() => void ask(when, mine), after);
  }

  /** @param {When} when @param {number} mine */
  async function ask(when, mine) {
    onAsk();
    try {
      const board = await read(`/api/teams/${team}/replay?${new URLSearchParams({ ...when })}`);
      if (mine === count) onBoard(board);
    } catch (problem) {
      if (mine === count) onTrouble(problem);
    }
  }

  /** Shows what may be seen now, and without a network what is there. @param {When} when */
  async function again(when) {
    const mine = count;
    if (document.visibilityState === "hidden") return;
    try {
      const board = await read(`/api/teams/${team}/replay?${new URLSearchParams({ ...when, again: "true" })}`);
      if (mine === count) onBoard(board);
    } catch (problem) {
      if (mine === count && hasEnded(problem)) onEnd(problem);
    }
  }

  return {
    look,
    /** While the page is seen, and when somebody comes back to it. @param {() => When | null} shown nothing is: nothing is asked */
    keepAsking(shown) {
      const ask = () => {
        const when = shown();
        if (when) void again(when);
      };
      setInterval(ask, EVERY);
      addEventListener("focus", ask);
      document.addEventListener("visibilitychange", ask);
    },
    /** @param {When} when */
    settle: (when) => look(when, SETTLE),
  };
}
