// @ts-check
/** What happened in the team: told by the charts and their tables, listed here, written by a team leader. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { write } from "../team/reach.js";
import { inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Annotation} Annotation */
/** @typedef {import("./charts/specs.js").Happening} Happening */
/** @typedef {{path: string, mayAnnotate: boolean, renew: () => void}} Page */

const LONGEST = 60;

/** @param {Figures} figures @returns {Happening[]} */
export const happened = ({ annotations }) => annotations.map(({ day, text }) => ({ day, text }));

/** @param {Happening[]} happenings */
export const happenedHead = (happenings) => (happenings.length ? html`<th scope="col">${t("What happened")}</th>` : nothing);

/** @param {Figures} figures @param {Page} page */
export function happeningsCard({ annotations, today }, page) {
  if (!annotations.length && !page.mayAnnotate) return nothing;
  return html`<article class="load-card" id="what-happened">
    <h2>${t("What happened")}</h2>
    <p class="says">${t("Dashed lines in the charts: a new team leader, a vacancy, a ward that closed.")}</p>
    ${annotations.length
      ? html`<ul class="happenings">
          ${annotations.map((one) => line(one, page))}
        </ul>`
      : html`<p class="note">${t("Nothing is written down for these days.")}</p>`}
    ${page.mayAnnotate
      ? html`<p><button class="button" type="button" @click=${() => openWriting(page, today)}>${t("Write what happened…")}</button></p>`
      : nothing}
  </article>`;
}

/** @param {Annotation} annotation @param {Page} page */
const line = (annotation, page) => html`<li>
  <time datetime=${annotation.day}>${formatDate(annotation.day, { day: "numeric", month: "short", year: "numeric" })}</time>
  <span>${annotation.text}</span>
  ${page.mayAnnotate
    ? html`<button class="button quiet small" type="button" aria-label=${t("Take away: {text}", { text: annotation.text })} @click=${() => withdraw(annotation, page)}>
        ${t("Take away")}
      </button>`
    : nothing}
</li>`;

/** @param {Page} page @param {string} today */
function openWriting(page, today) {
  const id = uuid7();
  openForm({
    key: "annotation",
    title: t("What happened in the team?"),
    submit: t("Save"),
    initial: { day: today, text: "" },
    body: (values, errors) => html`
      ${inputField({ name: "text", label: t("What happened"), hint: t("In a few words; nothing about a person in the team's care. The whole team reads it."), value: values.text, errors, max: LONGEST, isFocused: true })}
      ${inputField({ name: "day", label: t("Day"), type: "date", value: values.day, errors })}`,
    send: ({ day, text }) => write(page.path, { id, day: day || null, text }),
    done: (_result, { text }) => {
      page.renew();
      said(t("{text} stands on the time line.", { text }), page, () => write(`${page.path}/${id}`, {}, { method: "DELETE" }));
    },
  });
}

/** @param {Annotation} annotation @param {Page} page */
async function withdraw({ id, day, text }, page) {
  await tried(() => write(`${page.path}/${id}`, {}, { method: "DELETE" }), page, () =>
    said(t("{text} is taken away.", { text }), page, () => write(page.path, { id: uuid7(), day, text })),
  );
}

/** @param {string} text @param {Page} page @param {() => Promise<unknown>} undo */
const said = (text, page, undo) =>
  showToast({ text, action: { label: t("Undo"), isUndo: true, act: () => void tried(undo, page, () => {}) } });

/** @param {() => Promise<unknown>} work @param {Page} page @param {() => unknown} then */
async function tried(work, page, then) {
  try {
    await work();
    then();
  } catch (problem) {
    const { detail, message } = /** @type {any} */ (problem);
    showToast({ text: detail || message, tone: "error" });
  }
  page.renew();
}
