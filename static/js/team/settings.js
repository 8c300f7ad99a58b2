// @ts-check
/** What the team is called, when it meets, whom to call out of hours. */
import { html } from "lit-html";
import { t, tn } from "../i18n.js";
import { chipsField, inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { versioned } from "./reach.js";
import { weekdayWord } from "./words.js";

/** @typedef {import("./wire.js").Place<import("./wire.js").Administration>} SettingsPlace */

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** @param {SettingsPlace} place */
export function drawSettings(place) {
  const { team } = place.data;
  return html`
    <div class="section-head"><h2>${t("Settings")}</h2>
      <button class="button primary" @click=${() => settingsForm(place)}>${t("Change…")}</button></div>
    <section class="team-card"><dl class="facts">
      <div><dt>${t("Name")}</dt><dd>${team.name}</dd></div>
      <div><dt>${t("Meeting days")}</dt><dd>${team.meeting_days.map((day) => weekdayWord(day, "long")).join(", ")}</dd></div>
      <div><dt>${t("Meeting time")}</dt><dd>${team.meeting_starts}–${team.meeting_ends}</dd></div>
      <div><dt>${t("Telephone out of hours")}</dt><dd>${team.on_call_phone || html`<span class="muted">${t("none")}</span>`}</dd></div>
      <div><dt>${t("Protected names")}</dt><dd>${team.shows_protected_names ? t("shown to those who know the person") : t("a code in every list")}</dd></div>
      <div><dt>${t("Kept on phones")}</dt><dd>${team.phone_hours ? tn("{n} hour, to be read without a network", "{n} hours, to be read without a network", team.phone_hours) : t("nothing")}</dd></div>
      <div><dt>${t("Time zone")}</dt><dd>${team.zone} <span class="muted small">${t("the same for every team")}</span></dd></div>
    </dl></section>`;
}

/** @param {SettingsPlace} place */
function settingsForm(place) {
  const { team } = place.data;
  const send = versioned(() => place.data.team.version, place.reload);
  openForm({
    key: `settings-${team.id}`,
    title: t("Settings"),
    submit: t("Save"),
    initial: { ...team, "meeting_days[]": team.meeting_days.map(String) },
    body: (values, errors) => html`
      ${inputField({ name: "name", label: t("Name"), value: values.name, errors, max: 80, isFocused: true })}
      ${chipsField({ name: "meeting_days[]", label: t("Meeting days"), value: values["meeting_days[]"], errors, isMany: true, choices: DAYS.map((day) => ({ value: String(day), label: weekdayWord(day) })) })}
      <div class="pair even">
        ${inputField({ name: "meeting_starts", label: t("Meeting starts"), type: "time", value: values.meeting_starts, errors })}
        ${inputField({ name: "meeting_ends", label: t("Meeting ends"), type: "time", value: values.meeting_ends, errors })}
      </div>
      ${inputField({ name: "on_call_phone", label: t("Telephone out of hours"), value: values.on_call_phone, errors, max: 40, isRequired: false })}
      ${inputField({ name: "phone_hours", label: t("Hours that a phone keeps the day"), hint: t("0 to 72. With 0 nothing can be read without a network."), value: values.phone_hours, errors })}
      <label class="check"><input type="checkbox" name="shows_protected_names" .checked=${values.shows_protected_names}> ${t("Show the names of people with protected identity in lists")}</label>
      <p class="hint">${t("Those whose party has the person in its books see the name. Walls always show the code.")}</p>`,
    send: (values) =>
      send(`/api/teams/${place.team}/settings`, {
        name: values.name,
        on_call_phone: values.on_call_phone,
        meeting_days: values["meeting_days[]"].map(Number),
        meeting_starts: values.meeting_starts,
        meeting_ends: values.meeting_ends,
        shows_protected_names: values.shows_protected_names,
        phone_hours: Number(values.phone_hours),
      }),
    done: () => void place.reload(),
  });
}
