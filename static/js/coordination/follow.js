// @ts-check
import { createContact } from "../live/contact.js";
import { browserPage } from "../live/page.js";
import { createSocket } from "../live/socket.js";

/**
 * Follows one person: says when what is shown of them may have changed. A frame says whom it is about; a frame
 * that was lost is noticed by the next head. Without a socket it says so every few seconds.
 *
 * @typedef {import("../live/problem.js").Problem} Problem
 * @typedef {{io: (options: any) => any, clock: import("../live/clock.js").Clock, team: string, patient: string, build: string,
 *   mayReload: () => boolean, onChanged: () => void, onStatus: () => void, onRefused: (problem: Problem) => void}} Given
 */

/** So long a first socket may take before the page is read without it; and so often it is read without one. */
const PATIENCE = 2_000;
const ALONE = 10_000;
const TICK = 1_000;
/** A head may overtake the frame it is about. */
const LAG = 600;

/** @param {Given} given */
export function followPerson({ io, clock, team, patient, build, mayReload, onChanged, onStatus, onRefused }) {
  let known = "";
  let seq = -1;
  let askAt = Infinity;
  let pollAt = clock.now() + PATIENCE;
  let otherBuild = "";

  const contact = createContact({
    clock,
    onStatus,
    isOnline: browserPage.isOnline,
    isCatchingUp: () => askAt < Infinity,
    waiting: () => 0,
    onBack: onChanged,
  });

  /** @param {{seq: number, mark: string | null}} at */
  function stand(at) {
    seq = at.seq;
    known = `${at.seq}:${at.mark}`;
  }

  const heard = {
    joined(/** @type {import("../live/socket.js").Head} */ head) {
      contact.heard(head.now);
      stand(head);
      soon(0);
    },
    head(/** @type {import("../live/socket.js").Head} */ head) {
      contact.heard(head.now);
      if (`${head.seq}:${head.mark}` !== known) soon(LAG);
      stand(head);
      otherBuild = build && head.build !== build ? head.build : "";
    },
    change(/** @type {import("../live/reducer.js").Message} */ message) {
      contact.heard(message.now);
      const isNext = message.seq === seq + 1;
      if (message.seq > seq) stand(message);
      const isAbout = [...message.put, ...message.remove].some(({ kind, id }) => id === patient || kind === "team" || kind === "staff");
      if (isAbout || !isNext) soon(0);
    },
    nudge: () => soon(0),
    draft() {},
    presence() {},
    refused: onRefused,
    closed() {
      soon(0);
      socket.connect();
    },
    lost: () => contact.tell(),
  };
  const socket = createSocket({ io, team, clock, heard });

  /** @param {number} after */
  function soon(after) {
    askAt = Math.min(askAt, clock.now() + after);
    if (after === 0) tick();
  }

  function tick() {
    const now = clock.now();
    if (now >= Math.min(askAt, pollAt)) {
      askAt = Infinity;
      pollAt = socket.isJoined() ? Infinity : now + ALONE;
      onChanged();
    }
    if (!socket.isJoined() && pollAt === Infinity) pollAt = now + ALONE;
    if (otherBuild && mayReload()) browserPage.reload(otherBuild);
    contact.tell();
  }

  function wake() {
    if (contact.ended()) return void onChanged();
    socket.connect();
    soon(0);
  }
  browserPage.on("online", wake);
  browserPage.on("visible", wake);
  browserPage.on("offline", contact.tell);
  setInterval(tick, TICK);
  socket.connect();
  socket.look(patient);

  return {
    contact,
    /** Signed out, or no longer allowed: nothing more is heard. @param {"signed_out" | "access"} reason */
    end(reason) {
      contact.end(reason);
      socket.disconnect();
    },
    /** The server answers again after that. */
    goOn() {
      if (!contact.ended()) return;
      contact.end(null);
      socket.connect();
    },
  };
}
