// @ts-check
/** Questions to me and handovers that wait for a yes: read anew with each day, shown live, and never kept. */
import { html, nothing } from "lit-html";
import { whatWord } from "../coordination/handover_words.js";
import { formatDate, t } from "../i18n.js";
import { section } from "./rows.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("../coordination/questions.js").Question} Question */
/** @typedef {import("../coordination/sections/handovers.js").Handover & {patient: string, patient_label: string}} Handover */

/** @type {{of: unknown, questions: Question[], handovers: Handover[]}} */
const known = { of: null, questions: [], handovers: [] };

/** Read them once for each reading of the day. @param {Phone} phone */
function readWith(phone) {
  const day = phone.data();
  if (known.of === day) return;
  Object.assign(known, { of: day, questions: [], handovers: [] });
  Promise.all([phone.get("/questions"), phone.get("/handovers")]).then(
    ([{ questions }, { handovers }]) => {
      if (known.of !== day) return;
      Object.assign(known, { questions: questions.filter(isForMe), handovers });
      phone.redraw();
    },
    () => undefined, // without a network nothing is known here; the page says so itself
  );
}

/** @param {Question} question */
const isForMe = ({ place, is_due }) => place === "to_me" || (place === "to_follow" && is_due);

/** @param {Phone} phone */
export function draw(phone) {
  readWith(phone);
  return [
    section("questions", t("Questions to you"), known.questions.map(question)),
    section("handovers", t("Handovers"), known.handovers.map(handover)),
  ];
}

/** @param {Question} one */
const question = (one) => html`
  <li class="phone-answer" data-unread="true">
    <p class="first"><span class="who">${one.patient_label}</span></p>
    <p class="text">${one.text}</p>
    <p class="muted small">${one.by_name}${one.is_due ? html` · <b>${t("Follow-up {day}", { day: formatDate(one.answer?.follow_up_on ?? "") })}</b>` : nothing}</p>
    <a class="button" href="/questions">${one.is_due ? t("Tell how it went…") : t("Answer…")}<span class="vh"> ${one.patient_label}</span></a>
  </li>`;

/** @param {Handover} one */
const handover = (one) => html`
  <li class="phone-answer" data-unread=${one.is_to_us}>
    <p class="first"><span class="who">${one.patient_label}</span></p>
    <p class="text">${whatWord(one)} · ${t("from {day}", { day: formatDate(one.from_on) })}</p>
    <p class="muted small">${one.is_to_us ? t("{name} offers it to your side", { name: one.by_name }) : one.is_late ? html`<b>${t("Nobody has accepted yet: it is still yours")}</b>` : t("Nobody has accepted yet: it is still yours")}</p>
    <a class="button" href="/patients/${one.patient}">${t("Open")}<span class="vh"> ${one.patient_label}</span></a>
  </li>`;
