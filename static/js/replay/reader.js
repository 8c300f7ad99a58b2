// @ts-check
/** Reads one moment at a time: the last one asked for is shown, however late the others answer. */
import { read } from "../team/reach.js";

/** @typedef {import("./wire.js").Board} Board */
/** @typedef {import("./wire.js").When} When */

const SETTLE = 250; // a slider that is still being moved asks for nothing: each look is logged

/**
 * @param {string} team
 * @param {{onAsk: () => void, onBoard: (board: Board) => void, onTrouble: (problem: any) => void}} told
 */
export function createReader(team, { onAsk, onBoard, onTrouble }) {
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

  return {
    look,
    /** @param {When} when */
    settle: (when) => look(when, SETTLE),
  };
}
