// @ts-check
/** Signed out while typing: say so where one types, and go on after signing in elsewhere. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { signInHere } from "./forms.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function signInAgain(app) {
  return html`
    <p>${t("You are signed out. What you have typed is kept.")}</p>
    <p class="panel-acts">
      ${app.session?.demo || "providerOnly" in document.body.dataset ? nothing : html`<button type="button" class="button small" @click=${() => signInHere(app.team)}>${t("Sign in here")}</button>`}
      <a class="button small" href="/sign-in" target="_blank">${t("Sign in")}</a>
      <button type="button" class="button small" @click=${() => goOn(app)}>${t("I have signed in")}</button>
    </p>`;
}

/** What a form says until the server has answered. @param {App} app */
export function whileSending(app) {
  const { kind } = app.live.status();
  if (kind === "signed_out") return signInAgain(app);
  return kind === "offline" ? t("No contact. It is sent when the network is back.") : t("Saving…");
}

/** @param {App} app */
const goOn = (app) => void app.live.signedIn().catch(() => undefined);

/** Back from the tab where one signed in. @param {App} app */
export function goOnWhenBack(app) {
  const back = () => document.visibilityState === "visible" && app.live.status().kind === "signed_out" && goOn(app);
  addEventListener("focus", back);
  addEventListener("fact:signed-in", back);
  document.addEventListener("visibilitychange", back);
}
