// @ts-check
/** The page's address: the board, or the board with one person's panel open. */

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export const boardPath = (app) => `/teams/${app.team}/board`;

/** The link that opens a person's panel. @param {App} app @param {string} patient */
export const openPanelOn = (app, patient) => `${boardPath(app)}/patients/${patient}`;

/** @returns {string | null} the person the address names */
export const personInAddress = () => /\/patients\/([^/?#]+)/.exec(location.pathname)?.[1] ?? null;

/** @param {App} app @param {string | null} patient */
export function go(app, patient) {
  if (patient === app.panel) return;
  const wasOpen = app.panel !== null;
  app.panel = patient;
  const path = patient ? openPanelOn(app, patient) : boardPath(app);
  if (patient && wasOpen) history.replaceState({ isOurs: history.state?.isOurs }, "", path);
  else if (!patient && history.state?.isOurs) history.back();
  else history[patient ? "pushState" : "replaceState"]({ isOurs: patient !== null }, "", path);
  app.redraw();
}

/** Links to persons stay on the page; back and forward follow. @param {App} app */
export function followAddress(app) {
  addEventListener("popstate", () => {
    app.panel = personInAddress();
    app.redraw();
  });
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[href]");
    const isPlain = !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const person = isPlain && link?.getAttribute("href")?.startsWith(`${boardPath(app)}/patients/`);
    if (!person || !link) return;
    event.preventDefault();
    go(app, /\/patients\/([^/?#]+)/.exec(link.getAttribute("href") ?? "")?.[1] ?? null);
  });
}
