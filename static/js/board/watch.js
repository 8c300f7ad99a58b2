// @ts-check
/** What just happened: marked on the card for a few seconds, and said to those who listen. */
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { lazily } from "../ui/lazy.js";
import { myId } from "./app.js";
import { panelChanged } from "./panel.js";
import { difference } from "./rules.js";
import { categoryLabel, urgencyWord } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Patient} Patient */

const nudges = lazily(() => import("./later.js"));

/** @param {App} app @returns {(change: any, verdict: string) => void} */
export function watchChanges(app) {
  /** @type {ReadonlyMap<string, Patient> | null} */
  let before = null;
  return ({ put }, verdict) => {
    if (app.panel && put?.some((/** @type {{id: string}} */ { id }) => id === app.panel)) panelChanged(app, app.panel); // also what no card shows
    if (verdict === "snapshot" && before) lookAgain(app);
    const now = /** @type {ReadonlyMap<string, Patient>} */ (app.live.state().rows.patient ?? new Map());
    if (before) {
      for (const id of new Set([...before.keys(), ...now.keys()])) told(app, before.get(id), now.get(id));
    }
    before = now;
  };
}

/** Read anew what is one's own; seldom, so the code for it comes when it is needed. @param {App} app */
const lookAgain = (app) => void nudges().then(({ nudged }) => nudged(app), () => {}); // no network: all is read anew when it is back

/** What one nominated is no longer as open as it was. @param {App} app @param {Patient | undefined} before @param {Patient | undefined} after */
const isAnswered = (app, before, after) => before?.nominations.some(({ id, by, state }) => by === myId(app) && after && !after.nominations.some((n) => n.id === id && n.state === state));

/** @param {App} app @param {Patient | undefined} before @param {Patient | undefined} after */
function told(app, before, after) {
  const what = difference(before, after);
  if (!what) return;
  if (isAnswered(app, before, after)) lookAgain(app);
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
