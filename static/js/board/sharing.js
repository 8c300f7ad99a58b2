// @ts-check
/** The panel's section on who sees what of a person, and what was opened in emergency. Read with the first panel. */
import { html, nothing } from "lit-html";
import { formatDateTime, formatTime, t } from "../i18n.js";
import { textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { openBlockForm, openConsentForm, openOtherBasisForm, openWithdrawal, ownParty } from "./basis_forms.js";
import { dayOf, endedWord, kindWord, scopesWords, untilWords } from "./basis_words.js";
import { barsPart, protectionPart } from "./guarding.js";
import { panelChanged } from "./panel.js";
import { part } from "./panel_now.js";
import { dayIn, isOverdue } from "./rules.js";
import { closedTo, seamLine } from "./seam.js";
import { shown } from "./shared.js";
import { categoryLabel, dayWord } from "./words.js";
import { attempt, send } from "./write.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./wire.js").Patient} Patient */
/** @typedef {import("./wire.js").Party} Party */
/** @typedef {import("./wire.js").Basis} Basis */
/** @typedef {Basis & {ended_at: string | null, ended_how: string | null, necessity: string | null}} PastBasis */
/** @typedef {{id: string, version: number, patient: string, staff: string, ends_at: string, ended_at: string | null}} Emergency */

/** @type {{patient: string, bases: PastBasis[], bars: import("./guarding.js").Bar[], emergency: Emergency | undefined}} */
const read = { patient: "", bases: [], bars: [], emergency: undefined };

/** What the section shows beside the card. @param {App} app @param {string} patient */
export async function load(app, patient) {
  if (read.patient !== patient) Object.assign(read, { patient, bases: [], bars: [], emergency: undefined });
  const [{ bases, bars }, { emergencies }] = await Promise.all([app.live.get(`/patients/${patient}/sharing`), app.live.get("/emergencies")]);
  const { staff } = await app.live.session.load();
  const isMine = (/** @type {Emergency} */ one) => one.patient === patient && one.staff === staff.id && !one.ended_at && new Date(one.ends_at) > app.live.now();
  if (read.patient === patient) Object.assign(read, { bases, bars, emergency: emergencies.find(isMine) });
}

/** @param {App} app @param {Model} model @param {Patient} person */
export function sharingPart(app, model, person) {
  const others = model.parties.filter((party) => party.id !== ownParty(app));
  return html`
    ${part(t("Sharing"), html`<p class="panel-acts"><a class="button small" href="/patients/${person.id}/sheet">${t("Sheet for the person")}</a></p>${others.map((party) => partyOf(app, model, person, party))}${closedPart(app, model, person)}${pastPart(model)}`)}
    ${protectionPart(app, person)}
    ${barsPart(app, model, person, read.patient === person.id ? read.bars : [])}`;
}

/** What we show one party, and what it shows us. @param {App} app @param {Model} model @param {Patient} person @param {Party} party */
function partyOf(app, model, person, party) {
  const own = ownParty(app);
  const isBlocked = person.bases.some((basis) => basis.kind === "block" && basis.from === own && basis.to === party.id);
  return html`
    <div class="shares" data-party=${party.id}>
      <h4><span class="party" data-principal=${party.principal} aria-hidden="true"></span> ${party.name}</h4>
      ${direction(app, model, person, t("They see"), own, party.id)}
      ${direction(app, model, person, t("We see"), party.id, own)}
      <p class="panel-acts">
        ${isBlocked ? nothing : html`
          <button class="button small" @click=${() => openConsentForm(app, person.id, party.id)}>${t("Consent…")}<span class="vh"> ${party.name}</span></button>
          <button class="button small" @click=${() => openOtherBasisForm(app, person.id, party.id)}>${t("Other ground…")}<span class="vh"> ${party.name}</span></button>
          <button class="button small" @click=${() => openBlockForm(app, person, party)}>${t("Block…")}<span class="vh"> ${party.name}</span></button>`}
      </p>
    </div>`;
}

/** @param {App} app @param {Model} model @param {Patient} person @param {string} label @param {string} from @param {string} to */
function direction(app, model, person, label, from, to) {
  const { today } = model.moment;
  const between = person.bases.filter((basis) => basis.from === from && basis.to === to);
  const scopes = shown(person, from, to);
  const isOurs = from === ownParty(app);
  const act = (/** @type {Basis} */ basis) => (basis.kind === "block" ? (isOurs ? t("Lift the block") : "") : t("Withdraw…"));
  return html`
    <p class="shares-line"><b>${label}:</b> ${scopes.size ? scopesWords([...scopes]) : t("nothing")}</p>
    ${between.length ? html`<ul class="panel-list">${between.map((basis) => html`
      <li><span>${kindWord(basis)} <span class="muted">${dayOf(basis.given_on, today)}${basis.valid_until ? html` · ${untilWords(basis.valid_until, today)}` : nothing}</span></span>
        ${act(basis) ? html`<span class="row-acts"><button class="link small" @click=${() => openWithdrawal(app, person, basis)}>${act(basis)}</button></span>` : nothing}</li>`)}</ul>` : nothing}`;
}

