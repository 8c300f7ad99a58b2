// @ts-check
/** What changed since I last looked. */
import { html, nothing } from "lit-html";
import { formatTime, t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { urgencyBadge } from "./badge.js";
import { go } from "./route.js";
import { dayIn } from "./rules.js";
import { categoryLabel, dayWord } from "./words.js";

/** @typedef {import("./app.js").App} App */

const KEEP_MS = 30_000;

/** The moment of the last look is remembered here; nothing about any person is. @param {App} app */
export function rememberLooking(app) {
  const key = `looked:${app.team}:${app.session?.staff?.id}`;
  app.since ??= localStorage.getItem(key);
  const keep = () => localStorage.setItem(key, app.live.now().toISOString());
  setInterval(() => document.visibilityState === "visible" && keep(), KEEP_MS);
  addEventListener("pagehide", keep);
}

/** @param {App} app */
export function openChanges(app) {
  const model = app.model();
  const { today, zone } = model.moment;
  const seen = (/** @type {() => void} */ close) => () => {
    app.since = app.live.now().toISOString();
    app.redraw();
    close();
  };
  openDialog({
    title: app.since ? t("Changed since you last saw the board") : t("Changed since the last meeting"),
    body: (dialog) => html`
      <div class="form-body">
        ${model.changed.length ? html`<ul class="rows">${model.changed.map((p) => html`
          <li><button type="button" class="link" @click=${() => (dialog.close(), go(app, p.id))}>${p.name}</button>
            ${p.episode ? html`${urgencyBadge(p.episode.urgency)} <span>${categoryLabel(model.category(p.episode.category))}</span>` : html`<span>${t("Nominated")}</span>`}
            <span class="muted">${p.changed_at ? `${dayWord(dayIn(p.changed_at, zone), today)} ${formatTime(p.changed_at)}` : nothing}</span></li>`)}</ul>`
          : html`<p>${t("Nothing has changed.")}</p>`}
      </div>
      <div class="form-foot"><div class="form-buttons"><button type="button" class="button primary" @click=${seen(dialog.close)}>${t("I have seen this")}</button></div></div>`,
  });
}
