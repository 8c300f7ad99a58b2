// @ts-check
/** A phone left alone covers itself, and says so to the server; whoever uses it says that too, once a minute. */
import { html, nothing, render } from "lit-html";
import { t } from "../i18n.js";
import { Problem } from "../live/problem.js";
import { ask, read } from "./ask.js";
import { canUsePasskeys, showPasskey } from "./passkey.js";

/** Heard by every page of ours: who is asked about is there again. */
export const SIGNED_IN = "fact:signed-in";
export const LOCKED = "fact:locked";

const TOLD_EVERY = 60_000;
const LOOK_EVERY = 1_000;

const { lockAfter = "0", alone = "0" } = document.body.dataset;
const after = Number(lockAfter) * 1000;
let touchedAt = Date.now() - Number(alone) * 1000;
let toldAt = touchedAt;

/** @typedef {{is_locked: boolean, name: string, ways: string[], csrf: string}} Lock */

/** @type {HTMLDialogElement | null} */
let cover = null;
/** @type {Lock | null} what the server told of it */
let told = null;
let said = "";
let isAsking = false;
let isOver = false;

function touched() {
  if (cover) return;
  touchedAt = Date.now();
  if (touchedAt - toldAt < TOLD_EVERY) return;
  toldAt = touchedAt;
  void ask("/api/session/touch", {}, told?.csrf).catch(() => undefined); // a locked answer is heard as LOCKED
}

/** Without a network nobody can be asked who it is: what a page keeps for then is bounded by its age instead. */
const isReadOffline = () => "readsOffline" in document.body.dataset && navigator.onLine === false;

/** A sleeping phone stops no clock: it is looked at when it wakes. */
function look() {
  if (!cover && !isReadOffline() && Date.now() - touchedAt >= after) void lock();
}

async function lock() {
  coverUp();
  await ask("/api/session/lock", {}, told?.csrf).catch(() => undefined);
  await learn();
}

function coverUp() {
  if (cover) return;
  document.body.dataset.locked = "";
  cover = document.createElement("dialog");
  cover.className = "lock";
  cover.setAttribute("aria-labelledby", "lock-title");
  cover.addEventListener("cancel", (event) => event.preventDefault());
  cover.addEventListener("close", () => cover?.showModal()); // a phone's "back" closes dialogs
  document.body.append(cover);
  draw();
  cover.showModal();
}

/** Whose phone it is, and how it opens. */
async function learn() {
  try {
    told = await read("/api/session/lock");
    isOver = false;
  } catch (problem) {
    isOver = problem instanceof Problem && problem.status === 401;
    if (!isOver) said = problem instanceof Problem ? problem.title : String(problem);
  }
  draw();
  /** @type {HTMLElement | null | undefined} */ (cover?.querySelector("input[name='password']"))?.focus();
}

/** @param {() => Promise<unknown>} how */
async function open(how) {
  isAsking = true;
  said = "";
  draw();
  try {
    await how();
    uncover();
  } catch (problem) {
    said = problem instanceof Problem ? problem.detail || problem.title : t("The device did not show who you are. Try again.");
    if (problem instanceof Problem && problem.status === 401) isOver = true;
  } finally {
    isAsking = false;
    if (cover) draw();
  }
}

function uncover() {
  const was = cover;
  cover = null;
  was?.close();
  was?.remove();
  delete document.body.dataset.locked;
  touchedAt = toldAt = Date.now();
  dispatchEvent(new Event(SIGNED_IN));
}

/** @param {SubmitEvent} event */
function withPassword(event) {
  event.preventDefault();
  const { password = "" } = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)));
  void open(() => ask("/api/session/confirmation", told?.ways.includes("password") ? { password } : {}, told?.csrf));
}

const withPasskey = () =>
  void open(async () => ask("/api/session/confirmation", await showPasskey("/api/session/passkey-options", {}, told?.csrf), told?.csrf));

/** Whoever is next finds nothing of what was typed. */
const forgetTyped = () => sessionStorage.clear();

function draw() {
  if (cover) render(isOver ? ended() : question(), cover);
}

function question() {
  const ways = told?.ways ?? [];
  return html`
    <h1 id="lock-title">${t("Locked")}</h1>
    <p>${told?.name ?? ""}</p>
    <p class="muted">${t("What you have typed is kept.")}</p>
    ${said ? html`<p class="refused" role="alert">${said}</p>` : nothing}
    ${ways.includes("passkey") && canUsePasskeys()
      ? html`<button type="button" class="button primary" ?disabled=${isAsking} @click=${withPasskey}>${t("Use your passkey")}</button>`
      : nothing}
    ${ways.includes("password") || ways.includes("demo")
      ? html`<form @submit=${withPassword}>
          ${ways.includes("password")
            ? html`<div class="field">
                <label for="lock-password">${t("Password")}</label>
                <input id="lock-password" name="password" type="password" maxlength="200" autocomplete="current-password" required />
              </div>`
            : nothing}
          <button class="button ${ways.includes("passkey") ? "" : "primary"}" ?disabled=${isAsking}>${t("Unlock")}</button>
        </form>`
      : nothing}
    ${told && ways.length === 0 ? html`<a class="button primary" href="/sign-in" target="_blank">${t("Sign in again")}</a>` : nothing}
    ${told
      ? html`<form method="post" action="/sign-out?locked" @submit=${forgetTyped}>
          <input type="hidden" name="csrf" value=${told.csrf} />
          <button class="button quiet">${t("Someone else? Sign out. What is typed is thrown away.")}</button>
        </form>`
      : html`<button type="button" class="button" @click=${learn}>${t("Try again")}</button>`}`;
}

function ended() {
  return html`
    <h1 id="lock-title">${t("Locked")}</h1>
    <p>${t("Your session has ended. Sign in again: what you typed is kept.")}</p>
    <a class="button primary" href="/sign-in" target="_blank">${t("Sign in again")}</a>`;
}

/** Signed in again in another tab: the server says whether this one may open. */
async function lookAgain() {
  if (!cover) return look();
  await learn();
  if (told && !told.is_locked && !isOver && Date.now() - touchedAt >= after && (await wasOpened())) uncover();
}

/** Only a new session opens a cover that the server did not know of.  @returns {Promise<boolean>} */
async function wasOpened() {
  return read("/api/session").then(({ csrf }) => csrf !== startedWith, () => false);
}
const startedWith = document.querySelector("input[name='csrf']")?.getAttribute("value") ?? "";

if (after > 0) {
  for (const event of ["pointerdown", "keydown", "input", "touchmove", "wheel"]) {
    addEventListener(event, touched, { capture: true, passive: true });
  }
  addEventListener(LOCKED, () => void (coverUp(), learn()));
  addEventListener("focus", () => void lookAgain());
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void lookAgain());
  setInterval(look, LOOK_EVERY);
  look();
}
