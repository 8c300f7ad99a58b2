// @ts-check
/** Around every screen of the phone: which day it is, how fresh it is, the places, and whose phone it is. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { signOut } from "./leave.js";
import { openNotices } from "./notices.js";
import { openNominate, openReport } from "./report.js";
import { SCREENS } from "./screens.js";
import { longDay } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {{title: string, kind: string, freshness: string, session: import("../session.js").SessionOf}} Head */

/** @param {Phone} phone @param {Head} head */
export function drawHead(phone, { title, kind, freshness, session }) {
  const who = session.current;
  return html`
    <header class="phone-head">
      <div>
        <h1>${title}</h1>
        <p class="when">${longDay(phone.today)} · <span class="live" data-status=${kind} role="status">${freshness}</span></p>
      </div>
      ${who ? html`<button class="face-button" aria-haspopup="dialog" @click=${() => openMe(session)}><span class="face">${who.staff.initials}</span><span class="vh">${t("You: {name}", { name: who.staff.name })}</span></button>` : nothing}
    </header>`;
}

/** @param {Phone} phone @param {import("./screens.js").Screen} screen @param {boolean} isThere */
export function drawFoot(phone, screen, isThere) {
  const board = phone.team ? `/teams/${phone.team}/board` : "/";
  const [first, people, search] = SCREENS;
  return html`
    <div class="phone-foot">
      ${isThere && screen === first ? acts(phone) : nothing}
      <nav aria-label=${t("Places")}>
        ${tab(first, screen)}${tab(people, screen)}<a href=${board}>${t("The board")}</a>${tab(search, screen)}
      </nav>
    </div>`;
}

/** @param {import("./screens.js").Screen} one @param {import("./screens.js").Screen} now */
const tab = (one, now) => html`<a href=${one.path} data-screen aria-current=${one === now ? "page" : nothing}>${one.tab()}</a>`;

/** What one does most, within the thumb's reach.  @param {Phone} phone */
const acts = (phone) => html`
  <div class="phone-acts">
    <button class="button" @click=${() => openNominate(phone)}>${t("Nominate")}</button>
    <button class="button primary" @click=${() => openReport(phone)}>${t("Report a concern")}</button>
  </div>`;

/** @param {import("../session.js").SessionOf} session */
function openMe(session) {
  const who = /** @type {import("../session.js").Session} */ (session.current);
  const csrf = html`<input type="hidden" name="csrf" value=${who.csrf}>`;
  openDialog({
    title: who.staff.name,
    className: "sheet",
    body: () => html`
      <div class="form-body phone-me">
        <p class="muted">${who.assignment?.team_name ?? ""}</p>
        <form class="phone-languages" method="post" action="/language" aria-label=${t("Language")}>
          ${csrf}<input type="hidden" name="next" value="/phone">
          ${[["sv", "Svenska"], ["en", "English"]].map(([code, name]) => html`<button class="button" name="locale" value=${code} lang=${code} aria-current=${code === who.locale ? "true" : nothing}>${name}</button>`)}
        </form>
        <button type="button" class="button" @click=${() => void openNotices(session)}>${t("Notices")}</button>
        <a class="button" href="/me/security">${t("Sign-in and security")}</a>
        <form method="post" action="/sign-out" @submit=${signOut}>${csrf}<button class="button">${t("Sign out")}</button></form>
        <p class="hint muted small">${t("Signing out takes away everything that this phone has saved.")}</p>
      </div>`,
  });
}
