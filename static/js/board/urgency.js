// @ts-check
/** Changing the urgency, with its why as chips and text. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { chipsField, inputField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { urgencyShapes } from "../ui/icons.js";
import { focusCard } from "./app.js";
import { offerEpisodeUndo } from "./moves.js";
import { urgencyPhrase, urgencyWord, whyTagWord, WHYS } from "./words.js";
import { send } from "./write.js";

/** @typedef {import("../ui/form.js").Values} Values */

/** @param {Values} values @param {Record<string, string[]>} errors @param {boolean} [isFocused] */
export function urgencyFields(values, errors, isFocused = false) {
  return html`
    ${chipsField({
      name: "urgency", label: t("Urgency"), value: values.urgency, errors, isFocused,
      choices: ["red", "amber", "green"].map((value) => ({ value, label: urgencyPhrase(value), shape: urgencyShapes[value], kind: value })),
    })}
    ${chipsField({ name: "tags[]", label: t("Why?"), isMany: true, value: values["tags[]"], errors, choices: WHYS.map((value) => ({ value, label: whyTagWord(value) })) })}
    ${textField({ name: "why", label: t("In words"), isRequired: false, value: values.why, errors, max: 280, rows: 2 })}`;
}

/** @param {Values} values */
export const whyOf = (values) => ({ text: (values.why ?? "").trim(), tags: values["tags[]"] ?? [] });

/** @param {import("./app.js").App} app @param {string} patient @param {Element | null} anchor */
export function openUrgency(app, patient, anchor) {
  const model = app.model();
  const person = model.person(patient);
  const episode = person?.episode;
  if (!person || !episode) return;
  const isLowering = (/** @type {Values} */ values) => episode.urgency === "red" && values.urgency !== "red" && !model.team.meeting;
  openForm({
    key: `urgency:${patient}`,
    className: "urgency-form",
    anchor,
    title: t("Urgency for {name}", { name: person.name }),
    submit: t("Save"),
    initial: { urgency: episode.urgency, "tags[]": [], why: "", met_at: "" },
    body: (values, errors) => html`
      ${urgencyFields(values, errors, true)}
      ${isLowering(values) ? inputField({ name: "met_at", type: "datetime-local", label: t("Met or spoken to when?"), value: values.met_at, errors, hint: t("Between meetings the primary contact or the doctor lowers from red.") }) : nothing}`,
    send: (values) => send(app, {
      path: `/episodes/${episode.id}/urgency`,
      body: { urgency: values.urgency, why: whyOf(values), ...(isLowering(values) && values.met_at ? { met_at: new Date(values.met_at).toISOString() } : {}) },
      ifMatch: episode.version, subject: patient, versionIn: (p) => p.episode?.version,
    }),
    done: (_, values) => offerEpisodeUndo(app, patient, t("{name} is now {urgency}.", { name: person.name, urgency: urgencyWord(values.urgency).toLowerCase() })),
    onClose: () => focusCard(patient),
  });
}
