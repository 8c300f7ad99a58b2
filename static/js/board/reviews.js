// @ts-check
import { t } from "../i18n.js";
import { showToast } from "../ui/toast.js";
import { attempt } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Patient} Patient */

/** @param {App} app @param {Patient} person @param {string} verb @param {string} said */
async function onEpisode(app, person, verb, said) {
  const { episode } = person;
  if (!episode) return;
  const change = await attempt(app, { path: `/episodes/${episode.id}/${verb}`, ifMatch: episode.version, subject: person.id, versionIn: (p) => p.episode?.version });
  if (change) showToast({ text: said, ms: 4000 });
}

/** Gone through at the meeting, nothing changed. @param {App} app @param {Patient} person */
export const markReviewed = (app, person) => onEpisode(app, person, "reviews", t("{name} is gone through.", { name: person.name }));

/** @param {App} app @param {Patient} person */
export const ratify = (app, person) => onEpisode(app, person, "ratification", t("The placing of {name} is confirmed.", { name: person.name }));
