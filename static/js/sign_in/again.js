// @ts-check
/** Sign in on the page where one stands: what is typed there stays. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { Problem } from "../live/problem.js";
import { openDialog } from "../ui/dialog.js";
import { ask } from "./ask.js";
import { canUsePasskeys, showPasskey } from "./passkey.js";

/** @typedef {import("../ui/dialog.js").OpenDialog} OpenDialog */
/** @typedef {"name" | "totp" | "recovery_code"} Asked */

/** @param {string} team where one was at work */
export function signInHere(team) {
  /** @type {{asked: Asked, ways: string[], said: string, isAsking: boolean}} */
  const state = { asked: "name", ways: [], said: "", isAsking: false };
  const dialog = openDialog({ title: t("Sign in"), className: "form-dialog", body: (self) => body(self) });

  /** @param {OpenDialog} self */
  function body(self) {
    const isSecond = state.asked !== "name";
    return html`
      <form class="form" @submit=${(/** @type {SubmitEvent} */ event) => submit(event, self)}>
        <div class="form-body">
          ${isSecond ? code() : nameAndPassword()}
          ${canUsePasskeys() && (!isSecond || state.ways.includes("passkey"))
            ? html`<button type="button" class="button" ?disabled=${state.isAsking} @click=${() => passkey(self, isSecond)}>
                ${isSecond ? t("Use your passkey") : t("Sign in with a passkey")}
              </button>`
            : nothing}
        </div>
        <div class="form-foot">
          <div class="form-said" role="alert">${state.said ? html`<p class="form-error">${state.said}</p>` : nothing}</div>
          <div class="form-buttons">
            <button type="button" class="button" @click=${self.close}>${t("Cancel")}</button>
            <button class="button primary" ?disabled=${state.isAsking}>${t("Sign in")}</button>
          </div>
        </div>
      </form>`;
  }

  function nameAndPassword() {
    return html`
    <div class="field">
      <label for="again-name">${t("Name to sign in with")}</label>
      <input id="again-name" name="name" maxlength="120" autocomplete="username" autocapitalize="none" spellcheck="false" required />
    </div>
    <div class="field">
      <label for="again-password">${t("Password")}</label>
      <input id="again-password" name="password" type="password" maxlength="200" autocomplete="current-password" required />
    </div>`;
  }

  function code() {
    return html`
    <div class="field">
      <label for="again-code">${state.asked === "totp" ? t("Code from your authenticator app") : t("Recovery code")}</label>
      <input id="again-code" name="code" maxlength="40" autocomplete="one-time-code" inputmode=${state.asked === "totp" ? "numeric" : "text"} required />
    </div>
    ${state.asked === "totp" && state.ways.includes("recovery_code")
      ? html`<button type="button" class="link" @click=${() => ((state.asked = "recovery_code"), dialog.update())}>
          ${t("I don't have it with me: use a recovery code")}
        </button>`
      : nothing}`;
  }

  /** @param {SubmitEvent} event @param {OpenDialog} self */
  function submit(event, self) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const typed = Object.fromEntries(new FormData(form));
    const isSecond = state.asked !== "name";
    const [path, asked] = isSecond ? ["/second", { way: state.asked, code: typed.code }] : ["", { name: typed.name, password: typed.password }];
    return tried(self, () => ask(`/api/sign-in${path}`, { ...asked, team }));
  }

  /** @param {OpenDialog} self @param {boolean} isSecond */
  const passkey = (self, isSecond) =>
    tried(self, async () => {
      const shown = await showPasskey("/api/sign-in/passkey-options", { is_second: isSecond });
      return ask("/api/sign-in/passkey", { ...shown, team });
    });

  /** @param {OpenDialog} self @param {() => Promise<{second: string[]}>} how */
  async function tried(self, how) {
    Object.assign(state, { isAsking: true, said: "" });
    self.update();
    try {
      const { second } = await how();
      if (second.length === 0) return done(self);
      Object.assign(state, { ways: second, asked: second.includes("totp") ? "totp" : "recovery_code" });
    } catch (problem) {
      state.said = problem instanceof Problem ? problem.detail || problem.title : t("The device did not show who you are. Try again.");
    } finally {
      state.isAsking = false;
      self.update();
    }
    /** @type {HTMLElement | null} */ (self.el.querySelector("input"))?.focus();
  }

  /** @param {OpenDialog} self */
  function done(self) {
    self.close();
    dispatchEvent(new Event("fact:signed-in"));
  }
}
