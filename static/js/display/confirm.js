// @ts-check
/** A member confirms the code that a screen shows, and says how it shows the wall. */
import { html, nothing, render } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { locale, t } from "../i18n.js";
import { write } from "../team/reach.js";
import { valuesOf } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { lookFields, lookOf, USUAL } from "./look.js";

const root = /** @type {HTMLElement} */ (document.getElementById("confirm"));
const { team = "" } = document.body.dataset;
const scanned = new URLSearchParams(location.search).get("code") ?? "";
const id = uuid7();

/** @type {Record<string, any>} */
let values = { ...USUAL, language: locale, code: scanned, name: "" };
/** @type {Record<string, string[]>} */
let errors = {};
let detail = "";
let isSending = false;
let done = "";

function show() {
  render(done ? paired() : form(), root);
}

const form = () => html`
  <form class="display-card" novalidate @input=${typed} @submit=${send}>
    <div class="field code-field">
      <label for="code">${t("The code on the screen")}</label>
      <p class="hint" id="code-hint">${t("Open {address} on the screen, and it shows one.", { address: `${location.host}/wall` })}</p>
      <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="12"
        aria-describedby=${errors.code ? "code-hint code-error" : "code-hint"} aria-invalid=${errors.code ? "true" : "false"} .value=${live(values.code)}>
      ${errors.code ? html`<p class="error" id="code-error">${errors.code[0]}</p>` : nothing}
    </div>
    ${lookFields(values, errors)}
    <div class="form-said" role="alert">${detail ? html`<p class="form-error">${detail}</p>` : nothing}</div>
    <p class="small muted">${t("The screen then shows the board of {team} without anybody signed in. You can take it down at any time.", { team: teamName() })}</p>
    <div class="form-buttons"><a class="button" href="/displays">${t("Cancel")}</a>
      <button class="button primary" ?disabled=${isSending}>${isSending ? t("Saving…") : t("Pair the screen")}</button></div>
  </form>`;

const paired = () => html`
  <section class="display-card is-done" tabindex="-1">
    <h2>${t("{name} is paired", { name: done })}</h2>
    <p>${t("The wall shows on the screen within a few seconds.")}</p>
    <p class="form-buttons"><a class="button primary" href="/displays">${t("All walls")}</a></p>
  </section>`;

const teamName = () => document.querySelector(".product .team")?.textContent ?? "";

/** @param {Event} event */
function typed(event) {
  values = { ...values, ...valuesOf(/** @type {HTMLFormElement} */ (event.currentTarget)) };
  show();
}

/** @param {SubmitEvent} event */
async function send(event) {
  event.preventDefault();
  if (isSending) return;
  typed(event);
  [errors, detail, isSending] = [{}, "", true];
  show();
  try {
    await write(`/api/teams/${team}/displays`, { id, code: values.code, ...lookOf(values) });
    done = values.name.trim();
  } catch (problem) {
    refused(/** @type {any} */ (problem));
  }
  isSending = false;
  show();
  /** @type {HTMLElement | null} */ (root.querySelector(done ? ".is-done" : "[aria-invalid=true]"))?.focus();
}

/** @param {any} problem */
function refused(problem) {
  errors = problem?.fields ?? {};
  detail = Object.keys(errors).length ? "" : problem?.detail || String(problem?.message ?? problem);
}

root.replaceChildren();
show();
