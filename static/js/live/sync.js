// @ts-check
import { createSession } from "../session.js";
import { systemClock } from "./clock.js";
import { createContact } from "./contact.js";
import { createFollower } from "./follower.js";
import { createRequest } from "./http.js";
import { createListeners } from "./listeners.js";
import { browserPage } from "./page.js";
import { isSignedOut, isUnreachable } from "./problem.js";
import { createRead } from "./reader.js";
import { createSend } from "./send.js";
import { createSocket } from "./socket.js";
import { SILENCE } from "./statuses.js";

/**
 * Keeps one team's board as the server has it, and takes the taps up to it.
 *
 * Entering the room comes first, the read after it, so that nothing falls between. Without a socket the
 * changes are asked for every few seconds; both end in the same state.
 *
 * @typedef {import("./reducer.js").Message} Message
 * @typedef {import("./problem.js").Problem} Problem
 * @typedef {import("./socket.js").Head} Head
 *
 * @typedef {object} Settings
 * @property {string} team
 * @property {((options: any) => any) | null} [io] of socket.io-client; without it: plain polling
 * @property {string | null} [wall] seen as a wall of this privacy mode, or ("paired") as the screen that this is
 * @property {string} [build] of this page
 * @property {() => boolean} [mayReload] false while something is typed
 * @property {boolean} [rereads] read everything at each join: a draft that was told meanwhile has no number
 * @property {object} [socketOptions] such as `{transports: ["polling"]}`
 * @property {import("./http.js").Fetch} [fetch]
 * @property {import("./clock.js").Clock} [clock]
 * @property {import("../session.js").SessionOf} [session]
 * @property {import("./page.js").Page} [page]
 *
 * @typedef {Settings & Partial<import("./listeners.js").Listeners>} Options
 */

export const POLL_EVERY = 5_000;
/** So long a first socket may take before the board is read without it. */
const SOCKET_PATIENCE = 2_000;
/** So long rows stay after access was questioned, unless they are read anew. */
const ACCESS_PATIENCE = 5_000;
/** So often a screen that lost access asks whether it has it again. */
const ACCESS_RETRY = 60_000;
const TICK = 1_000;
const nothing = () => {};

