// @ts-check
/** Admitted and on the way home: the ward, who does what before the discharge, and the step home itself. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../../i18n.js";
import { openDischarge, openItem } from "../discharge_forms.js";
import { itemWord, whoText } from "../discharge_words.js";
import { uuid7 } from "../../uuid.js";

/** @typedef {import("../discharge.js").Told} Told */
/** @typedef {import("../discharge.js").Item} Item */
/** @typedef {import("../wire.js").Page} Page */

/** @param {Page} page @returns {import("../wire.js").Section<Told>} */
export function section(page) {
  return {
    name: "discharge",
    title: () => t("Ward and discharge"),
    acts(data) {
      const { episode, planning } = data;
      if (episode?.code !== "admitted" || episode.is_closed) return nothing;
      const begin = () => page.attempt(`/episodes/${episode.id}/discharge-planning`, { id: uuid7() });
      return html`
        ${planning ? nothing : html`<button class="button small" @click=${() => void begin()}>${t("Begin the discharge planning")}</button>`}
        <button class="button small" @click=${() => openDischarge(page, data)}>${t("Discharged…")}</button>`;
    },
    draw(data) {
      const { episode, planning, stays } = data;
      if (!episode && !stays.length) return html`<p class="empty">${t("Not on a ward.")}</p>`;
      return html`
        ${episode ? where(data) : nothing}
        ${page.forms.draw("discharge")}
        ${planning ? html`<h3>${t("Before the discharge")} <span class="muted">${t("{n} of {all} settled", { n: planning.items.filter(({ state }) => state !== "open").length, all: planning.items.length })}</span></h3>
          <ul class="person-rows discharge-items">${planning.items.map((item) => row(page, data, item))}</ul>` : nothing}
        ${stays.length ? html`<details><summary>${t("Earlier stays: {n}", { n: stays.length })}</summary><ul class="person-rows">${stays.map(stay)}</ul></details>` : nothing}`;
    },
  };
}

/** @param {Told} data */
function where({ episode }) {
  if (!episode) return nothing;
  if (episode.code === "admitted") {
    if (episode.is_closed) return html`<p class="seam">${t("The ward is not shared.")}</p>`;
    const { ward_name, ward_contact, ward_phone, planned_on } = episode;
    return html`<p>${ward_name ? html`<b>${ward_name}</b>${ward_contact ? ` · ${ward_contact}` : ""}${ward_phone ? html` · <a href="tel:${ward_phone}">${ward_phone}</a>` : nothing}` : t("Which ward is not written yet.")}
      ${planned_on ? html`<br>${t("planned discharge {day}", { day: formatDate(planned_on) })}` : nothing}</p>`;
  }
  if (!episode.discharged_on) return html`<p class="empty">${t("Not on a ward.")}</p>`;
  const met = episode.met_on && episode.met_on >= episode.discharged_on ? episode.met_on : null;
  return html`<p><b>${t("Discharged {day}", { day: formatDate(episode.discharged_on) })}</b> ·
    ${met ? t("last met {day}", { day: formatDate(met) }) : html`<span class="clock" data-standing=${episode.is_uncontacted ? "late" : nothing}>${t("not met since; first contact by {day}", { day: formatDate(episode.first_contact_by) })}</span>`}</p>`;
}

/** @param {Page} page @param {Told} data @param {Item} item */
function row(page, data, item) {
  const isOpen = item.state === "open";
  const isLate = isOpen && item.due_on !== null && item.due_on < data.today;
  const settle = () => page.attempt(`/discharge-items/${item.id}`, { ...asked(item), state: isOpen ? "done" : "open" }, { method: "PUT", version: item.version });
  return html`
    <li data-item=${item.code} data-state=${item.state}>
      <div>
        <p>${itemWord(item.code)}</p>
        <p class="small muted">${whoText(item)}${item.due_on ? html` · <span class="clock" data-standing=${isLate ? "late" : nothing}>${t("by {day}", { day: formatDate(item.due_on) })}</span>` : nothing}
          ${item.state === "done" ? html` · <b>${t("done {day}", { day: item.settled_on ? formatDate(item.settled_on) : "" })}</b>` : nothing}
          ${item.state === "not_needed" ? html` · <b>${t("not needed:")}</b> ${item.reason}` : nothing}</p>
      </div>
      <p class="row-acts">
        <button class="button small" aria-pressed=${String(item.state === "done")} @click=${() => void settle()}>${item.state === "done" ? t("Done ✓") : isOpen ? t("Done") : t("Open again")}<span class="vh"> ${itemWord(item.code)}</span></button>
        <button class="link" @click=${() => openItem(page, item)}>${t("Change…")}<span class="vh"> ${itemWord(item.code)}</span></button>
      </p>
      ${page.forms.draw(`discharge-item:${item.id}`)}
    </li>`;
}

/** @param {Item} item */
const asked = ({ owner, who, due_on }) => ({ owner, who, due_on, reason: "" });

/** @param {import("../discharge.js").Stay} one */
const stay = (one) => html`
  <li><div>
    <p><b>${one.ward_name || t("A ward")}</b>${one.ward_contact ? ` · ${one.ward_contact}` : ""}${one.ward_phone ? ` · ${one.ward_phone}` : ""}</p>
    <p class="small muted">${one.discharged_on ? t("Discharged {day}", { day: formatDate(one.discharged_on) }) : ""}${one.left_open.length ? ` · ${t("left open: {what}", { what: one.left_open.map(itemWord).join(", ") })}` : ""}</p>
  </div></li>`;
