// @ts-check
/** Services and needs of one person: what they have and from whom, what they need and why they don't have it. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../../i18n.js";
import { openServiceForm, openNeedForm, openEndForm, openMappedForm } from "./service_forms.js";
import { reasonWord, spanWords } from "./service_words.js";

/** @typedef {import("../wire.js").Page} Page */
/**
 * @typedef {{id: string, version: number, label: string, is_active: boolean, order: number, principal: string | null}} Kind
 * @typedef {{id: string, version: number, party: string, kind: string, provider: string, owner: string | null, owner_name: string, from_on: string | null, to_on: string | null, by: string}} Service
 * @typedef {{id: string, version: number, party: string, kind: string, reason: string, text: string, since_on: string, closed_on: string | null, closed_how: string | null, by: string}} Need
 * @typedef {{kinds: Kind[], services: Service[], needs: Need[], mapped: {party: string, on: string, by: string}[], not_thought_of: string[]}} Services
 */

/** @param {Page} page @returns {import("../wire.js").Section<Services>} */
export function section(page) {
  return {
    name: "services",
    title: () => t("Services and needs"),
    acts: (data) => html`
      <button class="button small" @click=${() => openServiceForm(page, data)}>${t("Write down a service…")}</button>
      <button class="button small" @click=${() => openNeedForm(page, data)}>${t("Write down a need…")}</button>`,
    draw: (data) => draw(page, data),
  };
}

/** @param {Page} page @param {Services} data */
function draw(page, data) {
  const { today } = page.model.moment;
  const kind = (/** @type {string} */ id) => data.kinds.find((one) => one.id === id)?.label ?? "";
  const byKind = (/** @type {{kind: string}} */ one, /** @type {{kind: string}} */ other) => kind(one.kind).localeCompare(kind(other.kind), "sv");
  const isOver = (/** @type {Service} */ one) => one.to_on !== null && one.to_on < today;
  const now = data.services.filter((one) => !isOver(one)).sort(byKind);
  const open = data.needs.filter((one) => !one.closed_on).sort(byKind);
  const past = [...data.services.filter(isOver).map((one) => html`<li><span>${kind(one.kind)} <span class="muted small">${spanWords(one, today)}</span></span></li>`),
    ...data.needs.filter((one) => one.closed_on).map((one) => closed(page, one, kind))];
  return html`
    ${page.forms.draw("service:new")}${page.forms.draw("need:new")}
    ${now.length ? html`<ul class="person-rows">${now.map((one) => serviceRow(page, data, one, kind))}</ul>` : html`<p class="empty">${t("No service written down.")}</p>`}
    ${open.length ? html`<h3>${t("Needs, and does not have")}</h3><ul class="person-rows needs">${open.map((one) => needRow(page, data, one, kind))}</ul>` : nothing}
    ${mapped(page, data)}
    ${data.not_thought_of.length ? html`<p class="small muted">${t("Often given, and nothing written about it: {kinds}.", { kinds: data.not_thought_of.map(kind).join(", ") })}</p>` : nothing}
    ${past.length ? html`<details><summary>${t("Earlier ({n})", { n: past.length })}</summary><ul class="person-rows">${past}</ul></details>` : nothing}`;
}

/** Of which party the row is, where there are several. @param {Page} page @param {{party: string}} row */
const party = (page, row) => html`<span class="from-party" data-principal=${page.model.party(row.party)?.principal ?? nothing}>${page.model.party(row.party)?.short ?? ""}</span>`;

