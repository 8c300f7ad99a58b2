// @ts-check
/** The forms about plans: each stands on the page, beside what it is about. */
import { html, nothing } from "lit-html";
import { t } from "../../i18n.js";
import { chipsField, inputField, selectField } from "../../ui/fields.js";
import { showToast } from "../../ui/toast.js";
import { uuid7 } from "../../uuid.js";
import { answerWord, KINDS, nextDayLabel, planWord, QUESTIONS, questionText, stepAct, stepDayLabel, TOOK_PART, tookPartWord } from "./words.js";

/** @typedef {import("../wire.js").Page} Page */
/** @typedef {import("./wire.js").Plan} Plan */
/** @typedef {import("./wire.js").Plans} Plans */
/** @typedef {import("../../ui/form.js").Values} Values */
/** @typedef {import("../../ui/form.js").FieldErrors} FieldErrors */

const SOMEBODY = "somebody"; // outside the team, by name
const PARTY = "party:";
const HAS_NEXT = ["declined", "called", "made", "followed_up"];
const IS_MADE = ["made", "followed_up"];

/** @param {Page} page @param {Plans} data */
export function openOffer(page, data) {
  const id = uuid7();
  page.forms.open({
    key: `plan-new:${page.patient}`,
    label: t("Offer a plan"),
    submit: t("Save"),
    initial: { how: "offered", kind: data.plans.some(({ kind, state }) => kind === "sip" && state !== "ended") ? "" : "sip", on: page.model.moment.today, ...namedIn(page, data, null) },
    body: (values, errors) => html`
      ${chipsField({ name: "kind", label: t("Which plan?"), value: values.kind, errors, isFocused: true, choices: KINDS.map((value) => ({ value, label: planWord(value) })) })}
      ${chipsField({ name: "how", label: t("Where does it stand?"), value: values.how, errors, choices: [{ value: "offered", label: t("It is offered") }, { value: "made", label: t("It was made before") }] })}
      ${stepFields(values.how, values, errors)}
      ${namedFields(page, data, values, errors)}`,
    send: ({ how, kind, ...values }) => page.send(`/patients/${page.patient}/plans${how === "made" ? "/made" : ""}`, { id, kind, ...stepOf(how, values), ...namedOf(values) }),
  });
}

/** @param {Page} page @param {Plan} plan @param {string} state */
export function openStep(page, plan, state) {
  const send = versioned(page, plan);
  page.forms.open({
    key: `plan:${plan.id}:${state}`,
    label: `${planWord(plan.kind)}: ${stepAct(state)}`,
    submit: t("Save"),
    initial: { on: page.model.moment.today, next_on: "", took_part: "" },
    body: (values, errors) => stepFields(state, values, errors),
    send: (values) => send(`/plans/${plan.id}/steps`, { state, ...stepOf(state, values) }, "POST"),
    done: ({ seq }) => showToast({ text: t("Written down."), action: { label: t("Undo"), isUndo: true, act: () => void page.attempt(`/plans/${plan.id}/undo`, {}, { version: seq, said: t("Taken back.") }) } }),
  });
}

/** @param {Page} page @param {Plans} data @param {Plan} plan */
export function openNaming(page, data, plan) {
  const send = versioned(page, plan);
  page.forms.open({
    key: `plan:${plan.id}:naming`,
    label: t("Who calls, who leads, where it lives"),
    submit: t("Save"),
    initial: namedIn(page, data, plan),
    body: (values, errors) => namedFields(page, data, values, errors),
    send: (values) => send(`/plans/${plan.id}`, namedOf(values), "PUT"),
  });
}

/** @param {Page} page @param {Plan} plan */
export function openEvaluation(page, plan) {
  const id = uuid7();
  page.forms.open({
    key: `plan:${plan.id}:evaluation`,
    label: t("What the person thinks of the SIP"),
    submit: t("Save"),
    initial: { on: page.model.moment.today, is_declined: false, said: "", knows: "", better: "" },
    body: (values, errors) => html`
      ${inputField({ name: "on", label: t("Asked the person on"), type: "date", value: values.on, errors, isFocused: true })}
      <label class="check"><input type="checkbox" name="is_declined" ?checked=${values.is_declined}> ${t("The person did not want to answer")}</label>
      ${values.is_declined ? nothing : QUESTIONS.map((name) => chipsField({ name, label: questionText(name), value: values[name], errors, isRequired: false, choices: [1, 2, 3, 4].map((step) => ({ value: String(step), label: answerWord(step) })) }))}`,
    send: ({ on, is_declined, ...values }) =>
      page.send(`/plans/${plan.id}/evaluations`, { id, on, is_declined, ...Object.fromEntries(QUESTIONS.map((name) => [name, is_declined ? null : Number(values[name]) || null])) }),
  });
}

