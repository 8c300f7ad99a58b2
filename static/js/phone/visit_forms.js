// @ts-check
/** Planning a visit, changing it, and saying how it went in two taps. */
import { html, nothing } from "lit-html";
import { visitWord } from "../board/words.js";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { openDialog } from "../ui/dialog.js";
import { chipsField, inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { needsTwo } from "./alerts.js";
import { attempt } from "./rows.js";
import { KINDS, OUTCOMES, outcomeLabel, PLACES, placeWord, whatWord } from "./visit_words.js";
import { daysFrom, whenWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Visit} Visit */
/** @typedef {{value: string, label: string}} Choice */

/** @param {Phone} phone @param {(string | null)[]} but @returns {Choice[]} */
const colleagues = (phone, ...but) =>
  phone.data().staff.filter(({ id }) => !but.includes(id)).map((one) => ({ value: one.id, label: `${one.name}, ${phone.party(one.party)?.short ?? ""}${one.is_away ? ` · ${t("away today")}` : ""}` }));

/** @param {Phone} phone @param {string} patient @param {string} name @param {{needsTwo?: boolean}} [given] */
export function openPlan(phone, patient, name, given = {}) {
  const id = uuid7();
  form(phone, patient, name, {
    key: `phone-visit:${patient}`,
    title: t("Plan a visit: {name}", { name }),
    initial: { kind: "visit", place: "home", on: phone.today, time: "", staff: phone.me.id, with: "", agreed_with: "", agreed_why: "" },
    tap: (body) => ({ path: `/patients/${patient}/planned-visits`, body: { id, ...body }, subject: id, says: t("Visit planned: {name}", { name }) }),
    isFlagged: given.needsTwo ?? false,
  });
}

/** @param {Phone} phone @param {Visit} visit @param {string} name */
function openChange(phone, visit, name) {
  const { id, kind, place, on, time, staff, agreed } = visit;
  form(phone, visit.patient, name, {
    key: `phone-visit-change:${id}`,
    title: t("Change the visit: {name}", { name }),
    initial: { kind, place, on: on < phone.today ? phone.today : on, time: time ?? "", staff, with: visit.with ?? "", agreed_with: agreed?.with ?? "", agreed_why: agreed?.why ?? "" },
    tap: (body) => ({ method: "PUT", path: `/planned-visits/${id}`, body, ifMatch: visit.version, subject: id, says: t("Visit changed: {name}", { name }) }),
    isFlagged: Boolean(agreed),
  });
}

/**
 * @param {Phone} phone @param {string} patient @param {string} name
 * @param {{key: string, title: string, initial: Record<string, string>, tap: (body: any) => import("./wire.js").Tap, isFlagged: boolean}} of
 */
function form(phone, patient, name, { key, title, initial, tap, isFlagged }) {
  let isPair = isFlagged || needsTwo(patient);
  openForm({
    key,
    title,
    className: "sheet",
    submit: t("Save"),
    initial,
    body: (values, errors) => html`
      ${isPair ? html`<p class="phone-note"><b>${t("Go in pairs")}</b></p>` : nothing}
      ${chipsField({ name: "kind", label: t("What?"), value: values.kind, errors, choices: choices(KINDS, visitWord) })}
      ${inputField({ name: "on", type: "date", label: t("When?"), value: values.on, min: phone.today, errors })}
      ${inputField({ name: "time", type: "time", label: t("Time"), isRequired: false, value: values.time, errors })}
      ${values.kind === "visit" ? chipsField({ name: "place", label: t("Where?"), value: values.place, errors, choices: choices(PLACES, placeWord) }) : nothing}
      ${selectField({ name: "staff", label: t("Who goes?"), value: values.staff, errors, choices: colleagues(phone) })}
      ${selectField({ name: "with", label: t("Together with"), isRequired: isPair, value: values.with, errors, empty: t("Nobody"), choices: colleagues(phone, values.staff) })}
      ${isPair && values.kind === "visit" && !values.with ? alone(phone, values, errors) : nothing}`,
    send: async (values) => {
      try {
        return await phone.send(tap(bodyOf(values)));
      } catch (problem) {
        isPair ||= /** @type {any} */ (problem).code === "visit.needs_two"; // now the form asks for what is missing
        throw problem;
      }
    },
    done: () => {
      announce(t("Saved: {name}", { name }));
      void phone.reload();
    },
  });
}

/** Going alone where two go: with whom it was agreed, and why. @param {Phone} phone @param {Record<string, any>} values @param {any} errors */
const alone = (phone, values, errors) => html`
  ${selectField({ name: "agreed_with", label: t("Going alone agreed with"), value: values.agreed_with, errors, empty: t("Choose a colleague"), choices: colleagues(phone, values.staff) })}
  ${inputField({ name: "agreed_why", label: t("because …"), max: 140, value: values.agreed_why, errors })}`;

/** @param {string[]} codes @param {(code: string) => string} word */
const choices = (codes, word) => codes.map((value) => ({ value, label: word(value) }));

/** @param {Record<string, any>} values */
function bodyOf({ kind, place, on, time, staff, with: companion, agreed_with, agreed_why }) {
  const isAlone = !companion && agreed_with;
  return { kind, place: kind === "visit" ? place : "other", on, time: time || null, staff, with: companion || null, agreed_with: isAlone ? agreed_with : null, agreed_why: isAlone ? agreed_why ?? "" : "" };
}

/** How did it go? One tap here closes the plan. @param {Phone} phone @param {Visit} visit @param {string} name */
export function openLog(phone, visit, name) {
  openDialog({
    title: t("How did it go? {name}", { name }),
    className: "sheet",
    body: (dialog) => {
      const then = (/** @type {() => void} */ act) => () => (dialog.close(), act());
      const isComing = daysFrom(visit.on, phone.today) > 0;
      return html`
        <div class="form-body phone-sheet">
          <p>${whatWord(visit)} <span class="muted">${whenWord({ due_on: visit.on, due_time: visit.time }, phone.today)}</span></p>
          ${isComing
            ? html`<button class="button" @click=${then(() => void cancel(phone, visit, name, "person"))}>${outcomeLabel("cancelled_by_person")}</button>
                <button class="button" @click=${then(() => void cancel(phone, visit, name, "team"))}>${outcomeLabel("cancelled_by_team")}</button>`
            : OUTCOMES.map((outcome) => html`<button class="button ${outcome === "done" ? "primary" : ""}" @click=${then(() => void log(phone, visit, name, outcome))}>${outcomeLabel(outcome)}</button>`)}
          <button class="button plain" @click=${then(() => openChange(phone, visit, name))}>${t("Change the visit…")}</button>
        </div>`;
    },
  });
}

/** One that nobody planned: how did it go? @param {Phone} phone @param {string} patient @param {string} name */
export function openUnplanned(phone, patient, name) {
  let kind = "visit";
  const id = uuid7();
  const send = (/** @type {string} */ outcome) =>
    void attempt(phone, {
      path: `/patients/${patient}/visits`,
      body: { id, kind, outcome, on: phone.today },
      subject: patient,
      says: t("Visit to {name}: {outcome}", { name, outcome: visitWord(outcome) }),
    }).then((sent) => sent && !sent.isQueued && announce(t("Saved: {name}", { name })));
  openDialog({
    title: t("How did it go? {name}", { name }),
    className: "sheet",
    body: (dialog) => html`
      <div class="form-body phone-sheet">
        <div @change=${(/** @type {any} */ event) => (kind = event.target.value)}>${chipsField({ name: "kind", label: t("What?"), value: kind, errors: {}, choices: choices(KINDS, visitWord) })}</div>
        ${OUTCOMES.map((outcome) => html`<button class="button ${outcome === "done" ? "primary" : ""}" @click=${() => (dialog.close(), send(outcome))}>${outcomeLabel(outcome)}</button>`)}
      </div>`,
  });
}

/** @param {Phone} phone @param {Visit} visit @param {string} name @param {string} outcome */
async function log(phone, visit, name, outcome) {
  const says = t("Visit to {name}: {outcome}", { name, outcome: visitWord(outcome) });
  const sent = await attempt(phone, { path: `/planned-visits/${visit.id}/log`, body: { id: uuid7(), outcome }, ifMatch: visit.version, subject: visit.id, says });
  if (!sent || sent.isQueued) return;
  const undo = () => void attempt(phone, { path: `/planned-visits/${visit.id}/undo`, ifMatch: Number(sent.seq), subject: visit.id, says: t("Visit to {name}: not logged after all", { name }) });
  showToast({ text: says, action: { label: t("Undo"), isUndo: true, act: undo } });
}

/** @param {Phone} phone @param {Visit} visit @param {string} name @param {string} whose */
const cancel = (phone, visit, name, whose) =>
  attempt(phone, { path: `/planned-visits/${visit.id}/cancellation`, body: { whose }, ifMatch: visit.version, subject: visit.id, says: t("Visit to {name}: {outcome}", { name, outcome: visitWord(`cancelled_by_${whose}`) }) });
