// @ts-check
/** An answer that comes later the same day: by when, and who sees to it. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { openNominations } from "../board/rules.js";
import { staffChoices } from "../board/tasks.js";
import { send } from "../board/write.js";
import { whenWords } from "./words.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./room.js").View} View */
/** @typedef {import("./wire.js").Attended} Attended */
/** @typedef {Attended["nominations"][number]} Nomination */

/** @param {Room} room @param {View} view @param {Attended} person */
export function promisesOf(room, view, person) {
  return openNominations(person).map((nomination) => {
    const { promise } = nomination;
    const words = promise && t("Answer by {when}, {name} sees to it", { when: whenWords(promise.at, view.model.moment), name: view.model.staff(promise.staff)?.name ?? "" });
    return html`<p class="promise">${words ? html`<b>${words}</b> ` : nothing}<button type="button" class="button small" @click=${() => openPromise(room, view, person, nomination)}>${promise ? t("Change") : t("Answer later today…")}<span class="vh"> ${person.name}</span></button></p>`;
  });
}

/** @param {Room} room @param {View} view @param {Attended} person @param {Nomination} nomination */
function openPromise({ app }, { model }, person, nomination) {
  const owner = nomination.promise?.staff ?? person.primary ?? app.session?.staff?.id ?? "";
  openForm({
    key: `promise:${nomination.id}`,
    title: t("Answer to {name} later", { name: model.staff(nomination.by)?.name ?? t("The nominator") }),
    submit: t("Save"),
    initial: { staff: owner, at: localTime(nomination.promise ? new Date(nomination.promise.at) : todayAt(app.live.now(), 15)) },
    body: (values, errors) => html`
      ${inputField({ name: "at", type: "datetime-local", label: t("At latest"), value: values.at, errors, isFocused: true })}
      ${selectField({ name: "staff", label: t("Who answers?"), value: values.staff, errors, choices: staffChoices(app) })}`,
    send: ({ at, staff }) => send(app, {
      method: "PUT", path: `/nominations/${nomination.id}/promise`, body: { staff, at: new Date(at).toISOString() },
      ifMatch: nomination.version, subject: person.id, versionIn: (p) => p.nominations.find(({ id }) => id === nomination.id)?.version,
    }),
  });
}

/** Three in the afternoon, or an hour from now when that has passed. @param {Date} now @param {number} hour */
function todayAt(now, hour) {
  const at = new Date(now);
  at.setHours(hour, 0, 0, 0);
  return at > now ? at : new Date(now.getTime() + 3_600_000);
}

/** As a datetime-local field has it. @param {Date} at */
function localTime(at) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
