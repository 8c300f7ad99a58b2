// @ts-check
import { Problem } from "./problem.js";

/**
 * The socket: enters the team's room and hands on what it hears. It carries truth down and nothing up
 * but `join` and `look`; nothing is ever emitted while it is not connected, because socket.io would keep
 * it and send it by itself later.
 *
 * @typedef {{staff: string, patient: string | null, place: string}} Here
 * @typedef {import("./reducer.js").Position & {build: string, now: string}} Head
 * @typedef {object} Heard
 * @property {(head: Head) => void} joined
 * @property {(problem: Problem) => void} refused the gate said no
 * @property {(message: import("./reducer.js").Message) => void} change
 * @property {(head: Head) => void} head
 * @property {(draft: {patient: string, text: string, by: string, at: string}) => void} draft
 * @property {() => void} nudge
 * @property {(here: Here[]) => void} presence
 * @property {(reason: string) => void} closed the server ended it: "signed_out" or "access"
 * @property {() => void} lost
 */

/** A websocket that is blocked is followed by long-polling in the same attempt. */
export const OPTIONS = {
  path: "/socket.io",
  transports: ["websocket", "polling"],
  tryAllTransports: true,
  reconnectionDelay: 500,
  reconnectionDelayMax: 5_000,
  autoConnect: false,
};
/** A join without an answer is tried again on a new connection. */
const JOIN_PATIENCE = 5_000;

/**
 * @param {{io: (options: any) => any, team: string, wall?: string | null, heard: Heard,
 *   clock: import("./clock.js").Clock, options?: object}} given
 */
export function createSocket({ io, team, wall = null, heard, clock, options = {} }) {
  const socket = io({ ...OPTIONS, ...options });
  let isJoined = false;
  let isStopped = false;
  /** @type {string | null} */
  let looked = null;
  /** @type {any} */
  let joinTimer = null;

  function join() {
    const connection = socket.id;
    joinTimer = clock.setTimeout(again, JOIN_PATIENCE);
    socket.emit("join", wall ? { team, wall } : { team }, (/** @type {any} */ answer) => {
      if (socket.id !== connection || isStopped) return;
      clock.clearTimeout(joinTimer);
      if (answer.error) return refuse(answer.error);
      isJoined = true;
      heard.joined(answer);
      if (looked !== null) say("look", { patient: looked });
    });
  }

  /** @param {Record<string, any>} error */
  function refuse(error) {
    socket.disconnect();
    heard.refused(new Problem(error));
  }

  function again() {
    socket.disconnect();
    socket.connect();
  }

  /** @param {string} event @param {object} what */
  function say(event, what) {
    if (socket.connected && isJoined) socket.emit(event, what);
  }

  function lose() {
    clock.clearTimeout(joinTimer);
    const was = isJoined;
    isJoined = false;
    if (was && !isStopped) heard.lost();
  }

  socket.on("connect", join);
  socket.on("disconnect", lose);
  for (const event of /** @type {const} */ (["change", "head", "draft"])) {
    socket.on(event, (/** @type {any} */ what) => heard[event](what));
  }
  socket.on("nudge", () => heard.nudge());
  socket.on("presence", (/** @type {{here: Here[]}} */ { here }) => heard.presence(here));
  socket.on("closed", (/** @type {{reason: string}} */ { reason }) => {
    socket.disconnect();
    heard.closed(reason);
  });

  return {
    /** Connect now, whatever the waiting time between attempts. */
    connect() {
      if (!isStopped && !socket.connected) again();
    },
    /** Connected, or trying by itself; false after the server ended it. */
    isActive: () => Boolean(socket.active),
    /** Tell the others whom I look at; told again after each join.  @param {string | null} patient */
    look(patient) {
      looked = patient;
      say("look", { patient });
    },
    disconnect: () => void socket.disconnect(),
    stop() {
      isStopped = true;
      clock.clearTimeout(joinTimer);
      socket.disconnect();
    },
    isJoined: () => isJoined,
  };
}