/** What is closed, whom to ask, and the way in when it can't wait. @param {App} app @param {Model} model @param {Patient} person */
function closedPart(app, model, person) {
  if (!closedTo(model, person).length) return nothing;
  return html`
    ${seamLine(app, model, person)}
    ${read.emergency ? nothing : html`<p class="panel-acts"><button class="button small" @click=${() => openEmergency(app, person)}>${t("Open in emergency…")}</button></p>`}`;
}

/** @param {Model} model */
function pastPart(model) {
  const past = read.bases.filter((basis) => basis.ended_at);
  if (!past.length) return nothing;
  const { today, zone } = model.moment;
  return html`
    <details><summary>${t("Earlier ({n})", { n: past.length })}</summary>
      <ul class="panel-list">${past.map((basis) => html`
        <li><span>${model.party(basis.from)?.short} → ${model.party(basis.to)?.short}: ${kindWord(basis)} <span class="muted">${dayOf(basis.given_on, today)} – ${dayOf(dayIn(String(basis.ended_at), zone), today)}, ${endedWord(basis.ended_how ?? "")}</span></span></li>`)}</ul>
    </details>`;
}

/** @param {App} app @param {Patient} person */
function openEmergency(app, person) {
  const id = uuid7();
  openForm({
    key: `emergency:${person.id}`,
    title: t("Why do you need to open?"),
    submit: t("Open"),
    initial: { reason: "" },
    body: (values, errors) => html`
      <p>${t("You see everything about {name} for 24 hours. It is logged with your name, and the team leader is told at once and reviews it.", { name: person.name })}</p>
      ${textField({ name: "reason", label: t("Reason"), hint: t("At least 10 characters."), value: values.reason, max: 280, errors, isFocused: true })}`,
    send: ({ reason }) => send(app, { path: `/patients/${person.id}/emergency`, body: { id, reason: reason.trim() }, subject: person.id }),
    done: () => again(app, person.id),
  });
}

/** @param {App} app @param {string} patient */
function again(app, patient) {
  panelChanged(app, patient);
  app.redraw();
}

/** @param {App} app @param {Patient} person */
export function emergencyBanner(app, person) {
  const { emergency } = read;
  if (read.patient !== person.id || !emergency || new Date(emergency.ends_at) <= app.live.now()) return nothing;
  const shut = async () => {
    await load(app, person.id).catch(() => undefined); // a review meanwhile is no reason to stay open
    const now = read.emergency ?? emergency;
    if (await attempt(app, { path: `/emergencies/${now.id}/end`, ifMatch: now.version, subject: person.id })) again(app, person.id);
  };
  return html`<p class="emergency" role="status"><span>${t("Opened in emergency until {when}", { when: formatDateTime(emergency.ends_at) })}</span> <button class="button small" @click=${shut}>${t("Close it")}</button></p>`;
}

/** What the card never shows: rows of the other party, from the panel's own reading. @param {Model} model @param {Patient} person @param {import("./panel.js").Details} details */
export function emergencyPart(model, person, { tasks, episodes, nominations }) {
  if (read.patient !== person.id || !read.emergency) return nothing;
  const { today } = model.moment;
  const drawn = new Set([...person.tasks, ...person.nominations].map((row) => row.id));
  const open = tasks.filter((task) => task.state === "open" && !drawn.has(task.id));
  const asked = nominations.filter((one) => ["open", "waiting"].includes(one.state) && !drawn.has(one.id));
  const now = person.episode ? undefined : episodes.find((episode) => !episode.closed_at);
  return part(t("Of the other parties"), html`
    <p>${now ? t("On the board: {column}, since {day}", { column: categoryLabel(model.category(now.category)), day: dayWord(dayIn(now.placed_at, model.moment.zone), today) }) : nothing}${now?.goal ? html`<br>${t("Goal")}: ${now.goal}` : nothing}</p>
    ${open.length || asked.length ? html`<ul class="panel-list">
      ${open.map((task) => html`<li><span>${task.text} <span class=${isOverdue(task, today) ? "late" : "muted"}>${task.due_on ? dayWord(task.due_on, today) : nothing} ${task.due_time ?? nothing}</span> <span class="muted">${model.staff(task.owner)?.name ?? ""}</span></span></li>`)}
      ${asked.map((one) => html`<li><span>${t("Nominated")}: ${one.text} <span class="muted">${model.staff(one.by)?.name ?? ""} ${formatTime(one.at)}</span></span></li>`)}</ul>` : nothing}
    ${now || open.length || asked.length ? nothing : html`<p class="muted">${t("Nothing now. Notes and history stand below.")}</p>`}`);
}
