// @ts-check
/** What just happened: marked on the card for a few seconds, and said to those who listen. */
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { panelChanged } from "./panel.js";
import { difference } from "./rules.js";
import { categoryLabel, urgencyWord } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Patient} Patient */

/** @param {App} app @returns {(change: any, verdict: string) => void} */
export function watchChanges(app) {
  /** @type {ReadonlyMap<string, Patient> | null} */
  let before = null;
  return (_change, verdict) => {
    if (verdict === "snapshot" && before) nudged(app);
    const now = /** @type {ReadonlyMap<string, Patient>} */ (app.live.state().rows.patient ?? new Map());
    if (before) {
      for (const id of new Set([...before.keys(), ...now.keys()])) told(app, before.get(id), now.get(id));
    }
    before = now;
  };
}

/** Read anew: what a person's own rights brought or took shows in the panel and in the leader's count. @param {App} app */
function nudged(app) {
  if (app.panel) panelChanged(app, app.panel);
  if (app.session?.assignment?.role === "leader") void import("./leader_count.js").then(({ countEmergencies }) => countEmergencies(app));
}

/** @param {App} app @param {Patient | undefined} before @param {Patient | undefined} after */
function told(app, before, after) {
  const what = difference(before, after);
  if (!what) return;
  const person = /** @type {Patient} */ (after ?? before);
  if (after) app.mark(person.id);
  panelChanged(app, person.id);
  const text = sentence(app, what, person);
  if (text) announce(text);
}

/** @param {App} app @param {string} what @param {Patient} person @returns {string} */
function sentence(app, what, { name, episode }) {
  const column = episode ? categoryLabel(app.model().category(episode.category)) : "";
  /** @type {Record<string, () => string>} */
  const sentences = {
    placed: () => t("{name} is on the board: {column}.", { name, column }),
    closed: () => t("{name} is no longer on the board.", { name }),
    left: () => t("{name} is no longer shown.", { name }),
    nominated: () => t("{name} is nominated.", { name }),
    moved: () => t("{name} stands in {column}.", { name, column }),
    urgency: () => t("{name} is now {urgency}.", { name, urgency: urgencyWord(episode?.urgency ?? "").toLowerCase() }),
  };
  return sentences[what]?.() ?? "";
}
