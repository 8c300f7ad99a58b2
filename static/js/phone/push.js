// @ts-check
/** Notices to this phone: what of, when not, and whether this browser can. Nothing is asked of it before a tap. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { systemClock } from "../live/clock.js";
import { createRequest } from "../live/http.js";
import { openDialog } from "../ui/dialog.js";
import { chipsField, inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";

/** @typedef {import("../session.js").SessionOf} SessionOf */
/** @typedef {{wants: string[], quiet_from: string, quiet_until: string, quiet_days_off: boolean, duty_always: boolean, is_failing: boolean}} Chosen */
/** @typedef {{is_on: boolean, public_key: string | null, chosen: Chosen | null}} State */
/** @typedef {import("../ui/form.js").Values} Values */

const USUAL = { wants: ["answer", "task", "request", "duty"], quiet_from: "17:00", quiet_until: "07:00", quiet_days_off: true, duty_always: false };
const PATIENCE = 10_000;
const request = createRequest({ fetch: (url, init) => globalThis.fetch(url, init), clock: systemClock });

/** @param {SessionOf} session @param {string} method @param {string} [path] @param {unknown} [body] @returns {Promise<State>} */
async function ask(session, method, path = "", body) {
  const who = await session.load();
  const headers = { "X-CSRF-Token": who.csrf };
  return (await request(`/api/teams/${who.assignment?.team}/push${path}`, { method, headers, body })).body;
}

/** @param {SessionOf} session */
export async function openNotices(session) {
  const state = await ask(session, "GET");
  const cannot = whyNot(state);
  if (cannot) sayWhyNot(cannot);
  else openWishes(session, state);
}

/** Why this phone can't be told; empty when it can.  @param {State} state */
function whyNot(state) {
  if (!state.is_on) return t("Notices are switched off here. Ask whoever runs the board.");
  if (!("PushManager" in globalThis) || !("Notification" in globalThis) || !navigator.serviceWorker) return isApple() ? t("On an iPhone or iPad: put the app on the home screen first (Share, then Add to Home Screen), and open it from there.") : t("This browser can't show notices.");
  if (Notification.permission === "denied") return t("This browser was told to show no notices from here. Allow them for this page in its settings, and open this again.");
  return "";
}

const isApple = () => /iPhone|iPad/.test(navigator.userAgent);

const whatItIs = () => t("A notice says that something waits for you, never about whom. It is not an alarm.");

/** @param {string} why */
function sayWhyNot(why) {
  openDialog({
    title: t("Notices"),
    className: "sheet",
    body: (dialog) => html`
      <div class="form-body phone-sheet">
        <p>${whatItIs()}</p>
        <p class="notice" role="status">${why}</p>
        <button class="button" autofocus @click=${dialog.close}>${t("Close")}</button>
      </div>`,
  });
}

/** @param {SessionOf} session @param {State} state */
function openWishes(session, state) {
  const { wants, ...initial } = state.chosen ?? USUAL;
  const dialog = openForm({
    key: "phone-notices",
    title: t("Notices"),
    className: "sheet",
    submit: state.chosen ? t("Save") : t("Switch on"),
    initial: { "wants[]": wants, ...initial },
    body: (values, errors) => html`<div class="phone-notices">${wishes(values, errors)}${state.chosen ? more(state.chosen) : nothing}</div>`,
    send: async (values) => ask(session, "PUT", "", { ...(await addressOf(/** @type {string} */ (state.public_key))), ...wishesIn(values) }),
    done: () => showToast({ text: t("Notices come to this phone.") }),
  });

  /** @param {Chosen} chosen */
  function more(chosen) {
    return html`
      ${chosen.is_failing ? html`<p class="notice" role="status">${t("The last notice could not be delivered. It is tried again.")}</p>` : nothing}
      <button type="button" class="button" @click=${() => act("POST", "/test", t("A test notice is on its way."))}>${t("Send a test notice")}</button>
      <button type="button" class="button" @click=${off}>${t("Switch off")}</button>`;
  }

  async function off() {
    await act("DELETE", "", t("No more notices come to this phone."));
    await (await here())?.unsubscribe();
  }

  /** @param {string} method @param {string} path @param {string} says */
  async function act(method, path, says) {
    try {
      await ask(session, method, path);
      showToast({ text: says });
      dialog.close();
    } catch (problem) {
      showToast({ text: /** @type {any} */ (problem).detail ?? String(problem), tone: "error" });
    }
  }
}

/** @param {Values} values @param {Record<string, string[]>} errors */
function wishes(values, errors) {
  const kinds = { answer: t("Answers to me"), task: t("Tasks for me"), request: t("Requests for consent"), duty: t("Calls when I am on duty") };
  return html`
    <p>${whatItIs()}</p>
    ${chipsField({ name: "wants[]", label: t("Tell me of"), isMany: true, value: values["wants[]"], errors, choices: Object.entries(kinds).map(([value, label]) => ({ value, label })) })}
    <div class="phone-quiet">
      ${inputField({ name: "quiet_from", label: t("Quiet from"), type: "time", value: values.quiet_from, errors })}
      ${inputField({ name: "quiet_until", label: t("Quiet until"), type: "time", value: values.quiet_until, errors })}
    </div>
    ${check("quiet_days_off", t("Quiet on weekends and holidays too"), values)}
    ${check("duty_always", t("Calls on duty come in quiet hours too"), values)}
    <p class="hint muted small">${t("What comes close together, and during a meeting, is told as one.")}</p>`;
}

/** @param {string} name @param {string} label @param {Values} values */
const check = (name, label, values) => html`<label class="check"><input type="checkbox" name=${name} .checked=${Boolean(values[name])}><span>${label}</span></label>`;

/** @param {Values} values */
const wishesIn = ({ "wants[]": wants, quiet_from, quiet_until, quiet_days_off, duty_always }) => ({ wants, quiet_from, quiet_until, quiet_days_off, duty_always });

/** Where this browser is reached; it asks the person the first time.  @param {string} key */
async function addressOf(key) {
  if ((await Notification.requestPermission()) !== "granted") throw new Error(t("Without the browser's permission no notice can come."));
  const manager = (await worker()).pushManager;
  const known = await manager.getSubscription();
  if (known && !isFor(known, key)) await known.unsubscribe();
  try {
    return told(await manager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }));
  } catch {
    throw new Error(t("The browser could not reach its push service. Try again later."));
  }
}

/** The app was opened: what the person wished here goes on.  @param {SessionOf} session */
export async function renew(session) {
  const known = await here();
  if (known) await ask(session, "PUT", "/renewal", told(known));
}

const here = async () => (await worker()).pushManager?.getSubscription();

/** Our worker, unless the browser doesn't let it run.  @returns {Promise<ServiceWorkerRegistration>} */
function worker() {
  const tooLate = new Promise((_, reject) => setTimeout(() => reject(new Error(t("This browser can't show notices."))), PATIENCE));
  return /** @type {Promise<ServiceWorkerRegistration>} */ (Promise.race([navigator.serviceWorker.ready, tooLate]));
}

/** @param {PushSubscription} subscription */
function told(subscription) {
  const { endpoint, keys } = /** @type {any} */ (subscription.toJSON());
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

/** @param {PushSubscription} subscription @param {string} key */
function isFor(subscription, key) {
  const asked = subscription.options?.applicationServerKey;
  return !asked || String(new Uint8Array(asked)) === String(bytesOf(key));
}

/** @param {string} text URL-safe base64 */
const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
