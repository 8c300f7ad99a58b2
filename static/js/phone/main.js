// @ts-check
/** The phone's page: shows what was kept at once, then what is true now, and follows it from there. */
import { html, nothing, render } from "lit-html";
import { io } from "socket.io-client";
import { t } from "../i18n.js";
import { systemClock } from "../live/clock.js";
import { createRequest } from "../live/http.js";
import { isSignedOut, isUnreachable, Problem } from "../live/problem.js";
import { statusText } from "../live/statuses.js";
import { createSession } from "../session.js";
import { isTyping } from "../ui/draft.js";
import { drawFoot, drawHead } from "./frame.js";
import { install } from "./install.js";
import { askBeforeLeaving, forgetAll, isAskedToLeave, leave } from "./leave.js";
import { createLive } from "./live.js";
import { renewNotices } from "./notices.js";
import { createPageOutbox } from "./outbox/page.js";
import { screenOf, watchScreens } from "./screens.js";
import { forgetKept, isTooOld, keep, readKept } from "./store.js";
import { dayOf, freshnessText } from "./words.js";

/** @typedef {import("./wire.js").Day} Day */
/** @typedef {import("./wire.js").Phone} Phone */

const root = /** @type {HTMLElement} */ (document.getElementById("phone"));
const { build = "" } = document.body.dataset;
const session = createSession();
const request = createRequest({ fetch: (url, init) => globalThis.fetch(url, init), clock: systemClock });
/** @type {(value?: unknown) => void} */
let drawn = () => {};
const worker = install({
  isDrawn: new Promise((resolve) => (drawn = resolve)),
  mayReload: () => !isTyping() && !document.querySelector("dialog[open]"),
});

/** @type {{day: Day | null, readAt: number, isKept: boolean, trouble: string, membership: string}}
 * `readAt`: by this phone's clock; `isKept`: from before, not read anew */
const shown = { day: null, readAt: 0, isKept: false, trouble: "", membership: "" };
/** @type {string} */
let team = "";
let isLeaving = false;
/** Whose day it was, once it is taken from the screen. */
let leaver = "";

const live = createLive({
  io,
  clock: systemClock,
  build,
  read: reload,
  onStatus: redraw,
  onRefused: refused,
  onOtherBuild: (other) => void worker.update(other),
  check: () => void enter(),
});
const outbox = createPageOutbox({
  request,
  session,
  clock: systemClock,
  base: () => `/api/teams/${team}`,
  who: () => ({
    person: shown.day?.me.id ?? session.current?.staff.id ?? leaver,
    membership: session.current?.assignment?.membership ?? shown.membership,
  }),
  nameOf: (staff) => shown.day?.staff.find((one) => one.id === staff)?.name,
  redraw,
  onChange: () => live.soon(),
  onHeld: refused,
  onWiped: () => refused(new Problem({ status: 401, code: "session.revoked" })),
});
askBeforeLeaving(outbox);

/** @type {Phone} */
const phone = {
  data: () => /** @type {Day} */ (shown.day),
  get today() {
    return dayOf(serverNow());
  },
  get team() {
    return team;
  },
  get me() {
    return /** @type {Day} */ (shown.day).me;
  },
  redraw,
  reload,
  get: async (path) => (await request(path.startsWith("/api/") ? path : `/api/teams/${team}${path}`)).body,
  send: outbox.send,
  isPending: outbox.isPending,
  person: (id) => shown.day?.people.find((one) => one.id === id),
  colleague: (id) => shown.day?.staff.find((one) => one.id === id),
  column: (id) => shown.day?.categories.find((one) => one.id === id),
  party: (id) => shown.day?.parties.find((one) => one.id === id),
};

/** A phone whose clock is wrong still knows which day it is for the team, also without a network. */
const serverNow = () => (shown.isKept && shown.day ? new Date(Date.parse(shown.day.now) + Date.now() - shown.readAt) : live.contact.serverNow());

/** Who is signed in, if the network says so; then their day. */
async function enter() {
  try {
    session.forget();
    const who = await session.load();
    if (!["member", "leader"].includes(/** @type {any} */ (who.assignment).role)) return location.replace("/");
    live.contact.heard();
    if (team && team !== who.assignment?.team) live.stop();
    await forgetOthers(who);
    team = /** @type {any} */ (who.assignment).team;
    if (who.locale !== document.documentElement.lang) void worker.update(build, who.locale);
    await reload();
    live.follow(team);
    void renewNotices(session);
  } catch (problem) {
    failed(problem);
  }
}

/** Somebody else's day is never shown, nor one's own in another assignment.  @param {import("../session.js").Session} who */
async function forgetOthers(who) {
  if (!shown.day || (shown.day.me.id === who.staff.id && shown.membership === who.assignment?.membership)) return;
  await forgetKept();
  shown.day = null;
}

