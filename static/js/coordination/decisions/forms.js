// @ts-check
/** The forms of a request: asked, answered, given more time, reminded of, taken higher, corrected. */
import { html, nothing } from "lit-html";
import { formatDate, t } from "../../i18n.js";
import { chipsField, inputField, selectField, textField } from "../../ui/fields.js";
import { uuid7 } from "../../uuid.js";
import { origins, outcomes, ways } from "./words.js";

/** @typedef {import("./wire.js").Decision} Decision */
/** @typedef {import("./wire.js").Answerable} Answerable */
/** @typedef {import("./wire.js").Legal} Legal */
/** @typedef {import("./wire.js").PersonDecisions} PersonDecisions */
/** @typedef {import("./wire.js").Place} Place */
/** @typedef {Record<string, any>} Values */
/** @typedef {Record<string, string[]>} Errors */

const UNIT = "unit";

/**
 * Saves a row that somebody else may have changed: refused once and told so; saved again it stands.
 * @param {Place} place @param {{version: number}} row
 */
function saver(place, row) {
  let { version } = row;
  return async (/** @type {string} */ path, /** @type {object} */ body, /** @type {string} */ says, method = "POST") => {
    try {
      return await place.send(path, body, { method, version, says });
    } catch (problem) {
      const { status, version: now } = /** @type {any} */ (problem);
      if (status === 412 && now !== null) version = now;
      throw problem;
    }
  };
}

/** @param {Place} place @param {PersonDecisions} data @param {string} patient @param {unknown} consent where one is written down */
export function openRequest(place, data, patient, consent) {
  const id = uuid7();
  place.open({
    key: `decision:${patient}`,
    label: t("Ask for a decision"),
    submit: t("Save the request"),
    initial: { whom: UNIT, origin: "other", asked_on: data.today },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => requestFields(data, values, errors, consent),
    send: (/** @type {Values} */ values) => place.send(`/patients/${patient}/decisions`, { id, ...asked(values) }, { says: t("Request: {what}", { what: values.what }) }),
  });
}

/** @param {PersonDecisions} data @param {Values} values @param {Errors} errors @param {unknown} consent */
function requestFields(data, values, errors, consent) {
  const partyOf = (/** @type {string} */ whom) => (whom?.startsWith("staff:") ? data.staff.find(({ id }) => `staff:${id}` === whom)?.party : whom?.slice("party:".length));
  const isClosed = values.whom !== UNIT && data.parties.some(({ id, may_see }) => id === partyOf(values.whom) && !may_see);
  return html`
    ${inputField({ name: "what", label: t("What is asked for?"), max: 140, value: values.what, errors, isFocused: true })}
    ${selectField({ name: "whom", label: t("Who decides?"), value: values.whom, errors, choices: whoDecides(data) })}
    ${values.whom === UNIT ? inputField({ name: "asked_of", label: t("The unit, and who there"), max: 120, value: values.asked_of, errors }) : nothing}
    ${isClosed ? html`<p class="notice" data-closed role="status">${t("They can't see this: consent is missing. It is written down here, and shown to them once the person has said yes to sharing plans.")} ${consent}</p>` : nothing}
    ${chipsField({ name: "origin", label: t("Where does it come from?"), value: values.origin, errors, choices: origins() })}
    ${inputField({ name: "asked_on", type: "date", label: t("Asked on"), value: values.asked_on, errors })}
    ${inputField({ name: "expected_on", type: "date", label: t("Answer expected"), isRequired: false, hint: t("Without a day it counts as late after 14 days."), value: values.expected_on, min: values.asked_on, errors })}`;
}

/** @param {PersonDecisions} data */
function whoDecides(data) {
  const parties = data.parties.map(({ id, name }) => ({ value: `party:${id}`, label: name }));
  const nameOf = (/** @type {string} */ party) => data.parties.find(({ id }) => id === party)?.name ?? "";
  return [
    { value: UNIT, label: t("Somebody outside the team") },
    ...parties,
    ...data.staff.map(({ id, name, party }) => ({ value: `staff:${id}`, label: t("{name}, {when}", { name, when: nameOf(party) }) })),
  ];
}

