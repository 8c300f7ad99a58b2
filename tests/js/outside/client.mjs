// @ts-check
/**
 * A client that has nothing of ours but docs/api.md: fetch, and the official socket.io-client.
 *
 *   node client.mjs http://… <staff id>
 *
 * Says what it does in JSON lines, and does as it is told on its standard input: "leave" (disconnect),
 * "return" (reconnect), "note <patient id> <text>", "end".
 */
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [url, staff] = process.argv.slice(2);
const GAP_WAIT = 200;

let cookie = "";
/** @type {Map<string, any>} */
let objects = new Map();
/** @type {{seq: number, mark: string} | null} */
let position = null;
/** @type {any[]} */
let buffer = [];
let isReading = false;

/** @param {string} path @param {RequestInit} [init] */
async function ask(path, init = {}) {
  const answer = await fetch(url + path, {
    redirect: "manual",
    ...init,
    headers: { Cookie: cookie, .../** @type {any} */ (init.headers) },
  });
  for (const given of answer.headers.getSetCookie()) cookie = given.split(";")[0];
  return answer;
}

/** @param {string} what @param {object} [more] */
const say = (what, more) => process.stdout.write(JSON.stringify({ did: what, ...position, ...more }) + "\n");

// Sign in

const page = await (await ask("/demo")).text();
const csrf = page.match(/name="csrf"[^>]*value="([^"]+)"/)?.[1] ?? "";
const entered = await ask("/demo/sign-in", { method: "POST", body: new URLSearchParams({ csrf, staff }) });
if (entered.status !== 303) throw new Error(`not let in: ${entered.status}`);
const session = await (await ask("/api/session")).json();
const changes = `/api/teams/${session.assignment.team}/changes`;
say("sign in", { name: session.staff.name });

// Follow

/** @param {any} message */
function apply(message) {
  if (message.snapshot) objects = new Map();
  for (const { kind, id } of message.remove) objects.delete(`${kind}/${id}`);
  for (const thing of message.put) objects.set(`${thing.kind}/${thing.id}`, thing);
  position = { seq: message.seq, mark: message.mark };
}

/** @param {boolean} [isAnew] */
async function read(isAnew = false) {
  isReading = true;
  const from = position && !isAnew ? `?since=${position.seq}&mark=${position.mark}` : "";
  const message = await (await ask(changes + from)).json();
  apply(message);
  isReading = false;
  say("read", { snapshot: message.snapshot });
  drain();
}

/** Apply of the buffer what is next; what is old is dropped, what is early waits. */
function drain() {
  if (isReading || !position) return;
  for (const message of buffer.sort((one, other) => one.seq - other.seq)) {
    if (message.seq !== position.seq + 1) continue;
    apply(message);
    say("receive", { name: message.name, by: message.by });
  }
  const mine = position.seq;
  buffer = buffer.filter(({ seq }) => seq > mine);
  if (buffer.length > 0) setTimeout(() => buffer.length > 0 && !isReading && read(), GAP_WAIT);
}

const socket = io(url, { transports: ["websocket", "polling"], extraHeaders: { Cookie: cookie } });
socket.on("change", (message) => {
  buffer.push(message);
  drain();
});
socket.on("head", ({ seq, mark }) => {
  if (isReading || !position) return;
  if (seq > position.seq) read();
  else if (seq === position.seq && mark !== position.mark) read(true);
});
socket.on("connect", async () => {
  isReading = true; // what arrives from here on waits for the read
  const answer = await socket.emitWithAck("join", { team: session.assignment.team });
  if (answer.error) throw new Error(answer.error.code);
  say("join", { head: answer.seq });
  await read();
});

// Write

/** @param {string} patient @param {string} text */
async function writeNote(patient, text) {
  const answer = await ask(`/api/teams/${session.assignment.team}/patients/${patient}/notes`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-CSRF-Token": session.csrf,
      "Idempotency-Key": randomUUID(),
    },
    body: JSON.stringify({ id: randomUUID(), text }),
  });
  const message = await answer.json();
  say("write", { status: answer.status });
  buffer.push(message);
  drain();
}

for await (const line of createInterface({ input: process.stdin })) {
  const [order, patient, ...words] = line.split(" ");
  if (order === "leave") say("leave", { was: socket.disconnect().active });
  else if (order === "return") socket.connect();
  else if (order === "note") await writeNote(patient, words.join(" "));
  else break;
}
say("end", { objects: [...objects.values()] });
socket.disconnect();
process.exit(0);
