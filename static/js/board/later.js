// @ts-check
/** All that comes after the first drawing of the board or the meeting: together, so that it can be one file. */
export { openAnswer } from "./answer.js";
export { openConsentForm } from "./basis_forms.js";
export { openHelp } from "./help.js";
export { openNominate } from "./nominate.js";
export { watchNotHeld } from "./not_held.js";
export { openNote } from "./notes.js";
export { nudged } from "./nudged.js";
export * as history from "./panel_history.js";
export { openPlacing } from "./placing.js";
export { openSearch } from "./search.js";
export * as sharing from "./sharing.js";
export { openClosure, proposeStepDown } from "./step_down.js";
export { openDeclining, openHandover, openNewDay, openTask, openTaskClosure } from "./tasks.js";
export { openUrgency } from "./urgency.js";
export { openVisit } from "./visits.js";
export { signInHere } from "../sign_in/again.js";