async function reload() {
  if (!team) return void (await enter());
  try {
    const day = /** @type {Day} */ (await phone.get("/day"));
    if (isLeaving) return; // nothing is shown or kept again
    const membership = session.current?.assignment?.membership ?? "";
    Object.assign(shown, { day, readAt: Date.now(), isKept: false, trouble: "", membership });
    live.contact.heard(day.now);
    await keep({ at: shown.readAt, staff: day.me.id, membership, day });
  } catch (problem) {
    failed(problem);
  }
  redraw();
}

/** @param {unknown} problem */
function failed(problem) {
  if (isSignedOut(problem)) return refused(/** @type {Problem} */ (problem));
  if (isUnreachable(problem)) live.contact.cut();
  else shown.trouble = problem instanceof Error ? problem.message : String(problem);
  if (problem instanceof Problem && problem.status === 404) (shown.day = null), void forgetKept(); // not mine any longer
  redraw();
}

/** Nobody is signed in any longer: what was kept goes, and the door is shown.  @param {Problem} problem */
function refused(problem) {
  if (problem.code === "session.locked" && "lockAfter" in document.body.dataset) return; // covered: see sign_in/lock.js
  if (isLeaving) return;
  isLeaving = true;
  live.stop();
  void goOut(problem);
}

/** What was tapped and not sent waits here for the same person, unless this phone was signed out from elsewhere.
 * @param {Problem} problem */
async function goOut(problem) {
  leaver = shown.day?.me.id ?? session.current?.staff.id ?? "";
  shown.day = null;
  redraw();
  await outbox.refusedElsewhere(problem);
  const told = outbox.goOut();
  await Promise.all([forgetAll(), told]);
  location.replace("/phone?again=1");
}

function redraw() {
  if (root.querySelector(":scope > main > .loading[data-first]")) root.replaceChildren();
  const screen = screenOf(location.pathname);
  document.title = `${screen.title()} · ${t("FACT board")}`;
  if (shown.day && isTooOld({ at: shown.readAt, day: shown.day }, Date.now())) shown.day = null;
  const status = live.contact.status();
  const freshness = shown.day ? freshnessText(status, { savedAt: new Date(shown.day.now), isKept: shown.isKept }, phone.today) : statusText(status);
  render(html`
    <div class="phone-top">
      ${drawHead(phone, { title: screen.title(), kind: shown.isKept ? "stale" : status.kind, freshness, session })}
      ${outbox.bar()}
    </div>
    <main id="main" tabindex="-1">
      ${shown.trouble ? html`<p class="notice" role="alert">${shown.trouble} <button class="button" @click=${() => void reload()}>${t("Try again")}</button></p>` : nothing}
      ${shown.day ? screen.draw(phone) : empty()}
    </main>
    ${drawFoot(phone, screen, Boolean(shown.day))}`, root);
}

/** Nothing to show yet, or nothing that may be shown without a network. */
const empty = () =>
  live.contact.status().kind === "offline" || live.contact.status().kind === "stale"
    ? html`<p class="empty">${t("Nothing is saved on this phone. It is read when you have a network again.")}</p>`
    : html`<p class="loading" role="status">${t("Loading…")}</p>`;

/** So long the server may take to say that this phone is locked before what was kept is shown all the same. */
const LOCK_PATIENCE = 3_000;

/** Left alone for so long that the server has locked it, if it can be asked.  @param {import("./store.js").Kept} kept */
const mayBeLocked = (kept) => navigator.onLine && Date.now() - kept.at > Number(document.body.dataset.lockAfter ?? Infinity) * 1000;

async function begin() {
  const kept = await readKept(Date.now());
  const isAsked = kept !== null && mayBeLocked(kept);
  if (kept && !isAsked) show(kept);
  outbox.start();
  const entering = enter();
  if (isAsked) {
    await Promise.race([entering, new Promise((goOn) => setTimeout(goOn, LOCK_PATIENCE))]);
    show(kept);
  }
  await entering;
}

/** What was kept, unless something newer is there, or somebody else.  @param {import("./store.js").Kept} kept */
function show(kept) {
  const isOthers = session.current !== null && session.current.staff.id !== kept.staff;
  if (shown.day || isLeaving || isOthers || "locked" in document.body.dataset) return;
  Object.assign(shown, { day: kept.day, readAt: kept.at, isKept: true, membership: kept.membership });
  team ||= kept.day.team.id;
  redraw();
}

addEventListener("fact:signed-in", () => void enter());
watchScreens(redraw);
redraw();
await begin();
drawn();
if (isAskedToLeave()) void leave(session);
