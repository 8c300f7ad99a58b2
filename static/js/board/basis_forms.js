// @ts-check
/** Writing down on which ground another party may see what one's own holds, and taking it back. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { chipsField, inputField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { SCOPES, kindWord, scopeWord } from "./basis_words.js";
import { addDays } from "./rules.js";
import { shown } from "./shared.js";
import { send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./wire.js").Basis} Basis */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Party} Party */
/** @typedef {import("../ui/form.js").Values} Values */
/** @typedef {import("../ui/form.js").FieldErrors} FieldErrors */

const CONSENT_DAYS = 365;
const EMERGENCY_DAYS = 7;

/** @param {App} app */
export const ownParty = (app) => app.session?.assignment?.party;

/** @param {App} app @param {Patient} person @returns {Party[]} those one shows nothing first */
function others(app, person) {
  const own = ownParty(app);
  const isOpen = (/** @type {Party} */ party) => (shown(person, own, party.id).size ? 1 : 0);
  return app.model().parties.filter((party) => party.id !== own).sort((a, b) => isOpen(a) - isOpen(b));
}

/** Spoken, everything, today, for a year: what is said most often is one tap. @param {App} app @param {string} patient @param {string} [to] */
export function openConsentForm(app, patient, to) {
  const { person, parties, today } = asked(app, patient);
  if (!person || !parties.length) return;
  const id = uuid7();
  openForm({
    key: `consent:${patient}:${to ?? ""}`,
    title: t("Consent: {name}", { name: person.name }),
    submit: t("Save"),
    initial: { to: to ?? parties[0].id, how: "oral", "scopes[]": SCOPES, given_on: today, valid_until: addDays(today, CONSENT_DAYS) },
    body: (values, errors) => html`
      ${toField(app, parties, values, errors)}
      ${chipsField({ name: "how", label: t("How did the person say yes?"), value: values.how, errors, isFocused: true, choices: [{ value: "oral", label: t("Spoken") }, { value: "written", label: t("In writing") }] })}
      ${scopesField(values, errors)}
      ${daysFields(values, errors, today)}`,
    send: (values) => give(app, patient, { id, kind: "consent", how: values.how, ...common(values) }),
    done: () => announce(t("Consent saved.")),
  });
}

/** Without the person's word: the law's own grounds, each with why it is needed. @param {App} app @param {string} patient @param {string} to */
export function openOtherBasisForm(app, patient, to) {
  const { person, parties, today } = asked(app, patient);
  const own = app.model().party(ownParty(app));
  if (!person || !own) return;
  const id = uuid7();
  const kinds = [own.principal === "region" ? "osl_25_12" : "osl_26_9", "incapable", "emergency"];
  openForm({
    key: `basis:${patient}:${to}`,
    title: t("Share without consent: {name}", { name: person.name }),
    submit: t("Save"),
    initial: { to, kind: "", necessity: "", "scopes[]": ["status", "contacts"], given_on: today, valid_until: addDays(today, EMERGENCY_DAYS) },
    body: (values, errors) => html`
      ${toField(app, parties, values, errors)}
      ${chipsField({ name: "kind", label: t("On which ground?"), value: values.kind, errors, isFocused: true, choices: kinds.map((kind) => ({ value: kind, label: groundWord(kind) })) })}
      ${textField({ name: "necessity", label: t("Why is it needed?"), hint: t("Stays with your own party."), value: values.necessity, max: 280, errors })}
      ${scopesField(values, errors)}
      ${daysFields(values, errors, today)}
      <p class="hint">${t("An emergency lasts at most 7 days, other grounds half a year: then it is looked at again.")}</p>`,
    send: (values) => give(app, patient, { id, kind: values.kind, necessity: values.necessity.trim(), ...common(values) }),
    done: () => announce(t("Legal basis saved.")),
  });
}

/** @param {string} kind */
const groundWord = (kind) => (kind === "osl_25_12" ? t("OSL 25:12: needed for care or support") : kind === "osl_26_9" ? t("OSL 26:9: needed for care or support") : kindWord({ kind }));