/** @param {Options} options */
export function startLive(options) {
  const { team, io = null, wall = null, build = "", rereads = false, mayReload = () => true, clock = systemClock } = options;
  const { fetch = (url, init) => globalThis.fetch(url, init), page = browserPage } = options;
  const { session = createSession({ fetch, clock }), socketOptions } = options;
  const { onState, onStatus, onChange, onPresence, onDraft, onPending } = createListeners(options);
  const base = `/api/teams/${team}`;
  const request = createRequest({ fetch, clock });

  let socketAt = clock.now();
  let pollAt = clock.now() + (io ? SOCKET_PATIENCE : POLL_EVERY);
  let forgetAt = Infinity;
  let newBuild = "";
  /** @type {any} */
  let timer = null;

  const follower = createFollower({
    read: createRead({ request, url: `${base}/changes`, wall }),
    clock,
    onMessage(message, verdict) {
      if (verdict === "snapshot") forgetAt = Infinity;
      onChange(message, verdict);
      onState(follower.state());
    },
    onRead: (message) => contact.heard(message?.now),
    onProblem: (problem) => (isUnreachable(problem) ? contact.cut() : refused(problem)),
    onCatchingUp: () => contact.tell(),
  });

  const taps = createSend({
    request,
    session,
    clock,
    base,
    onChange(change) {
      contact.heard(change.now);
      if (change.seq === undefined) return; // a draft is no event
      follower.frame(change);
      if (!socket?.isJoined()) follower.check();
    },
    onPending(pending) {
      onPending(pending);
      contact.tell();
    },
    onSignedOut: () => end("signed_out"),
    onFailed() {
      if (!contact.ended()) follower.check();
    },
  });

  const contact = createContact({
    clock,
    onStatus,
    isOnline: page.isOnline,
    isCatchingUp: follower.isCatchingUp,
    waiting: () => taps.pending().length,
    onBack: taps.retry,
  });

  const heard = {
    joined(/** @type {Head} */ head) {
      overSocket(head.now);
      if (rereads) follower.distrust();
      follower.joined();
      heard.head(head);
    },
    head(/** @type {Head} */ head) {
      overSocket(head.now);
      follower.head(head);
      newBuild = build && head.build !== build ? head.build : "";
      reloadIfFree();
    },
    change(/** @type {Message} */ message) {
      overSocket(message.now);
      follower.frame(message);
    },
    nudge: () => follower.refetch(),
    presence: onPresence,
    draft: onDraft,
    refused,
    closed(/** @type {string} */ reason) {
      if (reason === "signed_out") return ask(reason);
      forgetAt = clock.now() + ACCESS_PATIENCE;
      if (wall) forget(); // whoever comes into the room now must not read what was for others
      follower.refetch();
      socket?.connect();
    },
    lost() {
      follower.left();
      if (contact.ended()) return;
      pollAt = clock.now();
      follower.check();
    },
  };
  const socket = io && createSocket({ io, team, wall, clock, heard, options: socketOptions });

  /** @param {string | undefined} now */
  function overSocket(now) {
    socketAt = clock.now();
    contact.heard(now);
  }

  /** The gate said no.  @param {Problem} problem */
  function refused(problem) {
    if (isSignedOut(problem)) end("signed_out");
    else if (problem.status === 403 || problem.status === 404) end("access");
  }

  /** Signed out, the rows stay behind a blank screen, so that what is being typed keeps its person.
   * @param {"signed_out" | "access"} reason */
  function end(reason) {
    contact.end(reason);
    socket?.disconnect();
    if (reason === "access") forget();
  }

  function forget() {
    forgetAt = Infinity;
    follower.forget();
    onState(follower.state());
  }

  function begin() {
    pollAt = clock.now() + (socket ? SOCKET_PATIENCE : POLL_EVERY);
    contact.end(null);
    if (socket) socket.connect();
    else follower.check();
  }

  /** The page woke up, or its network did. */
  function check() {
    if (contact.ended()) return void signedIn().catch(nothing);
    socket?.connect();
    follower.check();
    contact.tell();
  }

  /** Blank at once, though it may only be that this person now works in another assignment.
   * @param {"signed_out"} reason */
  function ask(reason) {
    end(reason);
    check();
  }

  async function signedIn() {
    session.forget();
    const { staff } = await session.load();
    if (!taps.signedIn(staff.id)) {
      page.reload();
      return false;
    }
    follower.distrust();
    if (contact.ended()) begin();
    else follower.check();
    return true;
  }

  function reloadIfFree() {
    if (newBuild && taps.pending().length === 0 && mayReload()) page.reload(newBuild);
  }

  function tick() {
    const now = clock.now();
    timer = clock.setTimeout(tick, TICK);
    if (now >= forgetAt) forget();
    if (now >= pollAt) poll(now);
    reloadIfFree();
    contact.tell();
  }

  /** @param {number} now */
  function poll(now) {
    if (contact.ended()) {
      pollAt = now + ACCESS_RETRY;
      if (contact.ended() === "access") begin();
      return;
    }
    pollAt = now + POLL_EVERY;
    if (socket && !socket.isActive()) socket.connect();
    const isHearing = socket?.isJoined() && now - socketAt < SILENCE;
    if (!isHearing) follower.check();
  }

  /** @param {string} path as for a tap @returns {Promise<any>} */
  async function get(path) {
    try {
      return (await request(path.startsWith("/api/") ? path : base + path)).body;
    } catch (problem) {
      if (isSignedOut(problem)) end("signed_out");
      throw problem;
    }
  }

  const unlisten = [page.on("online", check), page.on("visible", check), page.on("offline", contact.tell)];
  session.load().then(({ staff }) => taps.belongTo(staff.id), nothing);
  timer = clock.setTimeout(tick, TICK);
  begin();

  return {
    state: follower.state,
    status: contact.status,
    /** The server's time, for days and for what is overdue. */
    now: contact.serverNow,
    send: taps.send,
    pending: taps.pending,
    get,
    session,
    /** @param {string | null} patient whom this screen shows in its panel */
    look: (patient) => void socket?.look(patient),
    check,
    /** Somebody signed in again: true and everything goes on, or false and the page starts over. */
    signedIn,
    stop() {
      clock.clearTimeout(timer);
      unlisten.forEach((unlistenOne) => unlistenOne());
      socket?.stop();
      follower.forget();
    },
  };
}

/** @typedef {ReturnType<typeof startLive>} Live */
