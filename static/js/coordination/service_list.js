// @ts-check
/** Reading in a list: choose the file, match its columns, see what it says and what is wrong, then all at once. */
import { html, nothing, render } from "lit-html";
import { formatNumber, t, tn } from "../i18n.js";
import { systemClock } from "../live/clock.js";
import { createRequest } from "../live/http.js";
import { createSession } from "../session.js";
import { read, write } from "../team/reach.js";
import { COLUMNS, columnWord, faultWord } from "./list_words.js";

/**
 * @typedef {import("./sections/services.js").Kind} Kind
 * @typedef {{line: number, code: string, column: string, said: string}} Fault
 * @typedef {{headings: string[], columns: Record<string, number>, missing: string[], lines: number, left_out: number,
 *   sums: Record<string, number>, services: {label: string, persons: number}[], needs: number, faults: Fault[],
 *   faults_by_code: Record<string, number>, unknown_services: {word: string, lines: number}[], sample: string[][]}} Preview
 */

const root = /** @type {HTMLElement} */ (document.getElementById("service-list"));
const base = `/api/teams/${document.body.dataset.team}`;
const request = createRequest({ fetch: (url, init) => globalThis.fetch(url, init), clock: systemClock });
const session = createSession();
root.replaceChildren();
const MOST_BYTES = 5_500_000;

/** @type {{name: string, file: string, columns: Record<string, number> | null, words: Record<string, string>, preview: Preview | null, kinds: Kind[], doing: string, trouble: string, isDone: boolean}} */
const list = { name: "", file: "", columns: null, words: {}, preview: null, kinds: [], doing: "", trouble: "", isDone: false };

/** @param {string} doing @param {() => Promise<void>} work */
async function busy(doing, work) {
  Object.assign(list, { doing, trouble: "" });
  draw();
  try {
    await work();
  } catch (problem) {
    list.trouble = /** @type {any} */ (problem).detail || /** @type {Error} */ (problem).message;
  }
  list.doing = "";
  draw();
}

/** @param {Event} event */
function choose(event) {
  const file = /** @type {HTMLInputElement} */ (event.currentTarget).files?.[0];
  if (!file) return;
  void busy(t("Reading {name}…", { name: file.name }), async () => {
    Object.assign(list, { name: file.name, file: "", columns: null, words: {}, preview: null, isDone: false });
    if (file.size > MOST_BYTES) throw new Error(t("This file is too large. Divide it, and read in its parts."));
    const told = await new Promise((resolve, reject) => {
      const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result), onerror: () => reject(reader.error) });
      reader.readAsDataURL(file);
    });
    list.file = String(told).replace(/^[^,]*,/, "");
    list.kinds = (await read(`${base}/services`)).kinds;
    await look();
  });
}

async function look() {
  const { csrf } = await session.load();
  const body = { file: list.file, columns: list.columns, words: list.words };
  list.preview = (await request(`${base}/service-lists/preview`, { method: "POST", headers: { "X-CSRF-Token": csrf }, body })).body;
  list.columns = /** @type {Preview} */ (list.preview).columns;
}
const lookAgain = () => void busy(t("Looking through the list…"), look);

function readIn() {
  const { preview } = list;
  if (!preview) return;
  void busy(t("Reading in {n} lines…", { n: formatNumber(preview.lines - preview.left_out) }), async () => {
    await write(`${base}/service-lists`, { file: list.file, columns: list.columns, words: list.words, left_out: preview.left_out });
    list.isDone = true;
  });
}

function draw() {
  const { preview, doing, trouble } = list;
  render(html`
    <section class="load-card">
      <div class="field"><label for="list-file">${t("The list, as CSV or XLSX")}</label>
        <p class="hint">${t("A line is one person with one service or one need; somebody with several has several lines. Name and birth year are needed. People are looked for in your own unit's books; the file is not kept.")}</p>
        <input id="list-file" type="file" accept=".csv,.xlsx,.txt" ?disabled=${Boolean(doing)} @change=${choose}></div>
      <p role="status">${doing ? html`<progress aria-label=${doing}></progress> ${doing}` : nothing}</p>
      ${trouble ? html`<p class="form-error" role="alert">${trouble}</p>` : nothing}
    </section>
    ${preview && list.isDone ? done(preview) : preview ? html`${columns(preview)}${preview.missing.length ? nothing : html`${unknown(preview)}${faults(preview)}${says(preview)}`}` : nothing}`, root);
}

/** @param {Preview} preview */
const done = (preview) => html`<section class="load-card" role="status"><h2>${t("Everything is read in.")}</h2>
  <p>${tn("{n} person, ", "{n} people, ", preview.sums.mapped)}${tn("{n} line left out.", "{n} lines left out.", preview.left_out)}</p><p><a class="button primary" href="/services">${t("To the overview")}</a></p></section>`;