/** The person said no. @param {App} app @param {Patient} person @param {Party} to */
export function openBlockForm(app, person, to) {
  const id = uuid7();
  openForm({
    key: `block:${person.id}:${to.id}`,
    title: t("Block: {name}", { name: person.name }),
    submit: t("Block"),
    body: () => html`<p>${t("{party} sees nothing of what we hold, on any ground, until you lift the block. It counts at once.", { party: to.name })}</p>`,
    send: () => give(app, person.id, { id, to: to.id, kind: "block" }),
    done: () => announce(t("Blocked.")),
  });
}

/** With what it means, in words. @param {App} app @param {Patient} person @param {Basis} basis */
export function openWithdrawal(app, person, basis) {
  const model = app.model();
  const isBlock = basis.kind === "block";
  const isOurs = basis.from === ownParty(app);
  const party = model.party(isOurs ? basis.to : basis.from)?.name ?? "";
  const consequence = isBlock
    ? t("What was agreed before counts again: {party} sees what those grounds allow.", { party })
    : isOurs
      ? t("{party} no longer sees what this allowed: it leaves their screens at once. What they have read stays in the log.", { party })
      : t("You no longer see what {party} holds: it leaves your screens at once.", { party });
  openForm({
    key: `withdrawal:${basis.id}`,
    title: isBlock ? t("Lift the block?") : basis.kind === "consent" ? t("Consent withdrawn") : t("Withdraw the legal basis?"),
    submit: isBlock ? t("Lift the block") : t("Withdraw"),
    body: () => html`<p>${consequence}</p>`,
    send: () => send(app, { path: `/bases/${basis.id}/withdrawal`, ifMatch: basis.version, subject: person.id, versionIn: (p) => p.bases?.find((one) => one.id === basis.id)?.version }),
    done: () => announce(isBlock ? t("The block is lifted.") : t("Withdrawn.")),
  });
}

/** @param {App} app @param {string} patient */
function asked(app, patient) {
  const model = app.model();
  const person = model.person(patient);
  return { person, parties: person ? others(app, person) : [], today: model.moment.today };
}

/** @param {App} app @param {string} patient @param {object} body */
const give = (app, patient, body) => send(app, { path: `/patients/${patient}/bases`, body, subject: patient });

/** @param {Values} values */
const common = (values) => ({ to: values.to, scopes: values["scopes[]"], given_on: values.given_on || null, valid_until: values.valid_until || null });

/** Whom it is told; a choice only where there is one. @param {App} app @param {Party[]} parties @param {Values} values @param {FieldErrors} errors */
function toField(app, parties, values, errors) {
  const from = app.model().party(ownParty(app))?.name ?? "";
  if (parties.length > 1) return selectField({ name: "to", label: t("Who may see what {party} holds?", { party: from }), value: values.to, errors, choices: parties.map((party) => ({ value: party.id, label: party.name })) });
  return html`<p>${t("{to} may see what {from} holds.", { to: parties[0]?.name ?? "", from })}</p><input type="hidden" name="to" .value=${values.to}>`;
}

/** @param {Values} values @param {FieldErrors} errors */
function scopesField(values, errors) {
  const chosen = values["scopes[]"];
  return html`
    <fieldset class="field scopes">
      <legend>${t("What may they see?")}</legend>
      ${SCOPES.map((scope) => html`<label class="check"><input type="checkbox" name="scopes[]" value=${scope} .checked=${chosen.includes(scope)}> ${sentence(scopeWord(scope))}</label>`)}
      ${errors.scopes ? html`<p class="error">${errors.scopes[0]}</p>` : nothing}
    </fieldset>`;
}

/** @param {string} words */
const sentence = (words) => words[0].toUpperCase() + words.slice(1);

/** @param {Values} values @param {FieldErrors} errors @param {string} today */
const daysFields = (values, errors, today) => html`
  <div class="pair">
    ${inputField({ name: "given_on", type: "date", label: t("Given on"), value: values.given_on, min: addDays(today, -31), errors })}
    ${inputField({ name: "valid_until", type: "date", label: t("Until and with"), value: values.valid_until, min: today, errors })}
  </div>`;
