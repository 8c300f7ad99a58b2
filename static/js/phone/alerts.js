// @ts-check
/** What to know of my people and of those I visit: read anew with each day, shown live, and never kept. */
import { html, nothing } from "lit-html";
import { groupsOf } from "../board/rules.js";
import { alertText } from "../board/words.js";
import { t } from "../i18n.js";
import { uuid7 } from "../uuid.js";
import { openDoor } from "./door.js";
import { attempt, section } from "./rows.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").ToKnow} ToKnow */
/** @typedef {import("./wire.js").Caution} Caution */

/** @type {{of: unknown, people: ToKnow[]}} */
const known = { of: null, people: [] };

/** Read them once for each reading of the day. @param {Phone} phone */
function readWith(phone) {
  const day = phone.data();
  if (known.of === day) return;
  Object.assign(known, { of: day, people: [] });
  void phone.get("/alerts").then(
    ({ people }) => {
      if (known.of !== day) return;
      known.people = people;
      phone.redraw();
    },
    () => undefined, // without a network nothing is known here; the page says so itself
  );
}

/** @param {string} patient @returns {Caution[]} */
export const cautionsOf = (patient) => known.people.find((one) => one.patient === patient)?.cautions ?? [];

/** @param {string} patient */
export const needsTwo = (patient) => cautionsOf(patient).some(({ code }) => code === "two_person");

/** @param {Caution} caution */
export function cautionText({ code, n }) {
  return code === "call_first" ? t("Call the team before the visit") : alertText(/** @type {any} */ ({ code, n }));
}

/** The same three lines as on the board's cards and panels. @param {Caution[]} cautions */
export const linesOf = (cautions) => groupsOf(cautions.map((one) => ({ ...one, level: one.code === "two_missed" ? "reminder" : "safety" })));

/** What nobody of one's own has seen. "Go in pairs" stands at the visits, and a nomination to send by itself. @param {Phone} phone @param {ToKnow} one */
function newsOf(phone, one) {
  const isDrafted = phone.data().drafts.some(({ why, patient }) => why === "two_missed" && patient === one.patient);
  return linesOf(one.cautions).slice(0, 2).map((line) => line.filter(({ code }) => code !== "two_person" && !(isDrafted && code === "two_missed")));
}

/** @param {Phone} phone */
export function draw(phone) {
  readWith(phone);
  const news = known.people.filter((one) => newsOf(phone, one).flat().length);
  return news.length ? section("alerts", t("To know"), news.map((one) => row(phone, one))) : nothing;
}

/** @param {Phone} phone @param {ToKnow} one */
function row(phone, one) {
  const lines = newsOf(phone, one);
  const born = one.birth_year ? html`<span class="muted small">${t("born {year}", { year: one.birth_year })}</span>` : nothing;
  return html`
    <li class="phone-alert">
      <button class="what" aria-haspopup="dialog" @click=${() => openDoor(phone, one.patient)}>
        <span class="first"><span class="who">${one.name}</span> ${born}</span>
        ${one.instead_of ? html`<span class="text">${t("For {name}, who is away", { name: phone.colleague(one.instead_of)?.name ?? t("a colleague") })}</span>` : nothing}
        ${lines.map((line) => (line.length ? html`<span class="caution">${line.map(cautionText).join(" · ")}</span>` : nothing))}
      </button>
      <button class="button small" aria-label=${t("Seen: {name}", { name: one.name })} ?disabled=${phone.isPending(one.patient)} @click=${() => void acknowledge(phone, one.patient, one.name, lines.flat())}>${t("Seen")}</button>
    </li>`;
}

/** I have seen it: my name stands there for my colleagues. @param {Phone} phone @param {string} patient @param {string} name @param {Caution[]} cautions */
export async function acknowledge(phone, patient, name, cautions) {
  for (const { code, since } of cautions) {
    const body = { id: uuid7(), code, since };
    const sent = await attempt(phone, { path: `/patients/${patient}/acknowledgements`, body, subject: patient, says: t("Seen: {name}", { name }) });
    if (!sent) return;
  }
}