/** Which column is which: guessed, and changed here. @param {Preview} preview */
function columns({ headings, columns: chosen, missing, sample }) {
  const of = (/** @type {number} */ place) => Object.keys(chosen).find((column) => chosen[column] === place) ?? "";
  const change = (/** @type {number} */ place) => (/** @type {Event} */ event) => {
    const column = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    list.columns = { ...Object.fromEntries(Object.entries(chosen).filter(([name, at]) => at !== place && name !== column)), ...(column && { [column]: place }) };
    lookAgain();
  };
  return html`<section class="load-card" aria-labelledby="list-columns"><h2 id="list-columns">${t("The columns")}</h2>
    ${missing.length ? html`<p class="form-error" role="alert">${t("Say which column holds: {columns}.", { columns: missing.map(columnWord).join(", ") })}</p>` : nothing}
    <div class="scroll"><table><thead><tr>${headings.map((heading, place) => html`<th scope="col">${heading || t("(no heading)")}<br>
      <select aria-label=${t("What {heading} is", { heading: heading || String(place + 1) })} .value=${of(place)} @change=${change(place)}>
        <option value="" ?selected=${!of(place)}>${t("Not read")}</option>${COLUMNS.map((column) => html`<option value=${column} ?selected=${of(place) === column}>${columnWord(column)}</option>`)}</select></th>`)}</tr></thead>
      <tbody>${sample.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></section>`;
}

/** @param {Preview} preview */
function unknown({ unknown_services: words }) {
  const rows = [...words.map(({ word }) => word), ...Object.keys(list.words).filter((word) => !words.some((one) => one.word === word))];
  if (!rows.length) return nothing;
  const mean = (/** @type {string} */ word) => (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
    const { [word]: _, ...others } = list.words;
    list.words = value ? { ...others, [word]: value } : others;
    lookAgain();
  };
  return html`<section class="load-card" aria-labelledby="list-words"><h2 id="list-words">${t("Services that the team's list does not have")}</h2>
    <ul>${rows.map((word, at) => html`<li class="kind-row"><label for="word-${at}">${word}</label>
      <select id="word-${at}" @change=${mean(word)}><option value="" ?selected=${!list.words[word]}>${t("Leave the lines out")}</option><option value="new" ?selected=${list.words[word] === "new"}>${t("Add to the team's list")}</option>
      ${list.kinds.map((kind) => html`<option value=${kind.id} ?selected=${list.words[word] === kind.id}>${t("The same as {what}", { what: kind.label })}</option>`)}</select></li>`)}</ul></section>`;
}

/** @param {Preview} preview */
function faults({ faults: shown, faults_by_code: counts, left_out, lines }) {
  if (!left_out) return html`<p class="load-card">${t("Every line can be read.")}</p>`;
  return html`<section class="load-card" aria-labelledby="list-faults"><h2 id="list-faults">${tn("{n} line can't be read", "{n} lines can't be read", left_out)} (${t("of {n}", { n: formatNumber(lines) })})</h2>
    <p class="muted">${Object.entries(counts).map(([code, n]) => `${faultWord(code)}: ${formatNumber(n)}`).join(" · ")}</p>
    <details ?open=${shown.length < 20}><summary>${t("Line by line")}</summary><div class="scroll"><table><thead><tr><th scope="col" class="n">${t("Line")}</th><th scope="col">${t("Column")}</th><th scope="col">${t("There stands")}</th><th scope="col">${t("What is wrong")}</th></tr></thead>
      <tbody>${shown.map((one) => html`<tr><td class="n">${one.line}</td><td>${columnWord(one.column)}</td><td>${one.said}</td><td>${faultWord(one.code)}</td></tr>`)}</tbody></table></div></details></section>`;
}

/** @param {Preview} preview */
function says({ sums, services, needs, lines, left_out }) {
  const rows = [[t("Gone through"), sums.mapped], [t("With services"), sums.with_services], [t("of those need more"), sums.with_needing_more], [t("Without services"), sums.without_services], [t("of those in need"), sums.without_in_need], [t("Needs"), needs]];
  return html`<section class="load-card" aria-labelledby="list-says"><h2 id="list-says">${t("What the list says")}</h2>
    <ul class="services-sums">${rows.map(([label, n]) => html`<li><span>${label}</span><b>${formatNumber(Number(n))}</b></li>`)}</ul>
    <details><summary>${t("People for each service")}</summary><table><tbody>${services.map((one) => html`<tr><th scope="row">${one.label}</th><td class="n">${formatNumber(one.persons)}</td></tr>`)}</tbody></table></details>
    <p class="note">${t("What your unit has written down before stays as it is, and is not written twice.")}</p>
    <p><button class="button primary" ?disabled=${Boolean(list.doing) || lines === left_out} @click=${readIn}>${left_out ? tn("Read in the rest, leave {n} line out", "Read in the rest, leave {n} lines out", left_out) : t("Read in everything")}</button></p></section>`;
}

draw();
