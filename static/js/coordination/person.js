// @ts-check
/** The person's page: its head and its sections, read at the start and again whenever the person changed. */
import { html, nothing, render } from "lit-html";
import { io } from "socket.io-client";
import { t } from "../i18n.js";
import { systemClock } from "../live/clock.js";
import { isSignedOut, isUnreachable, Problem } from "../live/problem.js";
import { statusText } from "../live/statuses.js";
import { read, write } from "../team/reach.js";
import { isTyping } from "../ui/draft.js";
import { createForms } from "../ui/inline_form.js";
import { showToast } from "../ui/toast.js";
import { followPerson } from "./follow.js";
import { drawHead } from "./head.js";
import { createReading } from "./reading.js";
import { SECTIONS } from "./sections.js";

/** @typedef {import("./wire.js").Page} Page */
/** @typedef {import("./wire.js").Section} Section */

const { team = "", patient = "", build = "" } = document.body.dataset;
const root = /** @type {HTMLElement} */ (document.getElementById("person-page"));
root.replaceChildren(); // the shell's words until here
const base = `/api/teams/${team}`;
let trouble = "";

/** @type {Page} */
const page = {
  team,
  patient,
  get me() { return reading.who.me; },
  get own() { return reading.who.own; },
  get role() { return reading.who.role; },
  get person() { return /** @type {import("../board/wire.js").Patient} */ (page.model.person(patient)); },
  get model() { return reading.model(); },
  get: (path) => read(base + path),
  send,
  attempt,
  reload,
  async leave(path, body, version) {
    await write(base + path, body, { version });
    location.reload();
  },
  offerUndo: (text, act) => void showToast({ text, action: { label: t("Undo"), act, isUndo: true } }),
  forms: createForms(draw),
  redraw: draw,
};
const sections = SECTIONS.map((made) => made(page));
const reading = createReading(`${base}/patients/${patient}`, sections, () => live.contact.serverNow());
const live = followPerson({
  io,
  clock: systemClock,
  team,
  patient,
  build,
  mayReload: () => !isTyping(),
  onChanged: () => void reload(),
  onStatus: draw,
  onRefused: refused,
});
draw();

async function reload() {
  try {
    if (!(await reading.all())) return;
    trouble = "";
    live.contact.heard();
    live.goOn();
  } catch (problem) {
    refused(/** @type {Problem} */ (problem));
  }
  draw();
}

/** @param {Problem} problem */
function refused(problem) {
  if (isUnreachable(problem)) return live.contact.cut();
  if (isSignedOut(problem)) live.end("signed_out");
  else if (problem.status === 404 || problem.status === 403) live.end("access");
  else trouble = problem.detail || problem.message;
  if (live.contact.ended() === "access") reading.forget();
  draw();
}

/** @param {string} path @param {object} [body] @param {{method?: string, version?: number}} [how] */
async function send(path, body = {}, how = {}) {
  const answer = await write(base + path, body, how);
  await reload();
  return answer;
}

/** @type {Page["attempt"]} */
async function attempt(path, body = {}, { said, undo, ...how } = {}) {
  try {
    const answer = await send(path, body, how);
    if (said && undo) page.offerUndo(said, undo);
    else if (said) showToast({ text: said });
    return answer;
  } catch (problem) {
    const { detail, message } = /** @type {any} */ (problem);
    showToast({ text: t("Not saved. {why}", { why: detail || message }), tone: "error" });
    await reload();
    return null;
  }
}

function draw() {
  const status = live?.contact.status();
  const isShown = reading?.state.seq === 0 && !status.isBlank && page.person;
  const said = html`<span class="live" data-status=${status?.kind ?? "catching_up"} role="status"><span class="dot"></span>${status ? statusText(status) : nothing}</span>`;
  render(html`
    ${trouble ? html`<p class="notice" role="alert">${trouble} <button class="button" @click=${() => void reload()}>${t("Try again")}</button></p>` : nothing}
    ${isShown ? html`${drawHead(page, said)}<div class="person-sections">${sections.map(drawSection)}</div>` : empty(status, said)}`, root);
}

/** Nothing of the person is shown. @param {import("../live/statuses.js").Status | undefined} status @param {unknown} said */
function empty(status, said) {
  if (status?.reason === "signed_out") return html`<p class="notice">${said} <a class="button" href="/sign-in?next=${location.pathname}">${t("Sign in")}</a></p>`;
  if (status?.reason === "access") return html`<p class="notice">${t("This person is not in the team, or no longer shown to you.")}</p>`;
  return html`<h1 class="vh">${t("The person's page")}</h1><p class="loading">${said} ${status?.isBlank ? t("Nothing is shown without contact with the server.") : t("Loading…")}</p>`;
}

/** @param {Section} section */
function drawSection(section) {
  const told = reading.of(section);
  const id = `section-${section.name}`;
  return html`
    <section class="person-section" data-section=${section.name} aria-labelledby=${id}>
      <header><h2 id=${id}>${section.title()}</h2>${told?.data && section.acts ? html`<p class="acts">${section.acts(told.data)}</p>` : nothing}</header>
      ${told?.trouble ? html`<p class="form-error" role="alert">${told.trouble}</p>` : nothing}
      ${told?.data ? section.draw(told.data) : told ? nothing : html`<p class="muted">${t("Loading…")}</p>`}
    </section>`;
}
