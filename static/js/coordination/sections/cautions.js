// @ts-check
/** What a visitor must know before the door: going in pairs, and stopped medication. */
import { html, nothing } from "lit-html";
import { addDays } from "../../board/rules.js";
import { formatDate, t } from "../../i18n.js";
import { inputField } from "../../ui/fields.js";

/** @typedef {import("../wire.js").Page} Page */

/** @param {Page} page @returns {import("../wire.js").Section} */
export const section = (page) => ({
  name: "cautions",
  isOnCard: true,
  title: () => t("Before a visit"),
  acts: () => html`
    ${page.person.two_person ? nothing : html`<button class="button small" @click=${() => openPairs(page)}>${t("Go in pairs…")}</button>`}
    ${page.person.medication_stopped_on ? nothing : html`<button class="button small" @click=${() => openStop(page)}>${t("Medication stopped…")}</button>`}`,
  draw: () => {
    const { two_person: pairs, medication_stopped_on: stopped } = page.person;
    return html`
      ${page.forms.draw("pairs")}${page.forms.draw("medication")}
      ${pairs || stopped ? html`<ul class="person-rows">
        ${pairs ? html`<li class="stacked"><p><b>${t("Go in pairs")}</b>: ${pairs.reason} <span class="muted">${t("looked at again {day}", { day: formatDate(pairs.review_on) })}</span></p>
          <p class="row-acts"><button class="link" @click=${() => openPairs(page)}>${t("Change…")}<span class="vh"> ${t("Go in pairs")}</span></button>
            <button class="link" @click=${() => liftPairs(page, pairs)}>${t("No longer in pairs")}</button></p></li>` : nothing}
        ${stopped ? html`<li class="stacked"><p><b>${t("Medication stopped")}</b> <span class="muted">${t("since {day}", { day: formatDate(stopped) })}</span></p>
          <p class="muted small">${t("Whoever visits next is asked to call the team first.")}</p>
          <p class="row-acts"><button class="link" @click=${() => resume(page, stopped)}>${t("Takes it again")}</button></p></li>` : nothing}
      </ul>` : html`<p class="empty">${t("Nothing special is written down.")}</p>`}`;
  },
});

/** @param {Page} page */
const version = (page) => ({ version: page.person.version });

/** @param {Page} page */
function openPairs(page) {
  const { today } = page.model.moment;
  page.forms.open({
    key: "pairs",
    label: t("Go in pairs"),
    submit: t("Save"),
    initial: { reason: page.person.two_person?.reason ?? "", review_on: page.person.two_person?.review_on ?? addDays(today, 14) },
    body: (values, errors) => html`
      ${inputField({ name: "reason", label: t("Why?"), hint: t("What a colleague must know at the door, in a few words."), max: 140, value: values.reason, errors, isFocused: true })}
      ${inputField({ name: "review_on", type: "date", label: t("Look at it again on"), hint: t("Within 30 days."), min: today, value: values.review_on, errors })}`,
    send: ({ reason, review_on }) => page.send(`/patients/${page.patient}/two-person`, { reason: reason.trim(), review_on: review_on || null }, { method: "PUT", ...version(page) }),
  });
}

/** @param {Page} page */
function openStop(page) {
  const { today } = page.model.moment;
  page.forms.open({
    key: "medication",
    label: t("Medication stopped"),
    submit: t("Save"),
    initial: { on: today },
    body: (values, errors) => html`
      ${inputField({ name: "on", type: "date", label: t("Since when?"), value: values.on, errors, isFocused: true })}
      <p class="hint muted small">${t("The primary contact and whoever visits next are told, as far as they may be.")}</p>`,
    send: ({ on }) => page.send(`/patients/${page.patient}/medication-stop`, { on: on || null }, { method: "PUT", ...version(page) }),
  });
}

/** @param {Page} page @param {{reason: string, review_on: string}} was */
const liftPairs = (page, was) => page.attempt(`/patients/${page.patient}/two-person/end`, {}, {
  ...version(page), said: t("No longer in pairs"), undo: () => void page.attempt(`/patients/${page.patient}/two-person`, was, { method: "PUT", ...version(page) }),
});

/** @param {Page} page @param {string} on */
const resume = (page, on) => page.attempt(`/patients/${page.patient}/medication-stop/end`, {}, {
  ...version(page), said: t("Takes it again"), undo: () => void page.attempt(`/patients/${page.patient}/medication-stop`, { on }, { method: "PUT", ...version(page) }),
});
