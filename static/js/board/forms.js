// @ts-check
/** The board's forms: each is there soon after the first drawing, or when it is first asked for. */
import { t } from "../i18n.js";
import { lazily } from "../ui/lazy.js";
import { showToast } from "../ui/toast.js";

let opening = 0;

/** Between the key that opens a form and the form, other keys are not meant for the board. */
export const isOpening = () => opening > 0;

/** What opens what a module has. @template {Record<string, any>} M @param {() => Promise<M>} load
 * @returns {<N extends keyof M>(name: N) => (...given: Parameters<M[N]>) => void} */
function formsOf(load) {
  const forms = lazily(load);
  return (name) => (...given) => {
    opening += 1;
    void forms().then((those) => void those[name](...given), sorry).finally(() => (opening -= 1));
  };
}

function sorry() {
  showToast({ tone: "error", text: t("This needs the network the first time. Try again when it is back.") });
}

const stepDown = formsOf(() => import("./step_down.js"));
const tasks = formsOf(() => import("./tasks.js"));

export const openAnswer = formsOf(() => import("./answer.js"))("openAnswer");
export const openClosure = stepDown("openClosure");
export const openConsent = formsOf(() => import("./basis_forms.js"))("openConsentForm");
export const openDeclining = tasks("openDeclining");
export const openHandover = tasks("openHandover");
export const openHelp = formsOf(() => import("./help.js"))("openHelp");
export const openNewDay = tasks("openNewDay");
export const openNominate = formsOf(() => import("./nominate.js"))("openNominate");
export const openNote = formsOf(() => import("./notes.js"))("openNote");
export const openPlacing = formsOf(() => import("./placing.js"))("openPlacing");
export const openSearch = formsOf(() => import("./search.js"))("openSearch");
export const openTask = tasks("openTask");
export const openTaskClosure = tasks("openTaskClosure");
export const openUrgency = formsOf(() => import("./urgency.js"))("openUrgency");
export const openVisit = formsOf(() => import("./visits.js"))("openVisit");
export const proposeStepDown = stepDown("proposeStepDown");
export const signInHere = formsOf(() => import("../sign_in/again.js"))("signInHere");
