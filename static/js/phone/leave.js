// @ts-check
import { emptyCaches } from "./install.js";
import { forgetKept } from "./store.js";

/**
 * What waits to be sent asks before somebody signs out, and goes with them.
 * @typedef {{beforeSignOut?: () => Promise<boolean>, forget?: () => Promise<void>}} Outbox
 */
/** @type {Outbox} */
const outbox = {};

/** The outbox says what it wants to be asked.  @param {Outbox} asked */
export const askBeforeLeaving = (asked) => void Object.assign(outbox, asked);

/** Nothing of anybody stays in this browser: neither what was kept to be read nor the pages themselves. */
export async function forgetAll() {
  await Promise.all([forgetKept(), emptyCaches()]);
}

/** Sign out, once nothing unsent is lost without a word.  @param {SubmitEvent} event */
export async function signOut(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  if (outbox.beforeSignOut && !(await outbox.beforeSignOut())) return;
  sessionStorage.clear();
  await Promise.all([forgetAll(), outbox.forget?.()]);
  form.submit();
}
