// @ts-check
/** The wall: follow one team as a wall may see it. */
import { io } from "socket.io-client";
import { cautious } from "../display/cautious.js";
import { startLive } from "../live/sync.js";
import { createScreen } from "./screen.js";

const { team = "", build = "", mode = "name", seenAs = mode, layout } = document.body.dataset;
const root = /** @type {HTMLElement} */ (document.getElementById("wall"));
const status = () => (seenAs === "paired" ? cautious(live.status(), live.state()) : live.status());
const source = { state: () => live.state(), status, now: () => live.now() };
const screen = createScreen(root, source, { mode, isPreview: seenAs !== "paired", layout: layout === "urgency" ? layout : "columns" });
const { redraw } = screen;

const live = startLive({
  team,
  io,
  build,
  wall: seenAs,
  onState: redraw,
  onStatus({ reason }) {
    if (seenAs === "paired" && reason) return location.reload(); // taken down: it shows a code instead
    redraw();
  },
  rereads: true, // what was typed while this wall was away
  onDraft: ({ patient, text }) => screen.type(patient, text),
  onChange({ put }, verdict) {
    const people = put.flatMap(({ kind, id }) => (kind === "patient" ? id : []));
    screen.untype(people);
    if (verdict === "applied") people.forEach(screen.mark);
  },
});
addEventListener("resize", redraw);
document.fonts?.ready.then(redraw);
setInterval(redraw, 1_000 * 10);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

/** A wall that falls asleep is no wall. Where this is not offered, the device's own setting does it. */
function stayAwake() {
  if (document.visibilityState === "visible") void navigator.wakeLock?.request("screen").catch(() => {});
}
