// @ts-check
/** A nominator's page: read, drawn, and read again after each write and whenever a nudge says so. */
import { html, nothing, render } from "lit-html";
import { io } from "socket.io-client";
import { t } from "../i18n.js";
import { isSignedOut, Problem } from "../live/problem.js";
import { OPTIONS } from "../live/socket.js";
import { read, write } from "../team/reach.js";
import { drawClients } from "./clients.js";
import { drawDecisions } from "./decisions.js";
import { drawNominations } from "./nominations.js";

const root = /** @type {HTMLElement} */ (document.getElementById("mine"));
const base = `/api/teams/${document.body.dataset.team}`;
/** A lost nudge is made up for in time; without a socket this is all there is. */
const EVERY = { connected: 5 * 60_000, alone: 20_000 };

/** @type {import("./wire.js").Place} */
const place = { data: /** @type {any} */ (null), reload, send: (path, body, version) => write(base + path, body, version === undefined ? {} : { version }) };
/** @type {Problem | Error | null} */
let problem = null;
/** @type {any} */
let timer = null;

async function reload() {
  try {
    place.data = await read(`${base}/mine`);
    problem = null;
  } catch (error) {
    problem = /** @type {Error} */ (error);
    if (problem instanceof Problem && (isSignedOut(problem) || problem.status === 404)) place.data = /** @type {any} */ (null);
  }
  show();
  clearTimeout(timer);
  timer = setTimeout(reloadWhenSeen, socket.connected ? EVERY.connected : EVERY.alone);
}

const reloadWhenSeen = () => void (document.visibilityState === "visible" ? reload() : (timer = setTimeout(reloadWhenSeen, EVERY.alone)));

function show() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(html`${problem ? trouble(problem) : nothing}
    ${place.data ? html`${drawDecisions(place)}${drawNominations(place)}${drawClients(place)}` : nothing}`, root);
}

/** @param {Error} what */
const trouble = (what) => html`
  <p class="notice" role="alert">${what.message}
    ${what instanceof Problem && isSignedOut(what)
      ? html`<a class="button" href="/sign-in?next=/mine">${t("Sign in")}</a>`
      : html`<button class="button" @click=${reload}>${t("Try again")}</button>`}</p>`;

const socket = io(OPTIONS);
socket.on("connect", () => socket.emit("attend", {}, () => void reload()));
socket.on("nudge", () => void reload());
socket.on("closed", () => (socket.disconnect(), void reload()));
socket.connect();
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void reload());
void reload();
