// @ts-check
/** The person in the team: who is the primary contact, and leaving the team. */
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { colleagues } from "../colleagues.js";
import { personalNumber } from "./personal_number.js";
import { chipsField, inputField, selectField } from "../../ui/fields.js";

/** @typedef {import("../wire.js").Page} Page */

/** @param {Page} page @returns {import("../wire.js").Section} */
export const section = (page) => belonging(page, personalNumber(page));

/** @param {Page} page @param {() => unknown} number @returns {import("../wire.js").Section} */
const belonging = (page, number) => ({
  name: "belonging",
  isOnCard: true,
  title: () => t("In the team"),
  acts: () => html`<button class="button small" @click=${() => openPrimary(page)}>${t("Primary contact…")}</button>
    ${mayLeave(page) ? html`<button class="button small" @click=${() => openLeaving(page)}>${t("Leaves the team…")}</button>` : nothing}`,
  draw: () => {
    const primary = page.person.primary ? page.model.staff(page.person.primary)?.name : "";
    return html`${page.forms.draw("primary")}${page.forms.draw("leaving")}
      <p>${t("Primary contact")}: ${primary ? html`<b>${primary}</b>` : html`<b>${t("nobody yet")}</b>`}</p>
      ${number()}`;
  },
});

/** The region runs the board: its leader lets people leave. @param {Page} page */
const mayLeave = (page) => page.role === "leader" && page.model.party(page.own)?.principal === "region";

/** @param {Page} page */
function openPrimary(page) {
  const ours = colleagues(page, page.person.primary, page.own);
  page.forms.open({
    key: "primary",
    label: t("Primary contact"),
    submit: t("Save"),
    initial: { staff: page.person.primary ?? page.me },
    body: (values, errors) => selectField({ name: "staff", label: t("Primary contact"), value: values.staff, choices: ours, errors, isFocused: true }),
    send: ({ staff }) => page.send(`/patients/${page.patient}/primary`, { staff }, { method: "PUT", version: page.person.version }),
  });
}

/** @type {Record<string, () => string>} */
const REASONS = {
  moved: () => t("Has moved"),
  other_provider: () => t("Another provider"),
  own_wish: () => t("Own wish"),
  died: () => t("Has died"),
};

/** @param {Page} page */
function openLeaving(page) {
  page.forms.open({
    key: "leaving",
    label: t("Leaves the team"),
    submit: t("Leaves the team"),
    initial: { reason: "", successor: "" },
    body: (values, errors) => html`
      ${chipsField({ name: "reason", label: t("Why?"), value: values.reason, errors, isFocused: true, choices: Object.entries(REASONS).map(([value, label]) => ({ value, label: label() })) })}
      ${values.reason === "died" ? nothing : inputField({ name: "successor", label: t("Who takes over?"), hint: t("A unit or a person, by name: questions are sent there."), max: 120, value: values.successor, errors })}
      <p class="notice">${t("Counts at once, for everybody: the person leaves the board, the wall and all lists. Open tasks, planned visits, requests and consents end, and whoever nominated is answered. It can't be undone here; somebody who comes back is entered again.")}</p>`,
    send: async ({ reason, successor }) => {
      await page.leave(`/patients/${page.patient}/departure`, { reason: reason ?? "", successor: reason === "died" ? null : (successor ?? "").trim() }, page.person.version);
    },
  });
}
