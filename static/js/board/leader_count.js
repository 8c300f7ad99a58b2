// @ts-check
/** How many openings in emergency wait for the team leader, beside the link in the head of the page. */

/** @param {import("./app.js").App} app */
export async function countEmergencies(app) {
  const { emergencies } = await app.live.get("/emergencies");
  const waiting = emergencies.filter((/** @type {any} */ one) => !one.reviewed_at).length;
  const badge = document.querySelector("[data-emergencies]");
  if (badge) badge.textContent = waiting ? String(waiting) : "";
}
