// @ts-check
import { browserPage } from "../live/page.js";

/** The service worker: registered, and the page begun anew with a new build as soon as nothing is being typed. */

const LOOK_EVERY = 2_000;
const ASK_EVERY = 60_000;
const address = (/** @type {string} */ locale) => `/sw.js?lang=${locale}`; // some browsers ask for it in no language

/** `isDrawn`: until then the page has the network for itself.  @param {{mayReload: () => boolean, isDrawn: Promise<unknown>}} given */
export function install({ mayReload, isDrawn }) {
  const container = navigator.serviceWorker;
  const withoutWorker = { update: (/** @type {string} */ build) => void (mayReload() && browserPage.reload(build)) };
  if (!container) return withoutWorker;
  let isKept = Boolean(container.controller);
  let isOld = false;
  const { lang } = document.documentElement;
  const registered = isDrawn.then(() => container.register(address(lang))).catch(() => undefined); // blocked: the page works without

  container.addEventListener("controllerchange", () => ((isOld = isKept), (isKept = true)));
  setInterval(() => isOld && mayReload() && location.reload(), LOOK_EVERY);

  let askedAt = -Infinity;
  return {
    /** The server has another build, or the person another language: look for its worker.
     * @param {string} build @param {string} [locale] */
    async update(build, locale = lang) {
      const known = await registered;
      if (!known) return withoutWorker.update(`${build}-${locale}`);
      if (Date.now() - askedAt < ASK_EVERY) return;
      askedAt = Date.now();
      const asked = locale === lang ? known.update() : container.register(address(locale));
      await asked.catch(() => undefined); // no network: with the next beat
    },
  };
}

/** Empty every cache of ours.  @returns {Promise<void>} */
export async function emptyCaches() {
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.map((name) => caches.delete(name)));
}
