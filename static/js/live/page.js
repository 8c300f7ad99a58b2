// @ts-check
/**
 * What the browser tells about the page, as the live engine takes it.
 * @typedef {{on: (event: "online" | "offline" | "visible", call: () => void) => () => void,
 *   isOnline: () => boolean, reload: (build?: string) => void}} Page
 */

/** @type {Page} */
export const browserPage = {
  on(event, call) {
    if (event !== "visible") return listen(window, event, call);
    const whenVisible = () => void (document.visibilityState === "visible" && call());
    const unlisten = [
      listen(document, "visibilitychange", whenVisible),
      listen(window, "pageshow", (shown) => void (/** @type {any} */ (shown).persisted && call())),
    ];
    return () => unlisten.forEach((stop) => stop());
  },
  isOnline: () => navigator.onLine !== false,
  reload(build) {
    if (build === undefined || isFirstTime(build)) location.reload();
  },
};

/** A server and a page that never agree on the build must not reload for ever.  @param {string} build */
function isFirstTime(build) {
  if (sessionStorage.getItem("fact.reloaded_for") === build) return false;
  sessionStorage.setItem("fact.reloaded_for", build);
  return true;
}

/** @param {EventTarget} target @param {string} event @param {(event: Event) => void} call */
function listen(target, event, call) {
  target.addEventListener(event, call);
  return () => target.removeEventListener(event, call);
}
