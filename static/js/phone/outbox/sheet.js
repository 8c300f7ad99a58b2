// @ts-check
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t } from "../../i18n.js";
import { openDialog } from "../../ui/dialog.js";
import { againText, discardedText, refusalText, standingText, whenText, written } from "./words.js";

/**
 * What waits, in order, and what can be done about each.
 * @typedef {import("./state.js").Operation} Operation
 * @typedef {import("./state.js").Draft} Draft
 * @typedef {import("./rules.js").Standing} Standing
 * @typedef {{operation: Operation | Draft, standing: Standing | "refused"}} Line
 * @typedef {{lines: () => Line[], retry: (key: string) => void, drop: (key: string) => void,
 *   confirm: (keys: string[]) => void, nameOf: (staff: string | null) => string | undefined}} Given
 */

/** @param {Given & {onClose: () => void}} given */
export function openSheet(given) {
  return openDialog({
    title: t("Not sent yet"),
    className: "sheet outbox",
    onClose: given.onClose,
    body: (dialog) => html`
      <div class="form-body">
        ${given.lines().length === 0 ? html`<p role="status">${t("Everything has been sent.")}</p>` : list(given)}
        ${old(given)}
        <div class="form-buttons"><button class="button" @click=${dialog.close}>${t("Close")}</button></div>
      </div>`,
  });
}

/** @param {Given} given */
function old({ lines, confirm }) {
  const keys = lines().filter(({ standing }) => standing === "old").map(({ operation }) => operation.key);
  if (keys.length < 2) return nothing;
  return html`<button class="button primary" @click=${() => confirm(keys)}>${t("Send them all still")}</button>`;
}

/** @param {Given} given */
const list = (given) => html`
  <ol class="waiting-list">
    ${repeat(given.lines(), ({ operation }) => operation.key, (line) => html`<li data-standing=${line.standing}>${row(line, given)}</li>`)}
  </ol>`;

/** @param {Line} line @param {Given} given */
function row({ operation, standing }, { retry, drop, confirm, nameOf }) {
  const { key } = operation;
  return html`
    <p class="says"><strong>${operation.says || t("A change")}</strong></p>
    ${written(operation.body).map((text) => html`<blockquote>${text}</blockquote>`)}
    <p class="muted small">${whenText(operation)} ${standing === "refused" ? nothing : standingText(standing)}</p>
    ${"refusal" in operation ? html`<p class="error">${standingText("refused")}: ${refusalText(operation, nameOf)}</p>` : nothing}
    <div class="row-buttons">
      ${"refusal" in operation ? html`<button class="button" @click=${() => retry(key)}>${againText(operation)}</button>` : nothing}
      ${standing === "old" ? html`<button class="button" @click=${() => confirm([key])}>${t("Send it still")}</button>` : nothing}
      <button class="button quiet" @click=${() => drop(key)}>${t("Take it away")}</button>
    </div>`;
}

/**
 * "You have not sent these": resolves with whether the person signs out all the same.
 * @param {{lines: () => Line[]}} given @returns {Promise<boolean>}
 */
export function askBeforeSignOut({ lines }) {
  return new Promise((resolve) => {
    let isSure = false;
    openDialog({
      title: t("Sign out without sending?"),
      className: "sheet outbox",
      onClose: () => resolve(isSure),
      body: (dialog) => html`
        <div class="form-body">
          <p>${t("The team has not got these. They are taken away when you sign out.")}</p>
          <ol class="waiting-list">
            ${lines().map(({ operation }) => html`<li><p class="says"><strong>${operation.says || t("A change")}</strong></p>
              ${written(operation.body).map((text) => html`<blockquote>${text}</blockquote>`)}</li>`)}
          </ol>
          <div class="form-buttons">
            <button class="button" autofocus @click=${dialog.close}>${t("Stay signed in")}</button>
            <button class="button danger" @click=${() => ((isSure = true), dialog.close())}>${t("Take them away and sign out")}</button>
          </div>
        </div>`,
    });
  });
}

/** @param {number} count @returns {Promise<void>} when it has been seen */
export function tellDiscarded(count) {
  return new Promise((resolve) => {
    openDialog({
      title: t("Signed out"),
      className: "sheet outbox",
      onClose: () => resolve(undefined),
      body: (dialog) => html`
        <div class="form-body">
          <p role="alert">${discardedText(count)}</p>
          <div class="form-buttons"><button class="button primary" autofocus @click=${dialog.close}>${t("I have seen it")}</button></div>
        </div>`,
    });
  });
}
