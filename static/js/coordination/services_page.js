// @ts-check
/** The team's services and needs in numbers; each number leads to the people behind it. */
import { html, nothing, render } from "lit-html";
import { formatNumber, t, tn } from "../i18n.js";
import { isSignedOut } from "../live/problem.js";
import { read } from "../team/reach.js";
import { openDialog } from "../ui/dialog.js";
import { icons } from "../ui/icons.js";
import { drawKinds } from "./kinds.js";
import { reasonWord } from "./sections/service_words.js";

/**
 * @typedef {import("./sections/services.js").Kind} Kind
 * @typedef {{kind: string, has: number, needs: number, reasons: Record<string, number>}} KindFigures
 * @typedef {{enrolled: number, mapped: number, with_services: number, without_services: number, without_in_need: number, with_needing_more: number, kinds: KindFigures[]}} Figures
 * @typedef {{name: string, today: string, kinds: Kind[], figures: Figures}} Overview
 */

const root = /** @type {HTMLElement} */ (document.getElementById("services-page"));
const base = `/api/teams/${document.body.dataset.team}`;
const isLeader = root.dataset.role === "leader";
root.replaceChildren();
/** Numbers change seldom, and nobody is named: asked for again while the page is looked at. */
const EVERY = 20_000;

/** @type {Overview | null} */
let overview = null;
/** @type {any} */
let problem = null;

async function reload() {
  try {
    overview = await read(`${base}/services`);
    problem = null;
  } catch (error) {
    problem = error;
    if (isSignedOut(error)) overview = null;
  }
  draw();
}

function draw() {
  render(html`
    ${problem ? html`<p class="notice" role="alert">${problem.detail || problem.message} ${isSignedOut(problem) ? html`<a class="button" href="/sign-in?next=/services">${t("Sign in")}</a>` : html`<button class="button" @click=${reload}>${t("Try again")}</button>`}</p>` : nothing}
    ${overview ? page(overview) : problem ? nothing : html`<p class="loading" role="status">${t("Loading…")}</p>`}`, root);
}

/** @param {Overview} shown */
function page({ name, figures, kinds }) {
  return html`
    <header class="head">
      <h1>${t("Services and needs")} · ${name}</h1>
      <p class="acts">
        ${isLeader ? html`<a class="button small" href="/services/import">${t("Read in a list…")}</a>` : nothing}
        <a class="button small" href="/services/list">${t("Take out as CSV")}</a>
        <a class="button small" href="/services/list?as=xlsx">${t("Take out as XLSX")}</a>
        <button class="button small quiet" @click=${() => print()}>${icons.print} ${t("Print")}</button></p>
    </header>
    <ul class="services-sums">
      ${sum(t("Gone through"), figures.mapped, "mapped", t("of {n} enrolled", { n: formatNumber(figures.enrolled) }))}
      ${sum(t("With services"), figures.with_services, "with_services")}
      ${sum(t("of those need more"), figures.with_needing_more, "with_needing_more")}
      ${sum(t("Without services"), figures.without_services, "without_services", t("gone through, and there is nothing"))}
      ${sum(t("of those in need"), figures.without_in_need, "without_in_need")}
      ${sum(t("Not gone through"), figures.enrolled - figures.mapped, "not_mapped", t("what they have is not known"))}
    </ul>
    <section class="load-card" aria-labelledby="by-service">
      <h2 id="by-service">${t("By service")}</h2>
      ${figures.kinds.length ? table(figures, kinds) : html`<p class="muted">${t("Nothing is written down yet. It is written on each person's page, or read in from a list.")}</p>`}
      <p class="note">${t("Everybody counts, once in each number, also those who are not shared with you. A service counts on its days, a need until it is met.")}</p>
    </section>
    ${isLeader ? drawKinds(kinds, base, reload) : nothing}`;
}

/** @param {string} label @param {number} n @param {string} group @param {string} [more] */
const sum = (label, n, group, more) => html`<li><span>${label}</span>${number(n, label, `group=${group}`)}${more ? html`<span class="small muted">${more}</span>` : nothing}</li>`;

/** A number that somebody is behind is a button. @param {number} n @param {string} label @param {string} query */
const number = (n, label, query) => (n ? html`<button class="number" aria-label="${formatNumber(n)}, ${label}" @click=${() => void openBehind(label, query)}>${formatNumber(n)}</button>` : html`<span class="muted">0</span>`);

/** @param {Figures} figures @param {Kind[]} kinds */
function table(figures, kinds) {
  const rows = kinds.flatMap((kind) => figures.kinds.filter((one) => one.kind === kind.id).map((one) => ({ ...one, label: kind.label }))).sort((one, other) => other.has - one.has || other.needs - one.needs);
  const reasonsOf = (/** @type {KindFigures} */ row) => Object.entries(row.reasons).map(([reason, n]) => ({ reason, n }));
  return html`<div class="scroll"><table>
    <thead><tr><th scope="col">${t("Service")}</th><th scope="col" class="n">${t("Have it")}</th><th scope="col" class="n">${t("Need it")}</th><th scope="col">${t("Why it is not given")}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr>
      <th scope="row">${row.label}</th>
      <td class="n">${number(row.has, t("have {what}", { what: row.label }), `kind=${row.kind}&state=has`)}</td>
      <td class="n">${number(row.needs, t("need {what}", { what: row.label }), `kind=${row.kind}&state=needs`)}</td>
      <td class="reasons">${reasonsOf(row).map(({ reason, n }) => html`<span>${reasonWord(reason)} ${number(n, `${row.label}, ${reasonWord(reason)}`, `kind=${row.kind}&state=needs&reason=${reason}`)}</span> `)}</td></tr>`)}</tbody>
  </table></div>`;
}

/** The people, as far as they are shared; of the rest only how many. @param {string} title @param {string} query */
async function openBehind(title, query) {
  /** @type {{people: {id: string, label: string}[], not_shared: number} | null} */
  let behind = null;
  let trouble = "";
  const dialog = openDialog({
    title,
    body: () => html`<div class="behind">${behind
      ? html`${behind.people.map((person) => html`<a href="/patients/${person.id}">${person.label}</a>`)}
          ${behind.not_shared ? html`<p class="muted">${tn("{n} is not shared with you", "{n} are not shared with you", behind.not_shared)}</p>` : nothing}`
      : html`<p role="status">${trouble || t("Loading…")}</p>`}</div>`,
  });
  try {
    behind = await read(`${base}/services/people?${query}`);
  } catch (error) {
    trouble = /** @type {any} */ (error).detail || /** @type {Error} */ (error).message;
  }
  dialog.update();
}

setInterval(() => document.visibilityState === "visible" && void reload(), EVERY);
void reload();
