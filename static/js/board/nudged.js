// @ts-check
/** Something of my own may have changed: my rights, or what became of what I nominated. */
import { tellAnswers } from "./answered.js";
import { countEmergencies } from "./leader_count.js";
import { panelChanged } from "./panel.js";

/** Shows in the panel, in the leader's count and as the answers that came. @param {import("./app.js").App} app */
export function nudged(app) {
  if (app.panel) panelChanged(app, app.panel);
  if (app.session?.assignment?.role === "leader") void countEmergencies(app);
  void tellAnswers(app);
}