/** @param {Page} page @param {Services} data @param {Service} one @param {(id: string) => string} kind */
function serviceRow(page, data, one, kind) {
  const { today } = page.model.moment;
  const owner = one.owner ? page.model.staff(one.owner)?.name : one.owner_name;
  const label = kind(one.kind);
  return html`
    <li><span><b>${label}</b> ${party(page, one)}
        <span class="small muted">${[one.provider, owner && t("answers: {name}", { name: owner }), spanWords(one, today)].filter(Boolean).join(" · ")}</span></span>
      <span class="row-acts">
        <button class="link small" aria-label=${t("Correct {what}", { what: label })} @click=${() => openServiceForm(page, data, one)}>${t("Correct")}</button>
        <button class="link small" aria-label=${t("End {what}", { what: label })} @click=${() => openEndForm(page, one, label)}>${t("End…")}</button>
        ${wrongPerson(page, one, `/services/${one.id}`, label)}</span>
      ${page.forms.draw(`service:${one.id}`)}${page.forms.draw(`end:${one.id}`)}</li>`;
}

/** @param {Page} page @param {Services} data @param {Need} one @param {(id: string) => string} kind */
function needRow(page, data, one, kind) {
  const label = kind(one.kind);
  const close = (/** @type {string} */ how, /** @type {string} */ said) => async () => {
    const answer = await page.attempt(`/needs/${one.id}/closure`, { how }, { version: one.version, said, undo: () => void page.attempt(`/needs/${one.id}/reopening`, {}, { version: answer?.seq }) });
  };
  return html`
    <li><span><b>${t("Needs: {what}", { what: label })}</b> ${party(page, one)}
        <span class="small muted">${[reasonWord(one.reason), one.text, t("since {day}", { day: formatDate(one.since_on, { day: "numeric", month: "short", year: "numeric" }) })].filter(Boolean).join(" · ")}</span></span>
      <span class="row-acts">
        <button class="link small" aria-label=${t("Met: {what}, write down the service", { what: label })} @click=${() => openServiceForm(page, data, undefined, one)}>${t("Met…")}</button>
        <button class="link small" aria-label=${t("No longer a need: {what}", { what: label })} @click=${close("gone", t("No longer a need."))}>${t("No longer a need")}</button>
        <button class="link small" aria-label=${t("Correct {what}", { what: label })} @click=${() => openNeedForm(page, data, one)}>${t("Correct")}</button>
        ${wrongPerson(page, one, `/needs/${one.id}`, label)}</span>
      ${page.forms.draw(`need:${one.id}`)}${page.forms.draw(`service:meets:${one.id}`)}</li>`;
}

/** @param {Page} page @param {Need} one @param {(id: string) => string} kind */
const closed = (page, one, kind) => html`
  <li><span>${t("Needs: {what}", { what: kind(one.kind) })} <span class="muted small">${one.closed_how === "met" ? t("met") : t("no longer a need")} ${formatDate(String(one.closed_on))}</span></span>
    <span class="row-acts"><button class="link small" @click=${() => void page.attempt(`/needs/${one.id}/reopening`, {}, { version: one.version })}>${t("Still a need")}</button></span></li>`;

/** By whoever wrote it, or a leader. @param {Page} page @param {{id: string, by: string}} row @param {string} path @param {string} label */
function wrongPerson(page, row, path, label) {
  if (row.by !== page.me && page.role !== "leader") return nothing;
  return html`<button class="link small" aria-label=${t("Wrong person: {what}", { what: label })} @click=${() => void page.attempt(`${path}/wrong-person`, {}, { said: t("It has left every screen.") })}>${t("Wrong person")}</button>`;
}

/** When each party last went through it. @param {Page} page @param {Services} data */
function mapped(page, data) {
  const said = data.mapped.map((one) => t("{party}: gone through {day}, {name}", { party: page.model.party(one.party)?.short ?? "", day: formatDate(one.on, { day: "numeric", month: "short", year: "numeric" }), name: page.model.staff(one.by)?.name ?? "" }));
  return html`
    <p class="mapped small"><span class="muted">${said.length ? said.join(" · ") : t("Nobody has gone through what services the person has.")}</span>
      <button class="link small" @click=${() => openMappedForm(page)}>${t("Gone through…")}</button></p>
    ${page.forms.draw("mapped")}`;
}
