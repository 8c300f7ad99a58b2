// @ts-check
/** Reporting a concern and nominating: whom, what was seen, send. Three taps, and a line if one likes. */
import { html, nothing } from "lit-html";
import { urgencyWord } from "../board/words.js";
import { t } from "../i18n.js";
import { seenFields } from "../signals/forms.js";
import { dayAndTime, notAnAlarm, whoAnswers } from "../signals/told.js";
import { openDialog } from "../ui/dialog.js";
import { chipsField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { urgencyShapes } from "../ui/icons.js";
import { uuid7 } from "../uuid.js";
import { openPicker } from "./pick.js";
import { taskNow, visitNow } from "./visit_words.js";
import { columnLabel } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Person} Person */
/** @typedef {import("../ui/form.js").Values} Values */

/** @param {Phone} phone @param {Person} [person] */
export function openReport(phone, person) {
  const pick = () => openPicker(phone, { title: t("Report a concern"), onPick: (one) => openConcern(phone, one) });
  openFor(phone, person, pick, (one, other) => openConcern(phone, one, other));
}

/** What a draft has in it already. @typedef {{tags?: string[], text?: string, category?: string | null}} Seen */

/** @param {Phone} phone @param {Person} [person] @param {Seen} [seen] */
export function openNominate(phone, person, seen = {}) {
  const pick = () => openPicker(phone, { title: t("Nominate whom?"), onPick: (one) => openNomination(phone, one, seen) });
  openFor(phone, person, pick, (one, other) => openNomination(phone, one, seen, other));
}

/**
 * Whom it is about: the one named; else the one whom I visit now, or the only one of my tasks today, who can be
 * changed for another; else one chooses.
 * @param {Phone} phone @param {Person | undefined} person @param {() => void} pick @param {(person: Person, other?: () => void) => void} open
 */
function openFor(phone, person, pick, open) {
  const { visits, tasks } = phone.data();
  const now = person ? undefined : phone.person(visitNow(visits, phone.me.id, phone.today) ?? taskNow(tasks, phone.me.id, phone.today) ?? "");
  if (person) open(person);
  else if (now) open(now, pick);
  else pick();
}

/** @param {Phone} phone @param {Person} person @param {() => void} [other] */
function openConcern(phone, person, other) {
  const id = uuid7();
  const dialog = openForm({
    key: `phone-report:${person.id}`,
    title: t("Report a concern: {name}", { name: person.name }),
    submit: t("Send"),
    initial: { "tags[]": [], text: "" },
    body: (values, errors) => html`${about(person, other && (() => (dialog.close(), other())))}${seenFields(values, errors)}`,
    foot: alarm(phone),
    send: ({ text, "tags[]": tags }) => phone.send({ path: `/patients/${person.id}/signals`, body: { id, tags, text: text.trim() }, subject: person.id, says: t("Report a concern: {name}", { name: person.name }) }),
    done: async (sent) => {
      if (!sent?.isQueued) await phone.reload();
      const due = phone.data().signals.find((one) => one.id === id)?.answer_due_at;
      showReceipt(phone, sent, due ? whoAnswers(due) : t("The answer comes here."));
    },
  });
}

/** @param {Phone} phone @param {Person} person @param {Seen} seen @param {() => void} [other] */
function openNomination(phone, person, { tags = [], text = "", category }, other) {
  const id = uuid7();
  const columns = phone.data().categories;
  const usual = columns.find((column) => column.code === "crisis") ?? columns[0];
  const dialog = openForm({
    key: `phone-nominate:${person.id}`,
    title: t("Nominate {name}", { name: person.name }),
    submit: t("Send"),
    initial: { "tags[]": tags, text, category: category ?? usual?.id ?? "", urgency: "" },
    body: (values, errors) => html`
      ${about(person, other && (() => (dialog.close(), other())))}
      ${person.category ? html`<p class="notice">${t("Already on the board: this becomes an observation, and is answered.")}</p>` : nothing}
      ${seenFields(values, errors)}
      ${selectField({ name: "category", label: t("Column"), value: values.category, errors, choices: columns.map((column) => ({ value: column.id, label: columnLabel(column) })) })}
      ${chipsField({ name: "urgency", label: t("Urgency"), isRequired: false, value: values.urgency, errors, choices: ["red", "amber", "green"].map((value) => ({ value, label: urgencyWord(value), shape: urgencyShapes[value], kind: value })) })}`,
    foot: alarm(phone),
    send: (values) => phone.send({ path: `/patients/${person.id}/nominations`, body: { id, kind: "board", ...bodyOf(values) }, subject: person.id, says: t("Nominate {name}", { name: person.name }) }),
    done: async (sent, values) => {
      if (!sent?.isQueued) await phone.reload();
      showReceipt(phone, sent, nominationReceipt(phone, values));
    },
  });
}

/** @param {Values} values */
const bodyOf = ({ category, urgency, text, "tags[]": tags }) => ({ category, tags, text: text.trim(), ...(urgency && { urgency }) });

/** Who reads it and when; the same whoever else knows the person. @param {Phone} phone @param {Values} values */
function nominationReceipt(phone, { urgency }) {
  const when = dayAndTime(phone.data().reads_at);
  return html`
    ${urgency === "red" ? html`${t("Red between meetings goes to today's duty officer at once, and after 30 minutes to the deputy.")} ` : nothing}
    ${t("The team reads it {when} and answers by the end of the next workday. The answer comes here.", { when })}`;
}

/** Full name and birth year, so that nobody is taken for another; `change` where the person was not chosen. @param {Person} person @param {() => void} [change] */
const about = (person, change) => html`
  ${change ? html`<p class="about-whom"><b>${person.name}</b> <button type="button" class="button small" @click=${change}>${t("Somebody else…")}</button></p>` : nothing}
  ${person.birth_year || person.is_similar
    ? html`<p class="muted">${person.birth_year ? t("born {year}", { year: person.birth_year }) : nothing} ${person.is_similar ? html`<b>${t("Similar name")}</b>` : nothing}</p>`
    : nothing}`;

/** @param {Phone} phone */
const alarm = (phone) => notAnAlarm(phone.data().reads_at, phone.data().team.on_call_phone);

/** @param {Phone} phone @param {import("./wire.js").Sent | undefined} sent @param {unknown} words */
function showReceipt(phone, sent, words) {
  openDialog({
    title: sent?.isQueued ? t("Waits for a network") : t("Sent"),
    body: (dialog) => html`
      <div class="form-body"><p>${sent?.isQueued ? t("The team does not see it yet. It is sent as soon as there is a network.") : words}</p></div>
      <div class="form-foot">${alarm(phone)}
        <div class="form-buttons"><button type="button" class="button primary" autofocus @click=${dialog.close}>${t("Close")}</button></div></div>`,
  });
}
