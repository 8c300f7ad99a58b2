// @ts-check
/** The board's forms: each is there soon after the first drawing, or when it is first asked for. */
import { formsOf } from "../ui/opening.js";

const form = formsOf(() => import("./later.js"));

export const openAnswer = form("openAnswer");
export const openClosure = form("openClosure");
export const openConsent = form("openConsentForm");
export const openDeclining = form("openDeclining");
export const openHandover = form("openHandover");
export const openHelp = form("openHelp");
export const openNewDay = form("openNewDay");
export const openNominate = form("openNominate");
export const openNote = form("openNote");
export const openPlacing = form("openPlacing");
export const openSearch = form("openSearch");
export const openTask = form("openTask");
export const openTaskClosure = form("openTaskClosure");
export const openUrgency = form("openUrgency");
export const openVisit = form("openVisit");
export const proposeStepDown = form("proposeStepDown");
export const signInHere = form("signInHere");
