// @ts-check
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { browserPage } from "../../live/page.js";
import { uuid7 } from "../../uuid.js";
import { createOutbox } from "./outbox.js";
import { createLeaseOwner, createLockOwner } from "./owner.js";
import { discarded, standings, unsent } from "./rules.js";
import { askBeforeSignOut, openSheet, tellDiscarded } from "./sheet.js";
import { EMPTY } from "./state.js";
import { openStore } from "./store.js";
import { barText, discardedText } from "./words.js";

/**
 * The outbox of a page: with the browser's disk, locks and network, and a bar that says what waits.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./sheet.js").Line} Line
 * @typedef {Pick<import("./outbox.js").Given, "request" | "session" | "clock" | "who" | "base" | "onChange"
 *   | "onHeld" | "onWiped"> & {redraw: () => void, nameOf: (staff: string | null) => string | undefined}} Given
 */

/** What is on its way for less than this is not "waiting": the answer comes. */
const UNSEEN_FOR = 1_500;

/** @param {Given} given */
export function createPageOutbox(given) {
  const { clock, who, redraw, nameOf } = given;
  const channel = new BroadcastChannel("fact-outbox");
  const opening = openStore();
  /** @type {State} */
  let state = EMPTY;
  /** @type {import("../../ui/dialog.js").OpenDialog | null} */
  let sheet = null;

  const outbox = createOutbox({
    ...given,
    store: {
      isLasting: true,
      read: async () => (await opening).read(),
      change: async (rule) => (await opening).change(rule),
    },
    owner: navigator.locks
      ? createLockOwner(navigator.locks)
      : createLeaseOwner({ storage: localStorage, clock, me: uuid7() }),
    tellTabs: (word) => channel.postMessage(word),
    isOnline: browserPage.isOnline,
    onState(now) {
      if (now === state) return;
      state = now;
      show();
      if (now.operations.length > 0) clock.setTimeout(show, UNSEEN_FOR + 50);
    },
  });

  function show() {
    sheet?.update();
    redraw();
  }

  /** @returns {Line[]} everything of this person that the server does not have, in order */
  function lines() {
    const mine = new Map(standings(state, who(), clock.now()).map((one) => [one.operation.key, one.standing]));
    return unsent(state, who().person).map((operation) => ({ operation, standing: mine.get(operation.key) ?? "refused" }));
  }

  /** Long enough on its way to be called waiting.  @param {Line} line */
  const isSeen = ({ operation }) => !browserPage.isOnline() || clock.now() - operation.at > UNSEEN_FOR;

  function counts() {
    const all = lines();
    return {
      refused: all.filter(({ standing }) => standing === "refused").length,
      old: all.filter(({ standing }) => standing === "old").length,
      waiting: all.filter(isSeen).length,
    };
  }

  function open() {
    const { retry, drop, confirm } = outbox;
    sheet ??= openSheet({ lines, retry, drop, confirm, nameOf, onClose: () => (sheet = null) });
  }

  channel.addEventListener("message", ({ data }) => void outbox.heard(data));
  browserPage.on("online", outbox.wake);
  browserPage.on("visible", outbox.wake);
  browserPage.on("offline", redraw);

  return {
    ...outbox,
    /** What waits, in sight on every screen of the phone; nothing when nothing does. */
    bar() {
      const gone = discarded(state, who().person);
      const all = counts();
      if (gone) return html`<p class="outbox-bar" data-tone="refused" role="alert">${discardedText(gone)} <button class="button" @click=${() => outbox.noticed()}>${t("I have seen it")}</button></p>`;
      if (all.waiting + all.old + all.refused === 0) return nothing;
      const tone = all.refused ? "refused" : all.old ? "old" : "waiting";
      return html`<button class="outbox-bar" data-tone=${tone} aria-haspopup="dialog" @click=${open}><span role="status">${barText(all)}</span> <span class="more">${t("Show")}</span></button>`;
    },
    /** Before the page is left: what was lost is told, and an empty box does not stay. */
    async goOut() {
      const { person } = who();
      const gone = discarded(state, person);
      if (gone > 0) await tellDiscarded(gone);
      await outbox.noticed(person);
      await (await opening).leave?.();
    },
    /** @param {string} subject @returns {"" | "sending" | "waiting"} */
    isPending(subject) {
      const one = lines().find(({ operation, standing }) => operation.subject === subject && standing !== "refused");
      return one ? (isSeen(one) ? "waiting" : "sending") : "";
    },
    /** Whether the person signs out, having seen what goes with it. */
    async beforeSignOut() {
      const left = await outbox.unsent();
      return left.length === 0 || askBeforeSignOut({ lines });
    },
    /** Nothing of this person stays. */
    async forget() {
      await outbox.discard();
      await (await opening).leave?.();
    },
  };
}

/** @typedef {ReturnType<typeof createPageOutbox>} PageOutbox */
