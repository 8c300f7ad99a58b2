// @ts-check
/**
 * The note being typed about one person: saved as one types, at most once a second, and seen by the others.
 *
 * Nothing typed is lost: what the server has not taken stays here and is sent again; while somebody else is
 * writing, mine waits. Their text becomes mine only when I have typed nothing that is unsaved.
 *
 * @typedef {import("./wire.js").Draft} Draft
 * @typedef {object} Given
 * @property {(text: string) => Promise<unknown>} put
 * @property {() => string | undefined} me the staff id of who types here
 * @property {import("../live/clock.js").Clock} clock
 * @property {(text: string | null) => void} keep what this tab must remember; null: nothing
 * @property {() => void} onChange
 */

export const EVERY = 1_000;
/** So long somebody else holds the pen after their last save is up to the server; ask again this often. */
export const TAKEN_RETRY = 2_000;
export const TAKEN = "draft.taken";
/** What comes back of my own typing this late is an echo, perhaps of what I have since typed past. */
const ECHO = 10_000;

/** @param {Given} given */
export function createTyped({ put, me, clock, keep, onChange }) {
  let text = "";
  let isMine = false; // typed here, and not yet known to be on the server
  let isSending = false;
  /** @type {Promise<unknown>} */
  let sending = Promise.resolve();
  let sentAt = -Infinity;
  let typedAt = -Infinity;
  let heard = "";
  /** @type {any} */
  let trouble = null;
  /** @type {any} */
  let timer = null;

  function plan(soonest = sentAt + EVERY) {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => void save(), Math.max(0, soonest - clock.now()));
  }

  async function save() {
    clock.clearTimeout(timer);
    if (!isMine || isSending) return;
    const sent = text;
    isSending = true;
    sentAt = clock.now();
    try {
      await (sending = put(sent));
      trouble = null;
      if (text === sent) settle();
    } catch (problem) {
      trouble = problem;
    }
    isSending = false;
    if (isMine && trouble?.code === TAKEN) plan(clock.now() + TAKEN_RETRY);
    else if (isMine && !trouble) plan();
    onChange();
  }

  function settle() {
    isMine = false;
    keep(null);
  }

  return {
    text: () => text,
    /** Typed and not yet on the server. */
    isUnsaved: () => isMine,
    trouble: () => trouble,
    /** @param {string} typed */
    type(typed) {
      text = typed;
      typedAt = clock.now();
      isMine = true;
      trouble = trouble?.code === TAKEN ? trouble : null;
      keep(text);
      if (!isSending) plan(trouble ? clock.now() + TAKEN_RETRY : undefined);
      onChange();
    },
    /** The field is left, or the page is about to be: save now. */
    blur: () => void save(),
    /** What the server has, told anew at each drawing. @param {Draft | null} draft */
    hear(draft) {
      const told = draft ? `${draft.at} ${draft.by} ${draft.text}` : "";
      const isNews = told !== heard;
      heard = told;
      const isEcho = clock.now() - typedAt < ECHO && (!draft || draft.by === me());
      if (isNews && !isMine && !isSending && !isEcho) text = draft?.text ?? "";
    },
    /** It has become a note, or is thrown away: nothing of it is sent any more. */
    drop() {
      text = "";
      trouble = null;
      settle();
      clock.clearTimeout(timer);
      onChange();
    },
    /** No save begins, and none is under way: what is written next is not overtaken. */
    async rest() {
      clock.clearTimeout(timer);
      await sending.catch(() => undefined);
      clock.clearTimeout(timer);
    },
  };
}

/** @typedef {ReturnType<typeof createTyped>} Typed */