/** @param {Page} page @param {Plan} plan */
export function openWrongPerson(page, plan) {
  page.forms.open({
    key: `plan:${plan.id}:wrong-person`,
    label: t("Wrong person"),
    submit: t("Hide it everywhere"),
    body: () => html`<p>${t("{what} disappears from every screen.", { what: planWord(plan.kind) })}</p>`,
    send: () => page.send(`/plans/${plan.id}/wrong-person`),
  });
}

/** What a row's forms are called, in the order they may stand. */
export const FORMS = ["offered", "declined", "called", "made", "followed_up", "ended", "naming", "evaluation", "wrong-person"];

/** Refused once when somebody else was first, and told so; saved again it stands. @param {Page} page @param {Plan} plan */
function versioned(page, plan) {
  let { version } = plan;
  return async (/** @type {string} */ path, /** @type {object} */ body, /** @type {string} */ method) => {
    try {
      return await page.send(path, body, { method, version });
    } catch (problem) {
      version = /** @type {any} */ (problem).version ?? version;
      throw problem;
    }
  };
}

/** @param {string} state @param {Values} values @param {FieldErrors} errors */
const stepFields = (state, values, errors) => html`
  ${inputField({ name: "on", label: stepDayLabel(state), type: "date", value: values.on, errors })}
  ${HAS_NEXT.includes(state) ? inputField({ name: "next_on", label: nextDayLabel(state), type: "date", value: values.next_on ?? "", errors }) : nothing}
  ${IS_MADE.includes(state) ? chipsField({ name: "took_part", label: t("Did the person take part?"), value: values.took_part, errors, choices: TOOK_PART.map((value) => ({ value, label: tookPartWord(value) })) }) : nothing}`;

/** What the server asks of a step. @param {string} state @param {Values} values */
const stepOf = (state, values) => ({
  on: values.on || null,
  ...(HAS_NEXT.includes(state) && { next_on: values.next_on || null }),
  ...(IS_MADE.includes(state) && { took_part: values.took_part || null }),
});

/** @param {Page} page @param {Plans} data @param {Values} values @param {FieldErrors} errors */
function namedFields(page, data, values, errors) {
  const colleagues = page.model.allStaff.filter(({ id }) => data.may_be_named.includes(id) || id === values.caller || id === values.leader).map(({ id, name }) => ({ value: id, label: name }));
  const parties = page.model.parties.map(({ id, name }) => ({ value: PARTY + id, label: name }));
  const outside = { value: SOMEBODY, label: t("Somebody outside the team…") };
  return html`
    ${selectField({ name: "caller", label: t("Who calls the meeting"), value: values.caller, errors, empty: t("Choose…"), choices: [...colleagues, outside] })}
    ${values.caller === SOMEBODY ? inputField({ name: "caller_name", label: t("The caller's name and unit"), max: 120, value: values.caller_name, errors }) : nothing}
    ${selectField({ name: "leader", label: t("Who leads"), value: values.leader, errors, isRequired: false, empty: t("Not decided yet"), choices: [...colleagues, ...parties, outside] })}
    ${values.leader === SOMEBODY ? inputField({ name: "leader_name", label: t("The leader's name and unit"), max: 120, value: values.leader_name, errors }) : nothing}
    ${inputField({ name: "place", label: t("Where the plan is"), hint: t("An https address, or in words such as Cosmic/SIP. The plan itself is never copied here."), max: 300, value: values.place, errors, isRequired: false })}`;
}

/** @param {Page} page @param {Plans} data @param {Plan | null} plan */
function namedIn(page, data, plan) {
  if (!plan) return { caller: data.may_be_named.includes(page.me) ? page.me : "", caller_name: "", leader: "", leader_name: "", place: "" };
  const leader = plan.leader ?? (plan.leader_party ? PARTY + plan.leader_party : plan.leader_name && SOMEBODY);
  return { caller: plan.caller ?? SOMEBODY, caller_name: plan.caller_name, leader, leader_name: plan.leader_name, place: plan.link ?? plan.place };
}

/** @param {Values} values */
const namedOf = ({ caller, caller_name = "", leader, leader_name = "", place = "" }) => ({
  caller: caller && caller !== SOMEBODY ? caller : null,
  caller_name: caller === SOMEBODY ? caller_name : "",
  leader: leader && leader !== SOMEBODY && !leader.startsWith(PARTY) ? leader : null,
  leader_party: leader?.startsWith(PARTY) ? leader.slice(PARTY.length) : null,
  leader_name: leader === SOMEBODY ? leader_name : "",
  place,
});
