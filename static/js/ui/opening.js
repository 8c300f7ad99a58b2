// @ts-check
/**
 * Forms that come after the first drawing: opened at once when they are there, else as soon as they have come.
 * Without a network the last that was asked for waits, and opens when it is back and nothing else is open.
 */
import { t } from "../i18n.js";
import { lazily } from "./lazy.js";
import { showToast } from "./toast.js";

const AGAIN = 2_000;
const UNTIL_THEN = 2 ** 31 - 1; // ms: as long as a timer can

let opening = 0;
const nothingWaits = () => {};
let stopWaiting = nothingWaits;

/** Between the key that opens a form and the form, other keys are not meant for the page. */
export const isOpening = () => opening > 0;

/** What opens what a module has. @template {Record<string, any>} M @param {() => Promise<M>} load
 * @returns {<N extends keyof M>(name: N) => (...given: Parameters<M[N]>) => void} */
export function formsOf(load) {
  const forms = lazily(load);
  return (name) => (...given) => {
    const open = (/** @type {M} */ those) => void those[name](...given);
    stopWaiting();
    opening += 1;
    void forms().then(open, () => wait(forms, open)).finally(() => (opening -= 1));
  };
}

/** @template M @param {() => Promise<M>} load @param {(those: M) => void} open */
function wait(load, open) {
  stopWaiting();
  const takeAway = showToast({
    text: t("This needs the network the first time. It opens when the network is back."),
    action: { label: t("Don't wait"), act: () => stopWaiting() },
    ms: UNTIL_THEN,
  });
  const timer = setInterval(look, AGAIN);
  const stop = () => {
    clearInterval(timer);
    takeAway();
    stopWaiting = nothingWaits;
  };
  stopWaiting = stop;

  async function look() {
    if (isSomethingOpen()) return;
    const those = await load().catch(() => null);
    if (!those || stopWaiting !== stop || isSomethingOpen()) return;
    stop();
    open(those);
  }
}

const isSomethingOpen = () => document.querySelector("dialog.dialog[open], dialog:modal:not(.panel)") !== null;
