// @ts-check
/** Notices to this phone, fetched when they are needed: their settings by a tap, their renewal where they are allowed. */
import { t } from "../i18n.js";
import { lazily } from "../ui/lazy.js";
import { showToast } from "../ui/toast.js";

/** @typedef {import("../session.js").SessionOf} SessionOf */

const push = lazily(() => import("./push.js"));

/** @param {SessionOf} session */
export async function openNotices(session) {
  try {
    await (await push()).openNotices(session);
  } catch (problem) {
    showToast({ text: /** @type {any} */ (problem)?.detail || t("This needs a network. Try again when you have one."), tone: "error" });
  }
}

let renewedIn = "";

/** The app was opened: a phone that is told of things goes on being told, once a session.  @param {SessionOf} session */
export async function renewNotices(session) {
  const { csrf = "" } = session.current ?? {};
  if (globalThis.Notification?.permission !== "granted" || renewedIn === csrf) return;
  renewedIn = csrf;
  await push()
    .then((module) => module.renew(session))
    .catch(() => undefined); // no network, or never asked for here
}
