// @ts-check
/** My visits by time: with whom, what to know before, and how they went. */
import { html, nothing } from "lit-html";
import { visitWord } from "../board/words.js";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { cautionsOf, cautionText } from "./alerts.js";
import { openDoor } from "./door.js";
import { openReport } from "./report.js";
import { section, who } from "./rows.js";
import { openLog, openPlan, openUnplanned } from "./visit_forms.js";
import { whatWord } from "./visit_words.js";
import { daysFrom, whenWord } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Visit} Visit */

const AT_THE_ROW = ["threat", "medication_stopped", "two_person", "call_first"]; // the rest stands at the door

/** @param {Phone} phone */
export function draw(phone) {
  const visits = phone.data().visits ?? [];
  const isLater = (/** @type {Visit} */ visit) => daysFrom(visit.on, phone.today) > 0;
  const now = visits.filter((visit) => !isLater(visit)).map((visit) => row(phone, visit));
  const plan = html`<li class="phone-plan">
    <button class="button small" aria-haspopup="dialog" @click=${() => openChoice(phone, t("Plan a visit: to whom?"), openPlan)}>${t("Plan a visit…")}</button>
    <button class="button small" aria-haspopup="dialog" @click=${() => openChoice(phone, t("Log a visit: to whom?"), openUnplanned)}>${t("Log a visit…")}</button>
  </li>`;
  const some = phone.data().people.some((person) => person.is_mine);
  return [
    section("visits-now", t("Visits"), now.length || some ? [...now, plan] : []),
    section("visits-later", t("Visits later"), visits.filter((visit) => isLater(visit) && visit.state === "planned").map((visit) => row(phone, visit))),
  ];
}

/** @param {Phone} phone @param {Visit} visit */
function row(phone, visit) {
  const person = phone.person(visit.patient);
  const name = person?.name ?? "";
  const isOpen = visit.state === "planned";
  const due = { due_on: visit.on, due_time: visit.time };
  return html`
    <li class="phone-visit" data-state=${isOpen ? "open" : "done"}>
      <span class="when" data-late=${isOpen && daysFrom(visit.on, phone.today) < 0}>${whenWord(due, phone.today)}</span>
      <div class="what">
        <button class="what" aria-haspopup="dialog" ?disabled=${!isOpen || phone.isPending(visit.id)} @click=${() => openLog(phone, visit, name)}>
          <span class="first">${who(phone, person)}</span>
          <span class="text">${whatWord(visit)}${isOpen ? nothing : html` · <b>${visitWord(visit.state)}</b>`}</span>
          ${company(phone, visit)}
          ${isOpen ? cautionsOf(visit.patient).filter(({ code }) => AT_THE_ROW.includes(code) && !(code === "two_person" && visit.with)).map((one) => html`<span class="caution">${cautionText(one)}</span>`) : nothing}
          ${phone.isPending(visit.id) ? html`<span class="pending">${t("being sent")}</span>` : nothing}
        </button>
        ${isOpen ? html`<button class="link before-visit" aria-haspopup="dialog" aria-label=${t("Before the visit: {name}", { name })} @click=${() => openDoor(phone, visit.patient)}>${t("Before the visit")} ›</button>` : nothing}
      </div>
    </li>`;
}

/** Who else goes; or with whom it was agreed that nobody does. @param {Phone} phone @param {Visit} visit */
function company(phone, visit) {
  const isMine = [visit.staff, visit.with].includes(phone.me.id);
  if (!isMine) return html`<span class="text"><b>${t("For {name}, who is away", { name: phone.colleague(visit.staff)?.name ?? t("a colleague") })}</b></span>`;
  const other = visit.staff === phone.me.id ? visit.with : visit.staff;
  if (other) return html`<span class="text">${t("Two go, with {name}", { name: phone.colleague(other)?.name ?? t("a colleague") })}</span>`;
  if (!visit.agreed) return nothing;
  const { why } = visit.agreed; // not kept on the phone
  const name = phone.colleague(visit.agreed.with)?.name ?? t("a colleague");
  return html`<span class="text">${why ? t("Alone, agreed with {name}: {why}", { name, why }) : t("Alone, agreed with {name}", { name })}</span>`;
}

/** To whom? My own people; anybody else has buttons of their own where they are found.
 * @param {Phone} phone @param {string} title @param {(phone: Phone, patient: string, name: string) => void} then */
function openChoice(phone, title, then) {
  const mine = phone.data().people.filter((person) => person.is_mine);
  openDialog({
    title,
    className: "sheet",
    body: (dialog) => html`<div class="form-body phone-sheet">
      ${mine.map((person) => html`<button class="button" @click=${() => (dialog.close(), then(phone, person.id, person.name))}>${person.name}${person.birth_year ? html` <span class="muted small">${t("born {year}", { year: person.birth_year })}</span>` : nothing}</button>`)}
      <a class="button plain" href="/phone/search" data-screen @click=${() => dialog.close()}>${t("Somebody else: search")}</a>
    </div>`,
  });
}

/** For a person's row: what to know, and a visit to plan. @param {Phone} phone @param {import("./wire.js").Person} person */
export const actsFor = (phone, person) => html`<div class="phone-person-acts">
  <button class="button small" aria-haspopup="dialog" aria-label=${t("Before the visit: {name}", { name: person.name })} @click=${() => openDoor(phone, person.id)}>${t("Before the visit")}</button>
  <button class="button small" aria-haspopup="dialog" aria-label=${t("Plan a visit: {name}", { name: person.name })} @click=${() => openPlan(phone, person.id, person.name)}>${t("Plan a visit…")}</button>
  <button class="button small" aria-haspopup="dialog" aria-label=${t("Log a visit: {name}", { name: person.name })} @click=${() => openUnplanned(phone, person.id, person.name)}>${t("Log a visit…")}</button>
  <button class="button small" aria-label=${t("Report a concern: {name}", { name: person.name })} @click=${() => openReport(phone, person)}>${t("Report a concern")}</button>
</div>`;
