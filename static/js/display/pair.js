// @ts-check
/** A screen that nobody has paired yet: it shows a code, gets a new one in time, and becomes the wall by itself. */
import { html, render } from "lit-html";
import { formatTime, t } from "../i18n.js";
import { systemClock } from "../live/clock.js";
import { createRequest } from "../live/http.js";

const ASK_EVERY = 2_000;
const TRY_AGAIN = 10_000;
/** A code is renewed before it is too old, so that none is confirmed in vain. */
const RENEW_BEFORE = 15_000;

/** @typedef {{state: string, code: string, expires_at: string, address: string, qr: string}} Shown */

const root = /** @type {HTMLElement} */ (document.getElementById("pair"));
const { csrf = "" } = document.body.dataset;
const request = createRequest({ fetch: (url, init) => globalThis.fetch(url, init), clock: systemClock });

/** @type {Shown | null} */
let shown = null;
let renewAt = 0;

async function step() {
  try {
    if (performance.now() >= renewAt) await renew();
    else if ((await request("/api/displays/pairing")).body.state === "paired") return becomeTheWall();
    setTimeout(step, ASK_EVERY);
  } catch (problem) {
    failed(/** @type {any} */ (problem));
  }
}

async function renew() {
  const { body } = await request("/api/displays/pairings", { method: "POST", headers: { "X-CSRF-Token": csrf }, body: {} });
  if (body.state === "paired") return becomeTheWall();
  shown = body;
  renewAt = performance.now() + body.lasts_seconds * 1_000 - RENEW_BEFORE;
  show();
}

const becomeTheWall = () => location.replace("/wall");

/** @param {any} problem */
function failed(problem) {
  if (problem?.code === "csrf.missing") return location.reload(); // somebody signed in or out in this browser
  render(html`<p class="said" role="alert">${problem?.status ? problem.detail : t("No contact with the server. This screen tries again by itself.")}</p>`, root);
  [shown, renewAt] = [null, 0];
  setTimeout(step, TRY_AGAIN);
}

function show() {
  if (!shown) return;
  const { code, qr, expires_at, address } = shown;
  render(html`
    <div class="picture"><img src=${qr} alt=${t("A picture with the address {address}", { address })}></div>
    <div class="how">
      <p class="lead">${t("Scan with your phone, or open")}<br><strong>${location.host}/displays</strong></p>
      <p>${t("and type the code")}</p>
      <p class="code"><span class="vh">${[...code].join(" ")}</span><span aria-hidden="true">${code.slice(0, 3)}</span><span aria-hidden="true">${code.slice(3)}</span></p>
      <p class="until" role="status">${t("Holds until {time}, then a new one comes by itself.", { time: formatTime(expires_at) })}</p>
    </div>`, root);
}

root.replaceChildren();
void step();
