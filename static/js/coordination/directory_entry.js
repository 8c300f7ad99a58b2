// @ts-check
/** One unit or service, as a card. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { write } from "../team/reach.js";
import { icons } from "../ui/icons.js";
import { showToast } from "../ui/toast.js";
import { openEditing, openRemoving } from "./directory_forms.js";
import { dialled } from "./directory_words.js";

/** @typedef {import("./directory.js").Entry} Entry */
/** @typedef {import("./directory.js").Page} Page */

/** @param {Page} page @param {Entry} entry */
export const entryCard = (page, entry) => html`
  <li class="directory-entry" data-state=${entry.state}>
    <h3>${entry.name}</h3>
    ${entry.does ? html`<p class="does">${entry.does}</p>` : nothing}
    ${entry.phone ? html`<p class="call"><a class="button" href=${dialled(entry.phone)}>${icons.phone} <span>${entry.phone}</span></a></p>` : nothing}
    <dl>
      ${line(t("Phone hours"), entry.hours)}
      ${line(t("Evenings and weekends"), entry.after_hours)}
      ${line(t("Ask for"), entry.ask_for)}
      ${line(t("Where"), entry.address)}
    </dl>
    <p class="kept">${kept(entry)}</p>
    ${page.mayEdit ? buttons(page, entry) : nothing}
  </li>`;

/** @param {string} label @param {string} value */
const line = (label, value) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);

/** @param {Entry} entry */
function kept({ state, owner_name, checked_on, checked_by_name }) {
  const owner = state === "ownerless"
    ? html`<strong class="mark">${owner_name ? t("{name} has left: nobody keeps this true", { name: owner_name }) : t("Nobody keeps this true")}</strong>`
    : html`<span>${t("Kept true by {name}", { name: owner_name ?? "" })}</span>`;
  const year = { day: /** @type {const} */ ("numeric"), month: /** @type {const} */ ("short"), year: /** @type {const} */ ("numeric") };
  const checked = checked_on
    ? t("Checked {day} by {name}", { day: formatDate(checked_on, year), name: checked_by_name ?? "" })
    : t("Never checked");
  return html`${owner} · ${state === "stale" ? html`<strong class="mark">${t("{checked}. Does it still hold?", { checked })}</strong>` : html`<span>${checked}</span>`}`;
}

/** @param {Page} page @param {Entry} entry */
const buttons = (page, entry) => html`
  <div class="acts no-print">
    ${entry.state === "stale" ? html`<button class="button" aria-label=${t("Still right: {name}", { name: entry.name })} @click=${() => check(page, entry)}>${t("Still right")}</button>` : nothing}
    <button class="button quiet" aria-label=${t("Change {name}…", { name: entry.name })} @click=${() => openEditing(page, entry)}>${t("Change…")}</button>
    <button class="button quiet" aria-label=${t("Remove {name}…", { name: entry.name })} @click=${() => openRemoving(page, entry)}>${t("Remove…")}</button>
  </div>`;

/** @param {Page} page @param {Entry} entry */
async function check(page, entry) {
  try {
    await write(`${page.path}/${entry.id}/check`, {});
    showToast({ text: t("{name} is checked today.", { name: entry.name }) });
  } catch (problem) {
    showToast({ text: problem instanceof Error ? problem.message : String(problem) });
  }
  await page.reload();
}
