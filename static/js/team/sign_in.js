// @ts-check
/** How a colleague signs in: the link that is shown once, the HSA-id, second factors that were lost. */
import { html, nothing } from "lit-html";
import { t, tn } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { newSecret, write } from "./reach.js";

/** @typedef {import("./wire.js").Member} Member */
/** @typedef {import("./staff.js").StaffPlace} StaffPlace */

const LINK_DAYS = 7;

/** What an administrator may do about it. @param {StaffPlace} place @param {Member} member */
export function signInDialog(place, member) {
  const dialog = openDialog({
    title: t("Sign-in of {name}", { name: member.name }),
    body: () => html`<div class="form-body">
      ${choice(t("New link…"), member.account === "yes" ? t("For a forgotten password.") : t("For choosing a password."), () => renewLink(place, member))}
      ${choice(t("HSA-id…"), member.hsa_id ? t("Now {id}.", { id: member.hsa_id }) : t("For signing in with SITHS."), () => hsaForm(place, member))}
      ${member.account === "yes" ? choice(t("Reset second factors…"), t("For a lost phone or key."), () => factorsForm(member)) : nothing}
    </div>`,
  });
  /** @param {string} label @param {string} why @param {() => void} go */
  function choice(label, why, go) {
    const act = () => (dialog.close(), go());
    return html`<div class="choice"><button type="button" class="button" @click=${act}>${label}</button> <span class="muted small">${why}</span></div>`;
  }
}

/** @param {import("../ui/form.js").Values} values @param {import("../ui/form.js").FieldErrors} errors */
export const hsaField = (values, errors) =>
  inputField({ name: "hsa_id", label: t("HSA-id"), value: values.hsa_id, errors, max: 31, isRequired: false, hint: t("For signing in with SITHS.") });

/** @param {StaffPlace} place @param {Member} member */
function hsaForm(place, member) {
  openForm({
    key: `hsa-${member.staff}`,
    title: t("HSA-id of {name}", { name: member.name }),
    submit: t("Save"),
    initial: { hsa_id: member.hsa_id ?? "" },
    body: hsaField,
    send: (values) => write(`/api/house/staff/${member.staff}/hsa-id`, { hsa_id: values.hsa_id || null }, { method: "PUT" }),
    done: () => void place.reload(),
  });
}

/** @param {Member} member */
function factorsForm(member) {
  openForm({
    key: `factors-${member.staff}`,
    title: t("Reset second factors of {name}", { name: member.name }),
    submit: t("Reset"),
    body: () => html`<p>${t("The authenticator app, passkeys and recovery codes are taken away, and the colleague is signed out everywhere. New ones are set up at the next sign-in.")}</p>`,
    send: () => write(`/api/house/staff/${member.staff}/factors`, undefined, { method: "DELETE" }),
    done: () => showToast({ text: t("Done.") }),
  });
}

/** @param {StaffPlace} place @param {Member} member */
export function renewLink(place, member) {
  const secret = newSecret();
  openForm({
    key: `link-${member.id}`,
    title: t("New link for {name}", { name: member.name }),
    submit: t("Make the link"),
    body: () => html`<p>${member.account === "yes" ? t("They choose a new password with it, and are signed out everywhere. Older links stop working.") : t("They choose a password with it. Older links stop working.")}</p>`,
    send: () => write(`/api/teams/${place.team}/staff/${member.staff}/invitations`, { secret }),
    done: () => {
      void place.reload();
      showLink(member.name, secret);
    },
  });
}

/** The server keeps only a hash of the secret: what is not copied now is gone. @param {string} name @param {string} secret */
export function showLink(name, secret) {
  const link = `${location.origin}/invitation#${secret}`;
  const copy = async (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById("invitation-link"));
    field.select();
    await navigator.clipboard?.writeText(link).catch(() => undefined);
    /** @type {HTMLElement} */ (event.currentTarget).textContent = t("Copied");
  };
  const { el } = openDialog({
    title: t("Link for {name}", { name }),
    className: "wide",
    body: (dialog) => html`
      <div class="form-body">
        <p>${tn("It works once, for {n} day, and is shown only now. Give it to nobody else.", "It works once, for {n} days, and is shown only now. Give it to nobody else.", LINK_DAYS)}</p>
        <div class="field"><label for="invitation-link">${t("Link")}</label><input id="invitation-link" readonly .value=${link} @focus=${(/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}></div>
      </div>
      <div class="form-foot"><div class="form-buttons">
        <button type="button" class="button" @click=${dialog.close}>${t("Close")}</button>
        <button type="button" class="button primary" @click=${copy}>${t("Copy the link")}</button>
      </div></div>`,
  });
  /** @type {HTMLElement | null} */ (el.querySelector("#invitation-link"))?.focus();
}
