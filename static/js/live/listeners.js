// @ts-check
const NAMES = /** @type {const} */ (["onState", "onStatus", "onChange", "onPresence", "onDraft", "onPending"]);

/**
 * What a page listens to. A fault in what it draws must not stop the engine: it is reported by itself.
 * @typedef {object} Listeners
 * @property {(state: import("./reducer.js").State) => void} onState after every change of what is true
 * @property {(status: import("./statuses.js").Status) => void} onStatus when it changed
 * @property {(message: import("./reducer.js").Message, verdict: import("./reducer.js").Verdict) => void
 *   } onChange what was applied
 * @property {(here: import("./socket.js").Here[]) => void} onPresence who looks at this team
 * @property {(draft: {patient: string, text: string, by: string, at: string}) => void} onDraft typed live about somebody
 * @property {(pending: readonly import("./send.js").Pending[]) => void} onPending taps under way
 */

/** @param {Partial<Listeners>} given @returns {Listeners} */
export function createListeners(given) {
  const apart = NAMES.map((name) => [name, apartFrom(/** @type {any} */ (given[name]))]);
  return Object.fromEntries(apart);
}

/** @param {((...what: any[]) => void) | undefined} call */
function apartFrom(call) {
  return (/** @type {any[]} */ ...what) => {
    try {
      call?.(...what);
    } catch (fault) {
      queueMicrotask(() => {
        throw fault;
      });
    }
  };
}
