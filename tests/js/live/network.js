// @ts-check
/**
 * What lies between the server and one screen. The socket is socket.io's client as far as the screen
 * uses it.
 *
 * @typedef {import("./server.js").Server} Server
 * @typedef {ReturnType<typeof import("./time.js").createTime>} Time
 * @typedef {(event: string, what: any) => number[]} Fate after how many ms it arrives: never, once, more often
 *
 * @typedef {object} Cable
 * @property {boolean} isUp
 * @property {boolean} isBlocked HTTP gets through, sockets do not
 * @property {boolean} isDead the socket says it is connected, and nothing comes
 * @property {object | null} refusal what the gate answers to a join
 * @property {Set<() => void>} cutters
 * @property {Set<() => void>} enders the server ends the connection, so the client does not try by itself
 */

/** @returns {Cable} */
export const createCable = () => ({
  isUp: true,
  isBlocked: false,
  isDead: false,
  refusal: null,
  cutters: new Set(),
  enders: new Set(),
});

/** @param {{time: Time, server: Server, log: string[], fate: Fate, cable: Cable}} given */
export function createIo({ time, server, log, fate, cable }) {
  let ids = 0;
  return () => {
    /** @type {Record<string, (...what: any[]) => void>} */
    const listeners = {};
    /** @type {import("./server.js").Line} */
    const line = { inRoom: false, arrive };
    const socket = { id: "", connected: false, active: false, on, connect, disconnect, emit };

    /** @param {string} event @param {(...what: any[]) => void} call */
    function on(event, call) {
      listeners[event] = call;
    }

    /** Calls it later, unless this connection is over by then.  @param {number} ms @param {() => void} call */
    function later(ms, call) {
      const connection = socket.id;
      time.setTimeout(() => {
        if (socket.connected && socket.id === connection && !cable.isDead) call();
      }, ms);
    }

    /** @param {string} event @param {any} what */
    function arrive(event, what) {
      for (const ms of fate(event, what)) later(ms, () => listeners[event]?.(what));
    }

    /** @param {string} event @param {any} what @param {(answer: any) => void} [acknowledge] */
    function emit(event, what, acknowledge) {
      log.push(socket.connected ? event : `buffered ${event}`);
      if (event === "look") log.push(`looks at ${what.patient}`);
      if (what.wall) log.push(`joins as wall ${what.wall}`);
      if (event === "join") later(5, () => enter(acknowledge));
    }

    /** @param {((answer: any) => void) | undefined} acknowledge */
    function enter(acknowledge) {
      line.inRoom = cable.refusal === null;
      const answer = cable.refusal ? { error: cable.refusal } : server.head();
      later(5, () => acknowledge?.(answer));
    }

    function connect() {
      socket.active = true;
      time.setTimeout(open, 5);
    }

    function open() {
      if (!socket.active || socket.connected) return;
      if (!cable.isUp || cable.isBlocked) return void time.setTimeout(open, 1_000);
      socket.id = `s${(ids += 1)}`;
      socket.connected = true;
      server.lines.add(line);
      listeners.connect?.();
    }

    function close() {
      server.lines.delete(line);
      line.inRoom = false;
      if (!socket.connected) return;
      socket.connected = false;
      listeners.disconnect?.();
    }

    function disconnect() {
      socket.active = false;
      close();
    }

    cable.enders.add(disconnect);
    cable.cutters.add(() => {
      close();
      if (socket.active) time.setTimeout(open, 500);
    });
    return socket;
  };
}

/**
 * @typedef {{url: URL, method: string, headers: Record<string, string>, body: any}} Asked
 * @typedef {{status: number, body?: any, headers?: Record<string, string>}} Given
 *
 * @param {{time: Time, cable: Cable, log: string[], delay: () => number, isFailing: () => boolean,
 *   answer: (asked: Asked) => Given}} given
 * @returns {import("../../../static/js/live/http.js").Fetch}
 */
export function createFetch({ time, cable, log, delay, isFailing, answer }) {
  const travel = () =>
    new Promise((resolve, reject) => {
      time.setTimeout(() => {
        if (cable.isUp && !isFailing()) resolve(undefined);
        else reject(new TypeError("Failed to fetch"));
      }, delay());
    });

  return async (url, init = {}) => {
    const asked = {
      url: new URL(url, "http://board"),
      method: init.method ?? "GET",
      headers: /** @type {Record<string, string>} */ (init.headers ?? {}),
      body: init.body ? JSON.parse(String(init.body)) : undefined,
    };
    log.push(`${asked.method} ${asked.url.pathname}`);
    await travel();
    const { status, body, headers } = answer(asked);
    await travel();
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  };
}
