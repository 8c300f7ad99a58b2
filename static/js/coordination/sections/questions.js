// @ts-check
/** Rådfråga about this person: what was asked, what was proposed, how it went. */
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { textField } from "../../ui/fields.js";
import { uuid7 } from "../../uuid.js";
import { consultFields, consultOf } from "../consult_fields.js";
import { proposal, due, toWhom } from "../question_words.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {import("../questions.js").Questions} Questions */

/** @param {Page} page @returns {import("../wire.js").Section<Questions>} */
export const section = (page) => ({
  name: "questions",
  title: () => t("Questions"),
  acts: () => html`<button class="button small" @click=${() => openAsking(page)}>${t("Ask…")}</button> <a class="button small quiet" href="/questions">${t("All questions")}</a>`,
  draw: ({ now, questions }) => html`
    ${page.forms.draw("ask")}
    ${questions.length ? html`<ul class="person-rows">${questions.map((one) => html`
      <li><div>
        <p><b>${one.by_name}</b> <span class="muted">${toWhom(one)}</span></p>
        <p>${one.text}</p>
        ${one.tried ? html`<p><b>${t("Tried so far")}</b> ${one.tried}</p>` : nothing}
        ${one.answer ? proposal(one.answer, one.is_due) : html`<p class="small">${due(one, now)}</p>`}
      </div></li>`)}</ul>` : html`<p class="empty">${t("Nobody has asked anything.")}</p>`}`,
});

/** @param {Page} page */
function openAsking(page) {
  const id = uuid7();
  page.forms.open({
    key: "ask",
    label: t("Ask the team"),
    submit: t("Send the question"),
    initial: { text: "", tried: "", "professions[]": [] },
    body: (values, errors) => html`
      ${textField({ name: "text", label: t("What do you want to know?"), value: values.text, max: 1000, rows: 3, errors, isFocused: true })}
      ${consultFields(values, errors)}`,
    send: (values) => page.send(`/patients/${page.patient}/nominations`, { id, kind: "consult", text: values.text.trim(), ...consultOf(values) }),
  });
}
