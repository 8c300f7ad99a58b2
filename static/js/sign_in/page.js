// @ts-check
/** The sign-in and security pages: what only a script can do there, passkeys above all. */
import { t } from "../i18n.js";
import { Problem } from "../live/problem.js";
import { offerPrinting } from "../ui/print.js";
import { ask } from "./ask.js";
import { canUsePasskeys, makePasskey, showPasskey } from "./passkey.js";

/** @param {string} place @returns {string | null} the team whose page it is */
const teamOf = (place) => /^\/teams\/([0-9a-f-]{36})\//.exec(place)?.[1] ?? null;

/** What a button with a passkey does on its page, and where one comes then.
 * @type {Record<string, (place: string, form: HTMLElement) => Promise<string>>} */
const USES = {
  enter: (place) => enter(place, { is_second: false }),
  second: (place) => enter(place, { is_second: true }),
  async confirm(place) {
    await ask("/api/session/confirmation", await showPasskey("/api/session/passkey-options"));
    return place || "/";
  },
  async make(_place, form) {
    const name = /** @type {HTMLInputElement} */ (form.querySelector("[name='name']")).value.trim();
    const made = await makePasskey();
    await ask("/api/session/passkeys", { name: name || t("My phone"), ...made });
    return location.pathname;
  },
};

/** Where one is asked who it is before a passkey is made. @type {Record<string, string>} */
const ASKED_FIRST = { "session.not_fresh": "/confirm?next=/me/security", "second_factor.needed": "/me/security/app" };

/** @param {string} place @param {object} asked */
async function enter(place, asked) {
  const shown = await showPasskey("/api/sign-in/passkey-options", asked);
  const team = teamOf(place);
  const answer = await ask("/api/sign-in/passkey", { ...shown, team });
  return team && team !== answer.team ? "/" : place || "/";
}

/** @param {unknown} problem @returns {string} */
function reasonOf(problem) {
  if (problem instanceof Problem) return problem.detail || problem.title;
  const isKnown = problem instanceof DOMException && problem.name === "InvalidStateError";
  return isKnown ? t("This device has a passkey here already.") : t("The device did not show who you are. Try again.");
}

/** @param {HTMLElement} box */
function startPasskey(box) {
  const { passkey = "", next = "" } = box.dataset;
  const button = /** @type {HTMLButtonElement} */ (box.querySelector("button"));
  const said = /** @type {HTMLElement} */ (box.querySelector(".said"));
  box.hidden = false;
  const act = async (/** @type {Event} */ event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = "";
    try {
      location.assign(await USES[passkey](next, box));
    } catch (problem) {
      const place = problem instanceof Problem ? ASKED_FIRST[problem.code] : undefined;
      if (place) return location.assign(place);
      said.textContent = reasonOf(problem);
      button.disabled = false;
    }
  };
  if (box instanceof HTMLFormElement) box.addEventListener("submit", act);
  else button.addEventListener("click", act);
}

if (canUsePasskeys()) {
  document.querySelectorAll("[data-passkey]").forEach((box) => startPasskey(/** @type {HTMLElement} */ (box)));
  document.querySelectorAll(".no-passkeys").forEach((word) => void (/** @type {HTMLElement} */ (word).hidden = true));
}
offerPrinting();
