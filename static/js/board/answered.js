// @ts-check
/** An answer to what I nominated is said at once, wherever I am, and opens from there. */
import { t } from "../i18n.js";
import { showToast } from "../ui/toast.js";
import { openAnswers } from "./answers.js";
import { myId } from "./app.js";
import { decisionWord } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {Pick<import("./answers.js").Mine, "id" | "patient_label" | "decision" | "by" | "at" | "read_at"> & {result: null | {at: string, by?: string}}} Given */
/** @typedef {{key: string, about: Given, isResult: boolean}} News */

const SHOWN_MS = 30_000;

/** @type {Set<string>} */
const told = new Set();

/**
 * What others answered since a moment: each answer not yet read, and each result.
 * @param {Given[]} mine @param {Date} since @param {string} me @returns {News[]} the oldest first
 */
export function newsAmong(mine, since, me) {
  const isNews = (/** @type {string} */ at, /** @type {string | undefined} */ by) => new Date(at) >= since && by !== me;
  const answers = mine.filter((one) => !one.read_at && isNews(one.at, one.by));
  const results = mine.filter(({ result }) => result && isNews(result.at, result.by));
  return [
    ...answers.map((about) => ({ key: `${about.id}`, about, isResult: false })),
    ...results.map((about) => ({ key: `${about.id} result`, about, isResult: true })),
  ].reverse();
}

/** Asked when a nudge came, and when a nomination of mine is no longer open. @param {App} app */
export async function tellAnswers(app) {
  const me = myId(app);
  if (!me) return;
  const { answers } = await app.live.get("/answers").catch(() => ({ answers: [] }));
  for (const { key, about, isResult } of newsAmong(answers, opened(app), me)) {
    if (told.has(key)) continue;
    told.add(key);
    showToast({ text: isResult ? resultWords(about) : answerWords(about), ms: SHOWN_MS, action: { label: t("Read the answer"), act: () => openAnswers(app) } });
  }
}

/** When this page was opened, by the server's clock: what came before stands in the list. @param {App} app */
const opened = (app) => new Date(performance.timeOrigin + app.live.now().getTime() - Date.now());

/** @param {Given} answer */
function answerWords({ patient_label: name, decision }) {
  if (decision === "neutral") return t("The team has read what you reported about {name}.", { name });
  return t("Reply from the team about {name}: {decision}.", { name, decision: decisionWord(decision).toLowerCase() });
}

/** @param {Given} answer */
const resultWords = ({ patient_label: name }) => t("The team tells how it went with {name}.", { name });
