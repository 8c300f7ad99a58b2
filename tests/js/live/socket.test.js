// @ts-check
/** The socket with the official client and server: what the model of the network can't prove. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";

import { Server } from "socket.io";
import { io } from "socket.io-client";

import { systemClock } from "../../../static/js/live/clock.js";
import { createSocket } from "../../../static/js/live/socket.js";

const HEAD = { seq: 7, mark: "m7", build: "b1", now: "2026-11-23T07:00:00Z" };

/**
 * @param {import("node:test").TestContext} t
 * @param {{isBlockingWebsockets?: boolean}} [wishes]
 */
async function open(t, { isBlockingWebsockets = false } = {}) {
  const http = createServer();
  const server = new Server(http, { path: "/socket.io" });
  if (isBlockingWebsockets) {
    http.removeAllListeners("upgrade");
    http.on("upgrade", (_request, line) => line.destroy());
  }
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = /** @type {import("node:net").AddressInfo} */ (http.address());
  /** @type {any[]} */
  const asked = [];
  server.on("connection", (socket) => {
    socket.on("join", (what, acknowledge) => {
      asked.push(["join", what, socket.conn.transport.name]);
      acknowledge(HEAD);
    });
    socket.on("look", (what) => void asked.push(["look", what]));
  });

  /** @type {any[]} */
  const told = [];
  const note = (/** @type {string} */ name) => (/** @type {any} */ what) => void told.push([name, what]);
  const socket = createSocket({
    io: (options) => io(`http://127.0.0.1:${address.port}`, options),
    team: "t1",
    clock: systemClock,
    heard: {
      joined: note("joined"),
      refused: note("refused"),
      change: note("change"),
      head: note("head"),
      nudge: () => note("nudge")(null),
      presence: note("presence"),
      closed: note("closed"),
      lost: () => note("lost")(null),
    },
  });
  t.after(async () => {
    socket.stop();
    await server.close();
  });
  return { server, socket, asked, told };
}

/** @param {() => boolean} is @param {string} what */
async function until(is, what) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`never: ${what}`);
}

test("it joins over a websocket and hands on what it hears", async (t) => {
  const { server, socket, asked, told } = await open(t);
  socket.connect();
  await until(() => told.length === 1, "joined");
  assert.deepEqual(told, [["joined", HEAD]]);
  assert.deepEqual(asked, [["join", { team: "t1" }, "websocket"]]);
  server.emit("change", { seq: 8 });
  server.emit("nudge", {});
  server.emit("presence", { here: [{ staff: "boris", patient: null, place: "desk" }] });
  await until(() => told.length === 4, "everything heard");
  assert.deepEqual(told.slice(1), [
    ["change", { seq: 8 }],
    ["nudge", null],
    ["presence", [{ staff: "boris", patient: null, place: "desk" }]],
  ]);
});

test("where websockets are blocked it joins over long-polling in the same attempt", async (t) => {
  const { socket, asked } = await open(t, { isBlockingWebsockets: true });
  socket.connect();
  await until(() => asked.length === 1, "joined");
  assert.deepEqual(asked, [["join", { team: "t1" }, "polling"]]);
});

test("what was looked at meanwhile is told once, after the next join", async (t) => {
  const { server, socket, asked, told } = await open(t);
  socket.connect();
  await until(() => socket.isJoined(), "joined");
  for (const connection of server.sockets.sockets.values()) connection.conn.close();
  await until(() => told.some(([name]) => name === "lost"), "lost");
  socket.look("p1");
  socket.look("p2");
  await until(() => asked.length === 3, "joined and told again");
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(asked.map(([name, what]) => [name, what]), [
    ["join", { team: "t1" }],
    ["join", { team: "t1" }],
    ["look", { patient: "p2" }],
  ]);
});

test("what the server ended stays ended until told to connect", async (t) => {
  const { server, socket, told } = await open(t);
  socket.connect();
  await until(() => socket.isJoined(), "joined");
  server.emit("closed", { reason: "access" });
  server.disconnectSockets();
  await until(() => told.some(([name]) => name === "closed"), "closed");
  assert.equal(socket.isActive(), false);
  socket.connect();
  await until(() => socket.isJoined(), "joined again");
});
