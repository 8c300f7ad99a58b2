// @ts-check
import { alarm } from "../../live/clock.js";
import { Problem } from "../../live/problem.js";
import { uuid7 } from "../../uuid.js";
import * as rulesAsTheyAre from "./rules.js";
import { createSender } from "./sender.js";
import { REVOKED } from "./verdict.js";

/**
 * The outbox: every tap is kept before it is sent, waits in order, and is done once.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./rules.js").Change} Change
 * @typedef {{method?: string, path: string, body?: unknown, ifMatch?: string | number | null, key?: string,
 *   subject?: string, row?: string, says?: string}} Tap
 * @typedef {{isQueued: true}} Queued
 * @typedef {{kind: "changed" | "awake"} | {kind: "wake", person: string} | {kind: "rested", keys: string[]}
 *   | {kind: "done", key: string, change: Change} | {kind: "refused", key: string, told: import("./state.js").Told}
 *   | {kind: "wiped", person: string}} Word what tabs tell each other
 *
 * @typedef {object} Given
 * @property {import("./store.js").Store} store
 * @property {import("../../live/http.js").Request} request
 * @property {import("../../session.js").SessionOf} session
 * @property {import("../../live/clock.js").Clock} clock
 * @property {import("./owner.js").Owner} owner
 * @property {(word: Word) => void} tellTabs the others
 * @property {() => boolean} isOnline
 * @property {() => import("./state.js").Who} who whose page this is, as far as it is known
 * @property {() => string} base "/api/teams/<id>"
 * @property {(state: State) => void} onState it may have changed
 * @property {(change: Change) => void} onChange the server has one of them
 * @property {() => void} onWiped this device was signed out from elsewhere
 * @property {(problem: Problem) => void} onHeld nobody may send just now: signed out, or locked
 * @property {typeof import("./rules.js")} [rules] a test breaks one
 *
 * @typedef {{settle: (change: Change) => void, fail: (problem: Problem) => void, wait: () => void}} Listener
 */

/** So long somebody looks at a button that does nothing; then it waits in sight. */
const PATIENCE = 5_000;
/** The tab that sends answers within this, or it sleeps. */
const AWAKE_WITHIN = 3_000;

/** @param {Given} given */
export function createOutbox(given) {
  const { store, session, clock, owner, tellTabs, who, base, onState, onChange, onWiped } = given;
  const rules = given.rules ?? rulesAsTheyAre;
  const sender = createSender({ ...given, rules, tell, say });
  /** @type {Map<string, Listener>} */
  const listeners = new Map();
  /** @type {() => void} */
  let heardAwake = () => {};

  /** Kept before anything else; then sent at once if that can be.
   * @param {Tap} tap @returns {Promise<Change | Queued>} */
  async function send(tap) {
    const asked = operationOf(tap);
    const answer = listen(asked.key);
    await decide((state) => rules.queued(state, asked));
    return answer;
  }

  /** @param {Tap} tap */
  function operationOf({ method = "POST", path, body = {}, ifMatch = null, key = uuid7(), subject, row, says = "" }) {
    const about = row ?? rowOf(path);
    const now = clock.now();
    return {
      ...{ key, ...who(), method, body, says, at: now, meantAt: now, row: about, subject: subject ?? about },
      url: path.startsWith("/api/") ? path : base() + path,
      ifMatch: ifMatch === null ? null : String(ifMatch),
    };
  }

  /** What becomes of it, or that it waits.  @param {string} key @returns {Promise<Change | Queued>} */
  function listen(key) {
    const { done, ring: stop } = alarm(clock, PATIENCE);
    /** @type {Promise<Change | Queued>} */
    const answer = new Promise((resolve, reject) => {
      const wait = () => resolve({ isQueued: true });
      listeners.set(key, { settle: resolve, fail: reject, wait });
      void done.then(wait);
    });
    const forget = () => (stop(), listeners.delete(key));
    answer.then(forget, forget);
    return answer;
  }

  /** @param {State} state */
  function tell(state) {
    onState(state);
    return state;
  }

  /** The tab that sends sends; another tab asks it to, and takes over if it sleeps. */
  function wake() {
    if (owner.isMine()) return void sender.pump();
    const { done, ring: stop } = alarm(clock, AWAKE_WITHIN);
    let isAwake = false;
    heardAwake = () => ((isAwake = true), stop());
    void done.then(() => void (isAwake || owner.take()));
    tellTabs({ kind: "wake", person: who().person });
  }

  /** To this tab and the others.  @param {Word} word */
  function say(word) {
    hear(word);
    tellTabs(word);
  }

  /** @param {Word} word */
  function hear(word) {
    if (word.kind === "rested") for (const key of word.keys) listeners.get(key)?.wait();
    if (word.kind === "awake") heardAwake();
    if (word.kind === "refused") hearRefusal(word.key, word.told);
    if (word.kind === "done") {
      listeners.get(word.key)?.settle(word.change);
      onChange(word.change);
    }
    if (word.kind === "wiped" && word.person === who().person) {
      for (const { fail } of [...listeners.values()]) fail(new Problem({ status: 401, code: REVOKED }));
      onWiped();
    }
  }

  /** A form that is still open shows it and keeps its text, so nothing need be kept here.
   * @param {string} key @param {import("./state.js").Told} told */
  function hearRefusal(key, told) {
    const listener = listeners.get(key);
    if (!listener) return;
    listener.fail(new Problem({ ...told, changed_by: told.changedBy, changed_at: told.changedAt }));
    void decide((state) => rules.dropped(state, key));
  }

  /** @param {Word} word @returns {void} */
  function answerTab(word) {
    if (word.kind === "wake" && word.person !== session.current?.staff.id) session.forget();
    if (word.kind !== "wake" && word.kind !== "changed") return;
    if (!owner.isMine()) return;
    tellTabs({ kind: "awake" });
    void sender.pump();
  }

  /** The person has decided something.  @param {(state: State) => State} rule */
  async function decide(rule) {
    tell(await store.change(rule));
    tellTabs({ kind: "changed" });
    wake();
  }

  return {
    send,
    start() {
      owner.start(() => void sender.pump());
      void store.read().then(tell);
    },
    /** A word from another tab.  @param {Word} word */
    async heard(word) {
      hear(word);
      answerTab(word);
      tell(await store.read());
    },
    /** Something happened that may let it through: the network, the page, a new sign-in. */
    wake() {
      session.forget();
      wake();
    },
    /** @param {string} key */
    retry: (key) => decide((state) => rules.retried(state, key, clock.now())),
    /** Not while it is on its way: then it may be too late.  @param {string} key */
    drop: async (key) => void (sender.isLeaving(key) || (await decide((state) => rules.dropped(state, key)))),
    /** @param {readonly string[]} keys what is old, and still meant */
    confirm: (keys) => decide((state) => rules.meant(state, keys, clock.now())),
    unsent: async () => rules.unsent(await store.read(), who().person),
    /** The person has seen how many went. */
    noticed: (person = who().person) => decide((state) => rules.noticed(state, person)),
    /** The person signs out without them. */
    discard: () => decide((state) => rules.wiped(state, who().person)),
    /** Another request of the page was told something.  @param {unknown} problem */
    async refusedElsewhere(problem) {
      if (problem instanceof Problem && problem.code === REVOKED) await sender.wipe();
    },
  };
}

/** The row a path is about: "/episodes/<id>/moves" → the id.  @param {string} path */
const rowOf = (path) => path.replace(/^\/api\/teams\/[^/]+/, "").split("/")[2] ?? path;

/** @typedef {ReturnType<typeof createOutbox>} Outbox */
