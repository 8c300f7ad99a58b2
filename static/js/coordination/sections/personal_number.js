// @ts-check
/** The person's number in the books of one's own party: shown when asked for, and each look is logged. */
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { inputField } from "../../ui/fields.js";
import { showToast } from "../../ui/toast.js";

/** @typedef {import("../wire.js").Page} Page */

/** Only where the deployment keeps numbers. */
const isKept = "personalNumbers" in document.body.dataset;

/** @param {Page} page */
export function personalNumber(page) {
  const path = `/patients/${page.patient}/personal-number`;
  /** @type {{isShown: boolean, number: string | null}} */
  const state = { isShown: false, number: null };
  const hide = () => Object.assign(state, { isShown: false, number: null });

  const look = async () => {
    try {
      Object.assign(state, { isShown: true, number: (await page.get(path)).number });
      page.redraw();
    } catch (problem) {
      showToast({ text: /** @type {Error} */ (problem).message, tone: "error" });
    }
  };
  const write = () => page.forms.open({
    key: "personal-number",
    label: t("Personal number"),
    submit: t("Save"),
    initial: { number: "" },
    body: (values, errors) => inputField({ name: "number", label: t("Personal number"), hint: t("YYYYMMDD-NNNN. It is kept sealed; each look at it is logged."), max: 13, value: values.number, errors, isFocused: true }),
    send: async ({ number }) => {
      await page.send(path, { number: number.trim() }, { method: "PUT" });
      hide(); // not before: a look while it is saved would show what was written until then
    },
  });
  const remove = async () => {
    if (await page.attempt(`${path}/removal`, {}, { said: t("The number is taken away.") })) hide(), page.redraw();
  };

  return () => {
    if (!isKept) return nothing;
    return html`
      <p>${t("Personal number")}: ${state.isShown ? html`<b>${state.number ?? t("not written down")}</b>` : html`<span class="muted">${t("hidden")}</span>`}</p>
      <p class="row-acts">${state.isShown
        ? html`<button class="link" @click=${() => (hide(), page.redraw())}>${t("Hide")}<span class="vh"> ${t("Personal number")}</span></button>
          ${state.number ? html`<button class="link" @click=${remove}>${t("Take away")}<span class="vh"> ${t("Personal number")}</span></button>` : html`<button class="link" @click=${write}>${t("Write it down…")}</button>`}`
        : html`<button class="link" @click=${look}>${t("Show")}<span class="vh"> ${t("Personal number")}</span></button>`}</p>
      ${page.forms.draw("personal-number")}`;
  };
}
