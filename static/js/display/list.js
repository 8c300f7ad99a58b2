// @ts-check
/** The team's walls: where they hang, how they show, when they were last on; changed or taken down here. */
import { html, nothing, render } from "lit-html";
import { formatDate, formatDateTime, formatTime, t } from "../i18n.js";
import { read, versioned, write } from "../team/reach.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { LANGUAGES, layouts, lookFields, lookOf, modes, themes, wordOf } from "./look.js";

/**
 * @typedef {import("./look.js").Look & {id: string, version: number, paired_at: string, paired_by: string,
 *   seen_at: string | null, is_on: boolean, expires_at: string}} Display
 */

const READ_EVERY = 10_000;
const root = /** @type {HTMLElement} */ (document.getElementById("displays"));
const { team = "" } = document.body.dataset;
const path = `/api/teams/${team}/displays`;

/** @type {Display[] | null} */
let displays = null;
let problem = "";

async function reload() {
  try {
    ({ displays } = await read(path));
    problem = "";
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  show();
}

function show() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(html`
    ${problem ? html`<p class="notice" role="alert">${problem} <button class="link" @click=${reload}>${t("Try again")}</button></p>` : nothing}
    ${displays && !displays.length ? empty() : nothing}
    ${displays?.length ? html`<ul class="displays">${displays.map(card)}</ul>` : nothing}`, root);
}

const empty = () => html`
  <section class="display-card">
    <h2>${t("No wall yet")}</h2>
    <ol class="steps">
      <li>${t("Open {address} on the screen in the meeting room.", { address: `${location.host}/wall` })}</li>
      <li>${t("Scan the picture it shows with your phone, or choose “Pair a screen” here and type its code.")}</li>
    </ol>
  </section>`;

/** @param {Display} display */
const card = (display) => html`
  <li class="display-card" data-on=${display.is_on}>
    <h2>${display.name}</h2>
    <p class="state"><span class="dot" aria-hidden="true"></span>${seen(display)}</p>
    <dl>
      <div><dt>${t("Names")}</dt><dd>${wordOf(modes(), display.mode)}</dd></div>
      <div><dt>${t("Shows")}</dt><dd>${[wordOf(layouts(), display.layout), wordOf(themes(), display.theme), wordOf(LANGUAGES, display.language)].join(" · ")}</dd></div>
      <div><dt>${t("Paired")}</dt><dd>${t("{day} by {name}", { day: formatDate(display.paired_at), name: display.paired_by })}</dd></div>
      <div><dt>${t("Ends if unused")}</dt><dd>${formatDate(display.expires_at, { day: "numeric", month: "short", year: "numeric" })}</dd></div>
    </dl>
    <div class="acts">
      <button class="button" aria-label=${t("Change {name}…", { name: display.name })} @click=${() => change(display)}>${t("Change…")}</button>
      <button class="button" aria-label=${t("Take down {name}…", { name: display.name })} @click=${() => takeDown(display)}>${t("Take down…")}</button>
    </div>
  </li>`;

/** @param {Display} display */
function seen({ is_on, seen_at }) {
  if (is_on) return t("On now");
  if (!seen_at) return t("Not seen yet");
  const isToday = formatDate(seen_at) === formatDate(new Date());
  return t("Last on {when}", { when: isToday ? formatTime(seen_at) : formatDateTime(seen_at) });
}

/** @param {Display} display */
function change(display) {
  const send = versioned(() => displays?.find((one) => one.id === display.id)?.version, reload);
  openForm({
    key: `display-${display.id}`,
    title: t("Change {name}", { name: display.name }),
    submit: t("Save"),
    initial: { ...lookOf(display) },
    body: (values, errors) => lookFields(values, errors, { isFocused: true }),
    send: (values) => send(`${path}/${display.id}`, lookOf(values)),
    done: () => void reload(),
  });
}

/** @param {Display} display */
function takeDown(display) {
  openForm({
    key: `take-down-${display.id}`,
    title: t("Take down {name}?", { name: display.name }),
    submit: t("Take down"),
    body: () => html`<p>${t("The screen loses the board at once and shows a code again. It can be paired anew.")}</p>`,
    send: () => write(`${path}/${display.id}`, {}, { method: "DELETE" }),
    done: () => {
      showToast({ text: t("{name} was taken down.", { name: display.name }) });
      void reload();
    },
  });
}

setInterval(() => document.visibilityState === "visible" && void reload(), READ_EVERY);
void reload();
