// @ts-check
/** The meeting page: start the live engine, draw, listen. The same page for the chair and for all who follow. */
import { io } from "socket.io-client";
import { tellAnswers } from "../board/answered.js";
import { createApp } from "../board/app.js";
import { goOnWhenBack, whileSending } from "../board/signed_out.js";
import { startLive } from "../live/sync.js";
import { isTyping } from "../ui/draft.js";
import { sayWhileSending } from "../ui/form.js";
import { expectLater } from "../ui/lazy.js";
import { startKeys } from "./keys.js";
import { drawMeeting } from "./page.js";
import { createRoom, hearDraft, hearRows } from "./room.js";

const { team = "", build = "" } = document.body.dataset;
const root = /** @type {HTMLElement} */ (document.getElementById("meeting-page"));
root.replaceChildren(); // the shell's words until here
const app = createApp(team, () => app.live && drawMeeting(room, root));
const room = createRoom(app);

app.live = startLive({
  team,
  io,
  build,
  rereads: true,
  onState: () => app.redraw(),
  onStatus: () => app.redraw(),
  onChange(message, verdict) {
    hearRows(room, message);
    if (verdict === "snapshot") void tellAnswers(app);
  },
  onDraft: (/** @type {any} */ draft) => hearDraft(room, draft),
  onPending: () => app.redraw(),
  onPresence: (/** @type {any[]} */ here) => {
    app.here = here;
    app.redraw();
  },
  mayReload: () => !isTyping(),
});
startKeys(room);
goOnWhenBack(app);
sayWhileSending(() => whileSending(app));
setInterval(app.redraw, 1_000); // the time left, and the time used
addEventListener("pagehide", () => room.typed.forEach((typed) => typed.blur()));
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
void whoAmI();

/** Asked again until the server answers: who is the chair depends on it. */
async function whoAmI() {
  const session = await app.live.session.load().catch(() => null);
  if (!session) return void setTimeout(whoAmI, 5000);
  app.session = session;
  expectLater();
  app.redraw();
}

/** A phone that drives the meeting does not fall asleep in the hand. */
function stayAwake() {
  if (document.visibilityState === "visible") void navigator.wakeLock?.request("screen").catch(() => {});
}
