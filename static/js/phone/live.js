// @ts-check
import { createContact } from "../live/contact.js";
import { browserPage } from "../live/page.js";
import { createSocket } from "../live/socket.js";

/**
 * Follows the team's head: whenever something changed, the day is read again, once for changes that come
 * close together. Without a socket it is asked for every half minute.
 *
 * @typedef {import("../live/problem.js").Problem} Problem
 * @typedef {{io: (options: any) => any, clock: import("../live/clock.js").Clock, build: string,
 *   read: () => Promise<void>, onStatus: () => void, onRefused: (problem: Problem) => void, onOtherBuild: (build: string) => void,
 *   check: () => void}} Given
 */

/** A meeting makes several changes a minute: a phone reads after them, not between. */
const TOGETHER = 1_200;
const ALONE = 30_000;
const TICK = 1_000;

/** @param {Given} given */
export function createLive({ io, clock, build, read, onStatus, onRefused, onOtherBuild, check }) {
  /** @type {ReturnType<typeof createSocket> | null} */
  let socket = null;
  let known = "";
  let isReading = false;
  let readAt = Infinity;
  let pollAt = Infinity;

  const contact = createContact({
    clock,
    onStatus,
    isOnline: browserPage.isOnline,
    isCatchingUp: () => isReading || readAt < Infinity,
    waiting: () => 0,
    onBack: () => soon(0),
  });

  /** @param {import("../live/socket.js").Head} head */
  function stands({ seq, mark, build: other, now }) {
    contact.heard(now);
    const at = `${seq}:${mark}`;
    if (known !== at) soon();
    known = at;
    if (build && other !== build) onOtherBuild(other);
  }

  const heard = {
    joined: stands,
    head: stands,
    change(/** @type {any} */ { now }) {
      contact.heard(now);
      soon();
    },
    nudge: () => soon(),
    draft() {},
    presence() {},
    refused: onRefused,
    closed(/** @type {string} */ reason) {
      if (reason === "signed_out") return check();
      soon(0);
      socket?.connect();
    },
    lost: () => contact.tell(),
  };

  /** @param {number} [after] */
  function soon(after = TOGETHER) {
    readAt = Math.min(readAt, clock.now() + after);
    if (after === 0) tick();
  }

  function tick() {
    if (!isReading && clock.now() >= Math.min(readAt, pollAt)) void readNow();
    contact.tell();
  }

  async function readNow() {
    isReading = true;
    readAt = Infinity;
    pollAt = clock.now() + ALONE;
    await read().finally(() => (isReading = false));
    if (socket?.isJoined()) pollAt = Infinity;
    contact.tell();
  }

  function wake() {
    socket?.connect();
    check();
    contact.tell();
  }
  browserPage.on("online", wake);
  browserPage.on("visible", wake);
  browserPage.on("offline", () => contact.tell());
  setInterval(tick, TICK);

  return {
    contact,
    /** From now on this team is followed.  @param {string} team */
    follow(team) {
      socket ??= createSocket({ io, team, clock, heard });
      socket.connect();
    },
    /** Something may have changed: it is read again, with what else changes about now. */
    soon: () => soon(),
    isFollowing: () => socket !== null,
    stop() {
      socket?.stop();
      socket = null;
      readAt = pollAt = Infinity;
    },
  };
}
