// @ts-check
/** The panel's lower half: notes, contacts, answers, earlier times on the board, history. */
import { html, nothing } from "lit-html";
import { formatDate, formatDateTime, t } from "../i18n.js";
import { openSignalAnswer, openSignalCorrection, openSignalResult } from "../signals/forms.js";
import { answerLines, reported } from "../signals/told.js";
import { inputField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { partyPill } from "./badge.js";
import { happening } from "./history_words.js";
import { askWrongPerson, openNote } from "./notes.js";
import { part } from "./panel_now.js";
import { ownWord } from "./tick.js";
import { categoryLabel, decisionWord, mayContactWord, neutralAnswer, outcomeWord, tagWord, visitText } from "./words.js";
import { attempt, send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./panel.js").Details} Details */

/** @param {App} app @param {Model} model @param {Patient} person @param {Details} details */
export function notesPart(app, model, person, { notes }) {
  const corrected = new Set(notes.map((note) => note.supersedes).filter(Boolean));
  const isLeader = app.session?.assignment?.role === "leader";
  const row = (/** @type {any} */ note) => html`
    <li class="note">
      <p>${corrected.has(note.id) ? html`<s>${note.text}</s>` : note.text}</p>
      <p class="muted small">${model.staff(note.by)?.name ?? ""} · ${formatDateTime(note.at)}${note.supersedes ? html` · ${t("correction")}` : nothing}${note.is_own ? html` · ${ownWord(model)}` : nothing}
        ${note.is_mine && !corrected.has(note.id) ? html`<button class="link" @click=${() => openNote(app, person.id, note)}>${t("Correct")}</button>` : nothing}
        ${note.is_mine || isLeader ? html`<button class="link" @click=${() => askWrongPerson(app, person.id, `/notes/${note.id}/wrong-person`, note.text)}>${t("Wrong person")}</button>` : nothing}</p>
    </li>`;
  return part(t("Notes"), notes.length ? html`<ul class="panel-list">${notes.map(row)}</ul>` : html`<p class="muted">${t("No notes yet.")}</p>`,
    html`<button class="button quiet small" @click=${() => openNote(app, person.id)}>${t("Write")}<span class="vh"> ${t("Note…")}</span></button>`);
}

/** Named contact, deputy, phone and hours on both sides. @param {Model} model @param {Patient} person */
export function contactsPart(model, person) {
  const row = (/** @type {import("./wire.js").Contact} */ contact) => html`
    <li>${partyPill(model, contact)}
      <span><b>${model.staff(contact.staff)?.name ?? t("No one named")}</b> <span class="muted">${model.party(contact.party)?.name ?? ""}</span><br>
        ${contact.phone ? html`<a href="tel:${contact.phone}">${contact.phone}</a>` : nothing} <span class="muted">${contact.hours}</span>
        ${contact.deputy ? html`<br><span class="muted">${t("Deputy: {name}", { name: model.staff(contact.deputy)?.name ?? "" })}</span>` : nothing}</span></li>`;
  return part(t("Contacts"), person.contacts.length ? html`<ul class="panel-list">${person.contacts.map(row)}</ul>` : html`<p class="muted">${t("No one named")}</p>`);
}

/** @param {App} app @param {Patient} person @param {Details} details */
export function kinPart(app, person, { next_of_kin: kin }) {
  const add = () => {
    const id = uuid7();
    openForm({
      key: `kin:${person.id}`,
      title: t("Next of kin of {name}", { name: person.name }),
      submit: t("Save"),
      initial: { name: "", relation: "", phone: "", may_contact: "not_asked" },
      body: (values, errors) => html`
        ${inputField({ name: "name", label: t("Name"), value: values.name, errors, isFocused: true })}
        ${inputField({ name: "relation", label: t("Relation"), value: values.relation, errors })}
        ${inputField({ name: "phone", type: "tel", label: t("Phone"), value: values.phone, errors })}
        ${selectField({ name: "may_contact", label: t("May be contacted?"), value: values.may_contact, errors, choices: ["yes", "no", "not_asked"].map((value) => ({ value, label: mayContactWord(value) })) })}`,
      send: ({ name, relation, phone, may_contact }) => send(app, { path: `/patients/${person.id}/next-of-kin`, body: { id, name, relation, phone, may_contact }, subject: person.id }),
    });
  };
  return part(t("Next of kin"), kin.length
    ? html`<ul class="panel-list">${kin.map((one) => html`<li><span><b>${one.name}</b> <span class="muted">${one.relation}</span> <a href="tel:${one.phone}">${one.phone}</a> · ${mayContactWord(one.may_contact)}</span></li>`)}</ul>`
    : html`<p class="muted">${t("No one written down.")}</p>`, html`<button class="button quiet small" @click=${add}>${t("Add")}<span class="vh"> ${t("Next of kin")}</span></button>`);
}

/** What was nominated, what was answered, how it went. @param {App} app @param {Model} model @param {Patient} person @param {Details} details */
export function answeredPart(app, model, person, { nominations }) {
  const answered = nominations.filter((n) => n.answer);
  if (!answered.length) return nothing;
  const isNeutral = (/** @type {any} */ n) => n.answer.decision === "neutral";
  const row = (/** @type {any} */ n) => html`
    <li class="note">
      <p>${n.text} ${n.tags.map((/** @type {string} */ tag) => html`<span class="tag">${tagWord(tag)}</span> `)} <span class="muted small">${model.staff(n.by)?.name ?? ""} · ${formatDate(n.at)}</span></p>
      <p><b>${decisionWord(n.answer.decision)}</b>: ${isNeutral(n) ? neutralAnswer(n.answer, model.team) : n.answer.text} ${n.answer.next_step ? html`<br>${t("Next step")}: ${n.answer.next_step}${n.answer.next_on ? html` (${formatDate(n.answer.next_on)})` : nothing}` : nothing}
        <span class="muted small">${model.staff(n.answer.by)?.name ?? ""} · ${formatDateTime(n.answer.at)}${receipt(n)}</span></p>
      ${n.answer.result ? html`<p><b>${t("Result: how it went")}</b> ${n.answer.result.text}</p>` : isNeutral(n) ? nothing : html`
        <p class="small">${n.answer.result_due_on ? html`<span class="muted">${t("Result by {day}", { day: formatDate(n.answer.result_due_on) })}</span> ` : nothing}
        <button class="link" @click=${() => openResult(app, person, n.answer.id)}>${t("Write the result")}</button>
        <button class="link" @click=${() => openCorrection(app, person, n.answer)}>${t("Correct the answer")}</button></p>`}
    </li>`;
  return part(t("Nominations and answers"), html`<ul class="panel-list">${answered.map(row)}</ul>`);
}

/** Whether the nominator has read it: nothing of a neutral answer, or of one's own. @param {any} nomination */
function receipt({ by, answer }) {
  if (answer.decision === "neutral" || answer.by === by) return nothing;
  return html` · ${answer.read_at ? t("Read {when}", { when: formatDateTime(answer.read_at) }) : t("Not read yet")}`;
}

/** Worries that somebody reported, each answered or to be answered. @param {App} app @param {Model} model @param {Patient} person @param {Details} details */
export function signalsPart(app, model, person, { signals }) {
  if (!signals.length) return nothing;
  const isLeader = app.session?.assignment?.role === "leader";
  const reach = { send: (/** @type {string} */ path, /** @type {object} */ body) => send(app, { path, body, subject: person.id }), today: model.moment.today };
  const row = (/** @type {any} */ one) => html`
    <li class="note">
      <p>${one.text} ${one.tags.map((/** @type {string} */ tag) => html`<span class="tag">${tagWord(tag)}</span> `)} <span class="muted small">${model.staff(one.by)?.name ?? ""} · ${formatDateTime(one.at)}</span>
        ${one.is_mine || isLeader ? html`<button class="link" @click=${() => askWrongPerson(app, person.id, `/signals/${one.id}/wrong-person`, reported(one))}>${t("Wrong person")}</button>` : nothing}</p>
      ${one.answer ? html`
        <div><b>${t("Reply from the team")}</b> <span class="muted small">${model.staff(one.answer.by)?.name ?? ""} · ${formatDateTime(one.answer.at)}${seen(one)}</span>
          ${answerLines(one.answer, model.team)}
          ${one.is_mine && !one.answer.read_at ? html`<button class="button small" @click=${() => attempt(app, { path: `/signal-answers/${one.answer.id}/reading`, subject: person.id })}>${t("I have read it")}</button>` : nothing}
          ${one.answer.is_neutral || one.answer.result ? nothing : html`<button class="link" @click=${() => openSignalResult(one.answer, reach)}>${t("Write the result")}</button>`}
          ${one.answer.is_neutral || one.is_mine ? nothing : html`<button class="link" @click=${() => openSignalCorrection(one.answer, reach)}>${t("Correct the answer")}</button>`}</div>` : html`
        <p class="small">${t("Answer by {when}", { when: formatDateTime(one.answer_due_at) })}${one.is_late ? html` · <b>${t("The answer is late.")}</b>` : nothing}
          ${one.is_mine ? nothing : html`<button class="button small" @click=${() => openSignalAnswer(one, person.name, reach)}>${t("Answer")}</button>`}</p>`}
    </li>`;
  return part(t("Reported concerns"), html`<ul class="panel-list">${signals.map(row)}</ul>`);
}

/** Whether the one who reported has read it. @param {any} signal */
function seen({ answer, is_mine }) {
  if (answer.is_neutral || is_mine) return nothing;
  return html` · ${answer.read_at ? t("Read {when}", { when: formatDateTime(answer.read_at) }) : t("Not read yet")}`;
}

/** @param {App} app @param {Patient} person @param {string} answer */
function openResult(app, person, answer) {
  openForm({
    key: `result:${answer}`,
    title: t("Result: how it went"),
    submit: t("Send the result"),
    body: (values, errors) => textField({ name: "text", label: t("How did it go?"), value: values.text, max: 500, errors, isFocused: true }),
    send: ({ text }) => send(app, { path: `/answers/${answer}/result`, body: { text: text.trim() }, subject: person.id }),
  });
}

/** @param {App} app @param {Patient} person @param {{id: string, text: string}} answer */
function openCorrection(app, person, answer) {
  const id = uuid7();
  openForm({
    key: `answer-correction:${answer.id}`,
    title: t("Correct the answer"),
    submit: t("Send the correction"),
    initial: { text: answer.text },
    body: (values, errors) => textField({ name: "text", label: t("Your words"), hint: t("Both stay: the nominator sees what was corrected."), value: values.text, max: 500, errors, isFocused: true }),
    send: ({ text }) => send(app, { path: `/answers/${answer.id}/corrections`, body: { id, text: text.trim() }, subject: person.id }),
  });
}

/** @param {Model} model @param {Details} details */
export function earlierPart(model, { episodes }) {
  const closed = episodes.filter((episode) => episode.closed_at);
  if (!closed.length) return nothing;
  return part(t("Earlier times on the board"), html`<ul class="panel-list">${closed.map((episode) => html`
    <li><span><b>${categoryLabel(model.category(episode.category))}</b> ${formatDate(episode.placed_at, { day: "numeric", month: "short", year: "numeric" })} – ${formatDate(episode.closed_at, { day: "numeric", month: "short", year: "numeric" })}
      · ${outcomeWord(episode.outcome ?? "")}${episode.closing_text ? html`<br>${episode.closing_text}` : nothing}</span></li>`)}</ul>`);
}

/** @param {Model} model @param {Details} details */
export function historyPart(model, { history, visits }) {
  const rows = [
    ...history.map((event) => ({ at: event.at, by: event.by, text: happening(model, event) })),
    ...visits.map((visit) => ({ at: visit.at ?? visit.on, by: visit.by, text: visitText(visit) })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  if (!rows.length) return nothing;
  return part(t("History"), html`<ol class="panel-list history">${rows.map((row) => html`
    <li><span>${row.text} <span class="muted small">${model.staff(row.by)?.name ?? ""} · ${row.at.length === 10 ? formatDate(row.at) : formatDateTime(row.at)}</span></span></li>`)}</ol>`);
}
