// @ts-check
/** Who receives questions about somebody no longer, or not yet, in the team; a leader says who. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { versioned } from "../team/reach.js";
import { inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { askedLine } from "./elsewhere.js";

/** @typedef {import("./directory.js").Page} Page */
/** @typedef {import("./elsewhere.js").Asked} Asked */

/** @param {Page} page @param {Asked} asked */
export const askedPart = (page, asked) =>
  asked.to || page.mayRoute
    ? html`<section class="directory-asked" aria-labelledby="asked"><h2 id="asked">${t("Not in the team?")}</h2>
        ${asked.to ? askedLine(asked) : html`<p class="muted">${t("Nobody is named to answer about those who are not in the team.")}</p>`}
        ${page.mayRoute ? html`<p class="no-print"><button class="button" @click=${() => openAsked(page, asked)}>${t("Say who answers…")}</button></p>` : nothing}</section>`
    : nothing;

/** @param {Page} page @param {Asked} asked */
function openAsked(page, asked) {
  const send = versioned(() => asked.version, page.reload);
  openForm({
    key: "asked-about-others",
    title: t("Questions about who is not in the team"),
    submit: t("Save"),
    initial: { to: asked.to, phone: asked.phone, weekdays: String(asked.weekdays) },
    body: (values, errors) => html`
      <p class="hint">${t("Shown wherever a search finds nobody, in the same words whoever was searched for.")}</p>
      ${inputField({ name: "to", label: t("Who receives the question?"), hint: t("A unit or a role; empty: nobody is named."), value: values.to, max: 120, errors, isFocused: true, isRequired: false })}
      ${inputField({ name: "phone", type: "tel", label: t("Phone"), value: values.phone, max: 40, errors, isRequired: false })}
      ${inputField({ name: "weekdays", type: "number", min: "1", label: t("Answer within how many weekdays?"), value: values.weekdays, errors })}`,
    send: ({ to, phone, weekdays }) => send(`${page.base}/asked-about-others`, { to: to.trim(), phone: phone.trim(), weekdays: Number(weekdays) }),
    done: () => void page.reload(),
  });
}
