// @ts-check
/** What plans, their steps and what people thought of them are called. */
import { t } from "../../i18n.js";

export { planWord } from "../../board/words.js";

/** @param {Record<string, () => string>} table @returns {(code: string) => string} */
const worded = (table) => (code) => table[code]?.() ?? code;

export const KINDS = ["sip", "care", "crisis", "coordinated"];
export const QUESTIONS = ["said", "knows", "better"];
export const TOOK_PART = ["yes", "partly", "no", "not_asked"];

export const stateWord = worded({
  offered: () => t("offered"),
  declined: () => t("declined by the person"),
  called: () => t("meeting called"),
  made: () => t("made"),
  followed_up: () => t("followed up"),
  ended: () => t("no longer valid"),
});

/** What the day after a step is for. */
export const nextWord = worded({
  declined: () => t("ask again"),
  called: () => t("meeting"),
  made: () => t("follow-up"),
  followed_up: () => t("follow-up"),
});

export const signText = worded({
  no_sip: () => t("Support from both the region and the municipality, but no SIP"),
  follow_up: () => t("SIP: the follow-up has passed"),
  not_made: () => t("SIP: the meeting has passed, no plan written down"),
  not_called: () => t("SIP offered, and nobody has called the meeting in 14 days"),
  ask_again: () => t("SIP: time to ask again"),
});

/** On the button that takes the step. */
export const stepAct = worded({
  offered: () => t("Asked again…"),
  declined: () => t("The person said no…"),
  called: () => t("Meeting called…"),
  made: () => t("Plan made…"),
  followed_up: () => t("Followed up…"),
  ended: () => t("End the plan…"),
});

export const stepDayLabel = worded({
  offered: () => t("Offered on"),
  declined: () => t("Said no on"),
  called: () => t("Called on"),
  made: () => t("Made on"),
  followed_up: () => t("Followed up on"),
  ended: () => t("Ended on"),
});

export const nextDayLabel = worded({
  declined: () => t("Ask again on"),
  called: () => t("The meeting is on"),
  made: () => t("Next follow-up"),
  followed_up: () => t("Next follow-up"),
});

export const tookPartWord = worded({
  yes: () => t("Yes"),
  partly: () => t("Partly"),
  no: () => t("No"),
  not_asked: () => t("Not asked"),
});

export const questionText = worded({
  said: () => t("Could you say what was important to you?"),
  knows: () => t("Do you know who does what?"),
  better: () => t("Did it get better?"),
});

/** From 1 to 4. @param {number} answer */
export const answerWord = (answer) => [t("No"), t("Partly"), t("Mostly"), t("Yes")][answer - 1] ?? "–";
