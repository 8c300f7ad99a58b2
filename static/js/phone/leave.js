// @ts-check
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
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
  await signOutBy(/** @type {HTMLFormElement} */ (event.currentTarget));
}

/** Whether the server can be told: without it the session would go on, and the phone look signed out. */
const isReached = () => fetch("/healthz", { cache: "no-store" }).then(({ ok }) => ok, () => false);

function sayWhyNot() {
  openDialog({
    title: t("Not signed out"),
    className: "sheet",
    body: (dialog) => html`
      <div class="form-body">
        <p role="alert">${t("Signing out needs a network. Lock the phone meanwhile, and try again when you have one.")}</p>
        <div class="form-buttons"><button class="button primary" autofocus @click=${dialog.close}>${t("Close")}</button></div>
      </div>`,
  });
}

/** @param {HTMLFormElement} form */
async function signOutBy(form) {
  if (!(await isReached())) return sayWhyNot();
  if (outbox.beforeSignOut && !(await outbox.beforeSignOut())) return;
  sessionStorage.clear();
  await Promise.all([forgetAll(), outbox.forget?.()]);
  form.action = `/sign-out?${DECIDED}`;
  form.submit();
}

/** Who signs out on another page while something waits is sent here first: see worker.js. */
const ASKED = "#leaving";
const DECIDED = "decided";

export const isAskedToLeave = () => location.hash === ASKED;

/** Ask, and sign out.  @param {import("../session.js").SessionOf} session */
export async function leave(session) {
  history.replaceState(null, "", location.pathname);
  if (!(await isReached())) return sayWhyNot();
  const form = Object.assign(document.createElement("form"), { method: "post" });
  const csrf = { type: "hidden", name: "csrf", value: (await session.load()).csrf };
  form.append(Object.assign(document.createElement("input"), csrf));
  document.body.append(form);
  await signOutBy(form);
}
