// @ts-check
/** The board page: start the live engine, draw, listen. */
import { io } from "socket.io-client";
import { startLive } from "../live/sync.js";
import { isTyping } from "../ui/draft.js";
import { sayWhileSending } from "../ui/form.js";
import { expectLater, lazily } from "../ui/lazy.js";
import { createApp, focusCard } from "./app.js";
import { rememberLooking } from "./changes.js";
import { startDragging } from "./drag.js";
import { fit } from "./fit.js";
import { startKeys } from "./keys.js";
import { drawPage } from "./page.js";
import { drawPanel } from "./panel.js";
import { followAddress, personInAddress } from "./route.js";
import { goOnWhenBack, whileSending } from "./signed_out.js";
import { watchChanges } from "./watch.js";

const notHeld = lazily(() => import("./later.js"));
const { team = "", build = "" } = document.body.dataset;
const root = /** @type {HTMLElement} */ (document.getElementById("board-page"));
root.replaceChildren(); // the shell's words until here
const app = createApp(team, draw);
const drag = startDragging(app, root);
const watch = watchChanges(app);

app.live = startLive({
  team,
  io,
  build,
  onState: () => app.redraw(),
  onStatus: () => app.redraw(),
  onChange: watch,
  onPending: () => app.redraw(),
  onPresence: (/** @type {any[]} */ here) => {
    app.here = here;
    app.redraw();
  },
  mayReload: () => !isTyping(),
});
app.panel = personInAddress();
startKeys(app);
goOnWhenBack(app);
sayWhileSending(() => whileSending(app));
followAddress(app);
addEventListener("resize", () => fit(root));
document.fonts.addEventListener("loadingdone", () => fit(root)); // other letters, other widths
setInterval(app.redraw, 30_000);
for (const touch of ["pointerover", "keydown"]) addEventListener(touch, lookBack, { once: true });
setTimeout(lookBack, 60_000);
void whoAmI();

/** Asked again until the server answers: drafts, undo and "mine" depend on it. */
async function whoAmI() {
  const session = await app.live.session.load().catch(() => null);
  if (!session) return void setTimeout(whoAmI, 5000);
  app.session = session;
  expectLater();
  rememberLooking(app);
  app.redraw();
}

function lookBack() {
  void notHeld().then(({ watchNotHeld }) => watchNotHeld(app), () => setTimeout(lookBack, 60_000));
}

function draw() {
  if (!app.live) return;
  const focused = document.activeElement?.closest("[data-patient]")?.getAttribute("data-patient");
  drawPage(app, root);
  drawPanel(app);
  drag.refresh();
  fit(root);
  if (focused && document.activeElement === document.body) focusCard(focused);
}