/** @param {Values} values */
function asked({ what, whom, asked_of, origin, asked_on, expected_on }) {
  const [kind, id] = String(whom).split(":");
  return {
    what: what ?? "",
    asked_of: whom === UNIT ? asked_of ?? "" : "",
    asked_party: kind === "party" ? id : null,
    asked_staff: kind === "staff" ? id : null,
    origin,
    asked_on,
    expected_on: expected_on || null,
  };
}

/** @param {Place} place @param {Answerable} one */
export function openAnswer(place, one) {
  const save = saver(place, one);
  place.open({
    key: `decided:${one.id}`,
    label: t("Answer: {what}", { what: one.what }),
    submit: t("Save the decision"),
    initial: { decided_on: place.today },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => answerFields(values, errors, one.asked_on),
    send: (/** @type {Values} */ { outcome, decided_on, text }) =>
      save(`/decisions/${one.id}/end`, { outcome: outcome ?? "", decided_on: decided_on || null, text: text ?? "" }, t("Decision: {what}", { what: one.what })),
  });
}

/** @param {Values} values @param {Errors} errors @param {string} since */
const answerFields = (values, errors, since) => html`
  ${chipsField({ name: "outcome", label: t("What was decided?"), value: values.outcome, errors, choices: outcomes(), isFocused: true })}
  ${inputField({ name: "decided_on", type: "date", label: t("Decided on"), value: values.decided_on, min: since, errors })}
  ${textField({ name: "text", label: t("In a few words"), isRequired: false, hint: t("What begins when, or why not."), max: 280, value: values.text, errors })}`;

/** @param {Place} place @param {Answerable} one */
export function openMoreTime(place, one) {
  const [save, id] = [saver(place, one), uuid7()];
  place.open({
    key: `more-time:${one.id}`,
    label: t("More time: {what}", { what: one.what }),
    submit: t("Save the new day"),
    initial: { expected_on: one.expected_on ?? "" },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) =>
      inputField({ name: "expected_on", type: "date", label: t("When will there be an answer?"), hint: t("Whoever asked sees the new day, and who said so."), value: values.expected_on, min: place.today, errors, isFocused: true }),
    send: (/** @type {Values} */ { expected_on }) => save(`/decisions/${one.id}/expected`, { id, expected_on }, t("More time: {what}", { what: one.what }), "PUT"),
  });
}

/** @param {Place} place @param {Decision} one */
export function openReminder(place, one) {
  const id = uuid7();
  place.open({
    key: `reminder:${one.id}`,
    label: t("Remind: {what}", { what: one.what }),
    submit: t("Save the reminder"),
    initial: { how: one.asked_party && one.is_told ? "list" : "called", on: place.today },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => html`
      ${chipsField({ name: "how", label: t("How?"), value: values.how, errors, choices: ways(), isFocused: true, hint: one.is_told ? t("It also stands in their list.") : undefined })}
      ${inputField({ name: "on", type: "date", label: t("When?"), value: values.on, min: one.asked_on, errors })}`,
    send: (/** @type {Values} */ { how, on }) => place.send(`/decisions/${one.id}/reminders`, { id, how, on: on || null }, { says: t("Remind: {what}", { what: one.what }) }),
  });
}

/** @param {Place} place @param {Decision} one */
export function openEscalation(place, one) {
  const id = uuid7();
  place.open({
    key: `escalation:${one.id}`,
    label: t("Take it further: {what}", { what: one.what }),
    submit: t("Save"),
    initial: { on: place.today },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => html`
      ${inputField({ name: "to", label: t("To whom, by name?"), hint: t("Somebody who can see to it that it is decided."), max: 120, value: values.to, errors, isFocused: true })}
      ${inputField({ name: "on", type: "date", label: t("When?"), value: values.on, min: one.asked_on, errors })}`,
    send: (/** @type {Values} */ { to, on }) => place.send(`/decisions/${one.id}/escalations`, { id, to: to ?? "", on: on || null }, { says: t("Take it further: {what}", { what: one.what }) }),
  });
}

