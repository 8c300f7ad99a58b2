// @ts-check
/** One person: a sheet beside the board on a desk, the whole screen on a phone. */
import { html, nothing, render } from "lit-html";
import { t } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { lazily } from "../ui/lazy.js";
import { focusCard } from "./app.js";
import { goalPart, headPart, nominationsPart, stepDownPart, tasksPart, wardPart } from "./panel_now.js";
import { go } from "./route.js";
import { wholeDetails } from "./shared.js";

/** @typedef {import("./app.js").App} App */
/**
 * @typedef {object} Details what the server keeps about one person beside the card
 * @property {any[]} notes
 * @property {any[]} history
 * @property {any[]} episodes
 * @property {any[]} tasks
 * @property {any[]} nominations
 * @property {any[]} next_of_kin
 * @property {any[]} visits
 * @property {any[]} signals
 */

/** What no answer came to is asked again. */
const AGAIN = 2000;

const readLater = lazily(() => import("./later.js"));
/** Read after the board, or with the first panel. @type {typeof import("./sharing.js") | null} */
let sharing = null;
/** @type {typeof import("./panel_history.js") | null} */
let lower = null;

/** `reads` counts: an answer that a later one has overtaken is old.
 * @type {{el: HTMLDialogElement | null, patient: string | null, details: Details | null, trouble: string, isStale: boolean, reads: number}} */
const sheet = { el: null, patient: null, details: null, trouble: "", isStale: false, reads: 0 };

/** @param {App} app */
export function drawPanel(app) {
  if (!app.panel || app.live.status().isBlank) return close(app);
  if (app.live.state().seq < 0) return;
  if (sheet.patient !== app.panel) open(app, app.panel);
  if (sheet.isStale) void load(app, app.panel);
  if (sheet.el) render(frame(app), sheet.el);
}

/** Something about the person changed: what the panel shows beside the card is read anew. @param {App} app @param {string} patient */
export function panelChanged(app, patient) {
  if (app.panel === patient) sheet.isStale = true;
}

/** @param {App} app @param {string} patient */
function open(app, patient) {
  Object.assign(sheet, { patient, details: null, trouble: "", isStale: true });
  app.live.look(patient);
  if (!sheet.el) {
    sheet.el = made(app);
    document.body.append(sheet.el);
    if (matchMedia("(max-width: 47.99rem)").matches) sheet.el.showModal();
    else sheet.el.show();
  }
  render(frame(app), sheet.el);
  /** @type {HTMLElement | null} */ (sheet.el.querySelector("h2"))?.focus();
}

/** @param {App} app @returns {HTMLDialogElement} */
function made(app) {
  const el = Object.assign(document.createElement("dialog"), { className: "panel" });
  el.setAttribute("aria-labelledby", "panel-name");
  el.addEventListener("cancel", (event) => {
    event.preventDefault();
    go(app, null);
  });
  return el;
}

/** @param {App} app */
function close(app) {
  if (!sheet.el) return;
  const was = sheet.patient;
  sheet.el.remove();
  Object.assign(sheet, { el: null, patient: null, details: null });
  app.live.look(null);
  if (was) requestAnimationFrame(() => focusCard(was));
}

/** @param {App} app @param {string} patient */
async function load(app, patient) {
  Object.assign(sheet, { isStale: false, trouble: "" });
  const read = (sheet.reads += 1);
  try {
    ({ sharing, history: lower } = await readLater());
    const [details] = await Promise.all([app.live.get(`/patients/${patient}`), sharing.load(app, patient)]);
    if (read === sheet.reads) sheet.details = wholeDetails(details);
  } catch (problem) {
    if (read !== sheet.reads) return;
    const { status } = /** @type {any} */ (problem);
    if (status === 404) sheet.details = null; // closed to us since
    if (!status) setTimeout(() => (panelChanged(app, patient), app.redraw()), AGAIN);
    sheet.trouble = /** @type {any} */ (problem).detail || /** @type {any} */ (problem).title || t("The history could not be read.");
  }
  app.redraw();
}

/** @param {App} app */
function frame(app) {
  const model = app.model();
  const person = model.person(app.panel);
  const shut = html`<button class="icon-button" aria-label=${t("Close")} @click=${() => go(app, null)}>${icons.close}</button>`;
  if (!person) {
    return html`<div class="panel-head"><h2 id="panel-name" tabindex="-1">${t("Not here")}</h2>${shut}</div><p class="panel-part">${t("This person is not in the team, or no longer shown to you.")}</p>`;
  }
  const { details, trouble } = sheet;
  return html`
    ${headPart(app, model, person, shut, details?.visits)}
    ${sharing?.emergencyBanner(app, person) ?? nothing}
    <div class="panel-body">
      ${details ? sharing?.emergencyPart(model, person, details) ?? nothing : nothing}
      ${stepDownPart(app, model, person)}
      ${nominationsPart(app, model, person)}
      ${tasksPart(app, model, person, details)}
      ${goalPart(app, person)}
      ${wardPart(app, model, person)}
      ${trouble ? html`<p class="panel-part form-error">${trouble}</p>` : nothing}
      ${details && lower ? html`
        ${lower.notesPart(app, model, person, details)}
        ${lower.contactsPart(model, person)}
        ${lower.kinPart(app, person, details)}
        ${sharing?.sharingPart(app, model, person) ?? nothing}
        ${lower.signalsPart(app, model, person, details)}
        ${lower.answeredPart(app, model, person, details)}
        ${lower.earlierPart(model, details)}
        ${lower.historyPart(model, details)}` : trouble ? nothing : html`<p class="panel-part muted" role="status">${t("Loading…")}</p>`}
    </div>`;
}