/** @param {Place} place @param {PersonDecisions} data @param {Decision} one @param {unknown} consent */
export function openCorrection(place, data, one, consent) {
  const [save, id] = [saver(place, one), uuid7()];
  const whom = one.asked_staff ? `staff:${one.asked_staff}` : one.asked_party ? `party:${one.asked_party}` : UNIT;
  place.open({
    key: `correct-decision:${one.id}`,
    label: t("Correct: {what}", { what: one.what }),
    submit: t("Save the correction"),
    initial: { ...one, whom, outcome: one.outcome ?? "", decided_on: one.decided_on ?? place.today },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => html`
      <p class="muted small">${t("The correction stands in its place; what was written stays in the history.")}</p>
      ${requestFields(data, values, errors, consent)}
      ${one.outcome ? html`
        ${selectField({ name: "outcome", label: t("What was decided?"), value: values.outcome, empty: t("Nothing yet: it waits again"), errors, choices: outcomes() })}
        ${inputField({ name: "decided_on", type: "date", label: t("Decided on"), value: values.decided_on, errors })}
        ${textField({ name: "text", label: t("In a few words"), isRequired: false, max: 280, value: values.text, errors })}` : nothing}`,
    send: (/** @type {Values} */ values) =>
      save(`/decisions/${one.id}/corrections`, { id, ...asked(values), ...(values.outcome ? { outcome: values.outcome, decided_on: values.decided_on || null, text: values.text ?? "" } : {}) }, t("Correct: {what}", { what: one.what })),
  });
}

/** @param {Place} place @param {Decision} one */
export function openWrongPerson(place, one) {
  place.open({
    key: `wrong-person:${one.id}`,
    label: t("Wrong person"),
    submit: t("Hide it"),
    body: () => html`<p>${t("“{what}” leaves every screen at once. It stays in the log alone.", { what: one.what })}</p>`,
    send: () => place.send(`/decisions/${one.id}/wrong-person`, {}, { says: t("Wrong person") }),
  });
}

/** @param {Place} place @param {string} patient */
export function openLegal(place, patient) {
  const id = uuid7();
  const kinds = ["HSL", "LPT", "ÖPT", "LRV", "ÖRV"];
  place.open({
    key: `legal:${patient}`,
    label: t("Legal status"),
    submit: t("Save"),
    initial: { kind: "LPT", starts_on: place.today },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => html`
      ${chipsField({ name: "kind", label: t("Legal status"), value: values.kind, errors, choices: kinds.map((value) => ({ value, label: value })), isFocused: true })}
      ${inputField({ name: "starts_on", type: "date", label: t("From"), value: values.starts_on, errors })}
      ${inputField({ name: "ends_on", type: "date", label: t("Last day"), isRequired: false, value: values.ends_on, min: values.starts_on, errors })}
      ${values.kind === "HSL" ? nothing : applyByField(values, errors)}`,
    send: (/** @type {Values} */ { kind, starts_on, ends_on, apply_by }) =>
      place.send(`/patients/${patient}/legal-statuses`, { id, kind, starts_on, ends_on: ends_on || null, apply_by: (kind !== "HSL" && apply_by) || null }, { says: t("Legal status") }),
  });
}

/** @param {Values} values @param {Errors} errors */
const applyByField = (values, errors) =>
  inputField({ name: "apply_by", type: "date", label: t("Apply for the next period by"), isRequired: false, hint: t("Empty: a week before the last day, on a workday."), value: values.apply_by, errors });

/** @param {Place} place @param {Legal} one */
export function openApplyBy(place, one) {
  const save = saver(place, one);
  place.open({
    key: `apply-by:${one.id}`,
    label: t("Apply for the next period by"),
    submit: t("Save the day"),
    initial: { apply_by: one.is_apply_by_chosen ? one.apply_by : "" },
    body: (/** @type {Values} */ values, /** @type {Errors} */ errors) => applyByField(values, errors),
    send: (/** @type {Values} */ { apply_by }) => save(`/legal-statuses/${one.id}/apply-by`, { apply_by: apply_by || null }, t("Legal status"), "PUT"),
  });
}

/** @param {Place} place @param {Legal} one */
export function openLegalEnd(place, one) {
  const save = saver(place, one);
  place.open({
    key: `legal-end:${one.id}`,
    label: t("{what} has ended", { what: one.kind }),
    submit: t("It has ended"),
    body: () => html`<p>${one.ends_on ? t("{what} until {day}", { what: one.kind, day: formatDate(one.ends_on) }) : one.kind}</p>`,
    send: () => save(`/legal-statuses/${one.id}/end`, {}, t("{what} has ended", { what: one.kind })),
  });
}
