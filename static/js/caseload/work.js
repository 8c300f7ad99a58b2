// @ts-check
/** What the team did in the period and what is late now: each number with what it is of, and its rule. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { behind } from "./behind.js";
import { number, percent } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Part} Part */
/** `behind`: which number's people to show (people_behind.py), and how many it is.
 * @typedef {{name: string, value: string, of: string, rule: string, behind?: [string, number]}} Line */

/** @param {Figures} figures */
export function workCard(figures) {
  return html`<article class="load-card wide">
    <h2>${t("How the team works")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("How the team works")}>
      <table class="work">
        <thead>
          <tr>
            <th scope="col">${t("What")}</th>
            <th scope="col" class="n">${t("Number")}</th>
            <th scope="col">${t("Of")}</th>
            <th scope="col">${t("How it is counted")}</th>
          </tr>
        </thead>
        ${group(t("Meetings"), meetings(figures))} ${group(t("People on the board"), nearness(figures))}
        ${group(t("Now"), standing(figures))}
      </table>
    </div>
  </article>`;
}

/** @param {string} name @param {Line[]} lines */
const group = (name, lines) => html`<tbody>
  <tr>
    <th scope="rowgroup" colspan="4" class="group">${name}</th>
  </tr>
  ${lines.map(
    (line) => html`<tr>
      <th scope="row">${line.name}</th>
      <td class="n">${line.value}</td>
      <td>${line.of} ${line.behind?.[1] ? behind(t("show {n}", { n: number(line.behind[1]) }), line.name, line.behind[0]) : nothing}</td>
      <td class="rule">${line.rule}</td>
    </tr>`,
  )}
</tbody>`;

/** @param {Part} counted @param {number} fewest @returns {string} */
const share = ({ part, whole }, fewest) => (whole < fewest ? t("n {n}", { n: whole }) : percent(part, whole));

/** @param {Figures} figures @returns {Line[]} */
function meetings({ meetings: held, fewest }) {
  const of = t("{n} meetings held", { n: held.held });
  return [
    {
      name: t("Planned days with a meeting"),
      value: share({ part: held.planned - held.missed, whole: held.planned }, fewest),
      of: t("{n} of {all} days", { n: held.planned - held.missed, all: held.planned }),
      rule: t("By the team's meeting days of today, without holidays."),
    },
    { name: t("Length in minutes"), value: number(held.minutes), of, rule: t("Median, from start to close. The model has 15–30.") },
    {
      name: t("Seconds a person"),
      value: number(held.seconds_each),
      of,
      rule: t("Time used on those taken up one by one, for each of them. About 40 leave room for everybody."),
    },
    { name: t("Disciplines"), value: number(held.disciplines, 1), of, rule: t("Median of different professions there.") },
    {
      name: t("Both principals there"),
      value: share({ part: held.with_both, whole: held.held }, fewest),
      of: t("{n} of {all} meetings", { n: held.with_both, all: held.held }),
      rule: t("Somebody of the region and somebody of the municipality, in the room or remote."),
    },
  ];
}

/** @param {Figures} figures @returns {Line[]} */
function nearness({ nearness: near, missed, to_doctor: doctor, fewest }) {
  const of = t("{n} on the board", { n: near.people });
  const [, one, two, three, more] = near.by_faces;
  return [
    {
      name: t("Contacts a week"),
      value: number(near.contacts_a_week, 1),
      of,
      rule: t("Median of the last 14 days; visits, calls and video that took place."),
    },
    {
      name: t("Different staff met"),
      value: number(near.faces, 1),
      of: t("1: {one} · 2: {two} · 3: {three} · 4 or more: {more}", { one, two, three, more }),
      rule: t("Median of the last 14 days. The model shares each among several; the people themselves ask for fewer faces."),
    },
    { name: t("Met by nobody in 14 days"), value: number(near.unmet), of, rule: t("No contact that took place."), behind: ["unmet", near.unmet] },
    {
      name: t("Visits in vain for each hundred"),
      value: missed.per_100 === null ? t("n {n}", { n: missed.tried }) : number(missed.per_100),
      of: t("{n} of {all} contacts", { n: missed.missed, all: missed.tried }),
      rule: t("Did not come, or not at home, in the period. What was cancelled is not counted."),
      behind: ["in_vain", missed.missed],
    },
    {
      name: t("Days until a doctor"),
      value: doctor.count < fewest ? t("n {n}", { n: doctor.count }) : number(doctor.median_days),
      of: t("{n} came onto the board, {reached} met a doctor", { n: doctor.count, reached: doctor.reached }),
      rule: t("Median; those who still wait, or left before, count as at least that long (Kaplan–Meier)."),
    },
  ];
}

/** @param {Figures} figures @returns {Line[]} */
function standing({ overdue, fresh, consent, replies, fewest }) {
  return [
    {
      name: t("Nominations late with an answer"),
      value: number(replies.late),
      of: t("{n} wait for an answer", { n: replies.waiting }),
      rule: t("Due at the end of the workday after the next meeting."),
      behind: ["late_answers", replies.late],
    },
    {
      name: t("Tasks late"),
      value: share(overdue, fewest),
      of: t("{n} of {all} open tasks", { n: overdue.part, all: overdue.whole }),
      rule: t("Due before today."),
      behind: ["overdue", overdue.part],
    },
    {
      name: t("Cards gone through in time"),
      value: share(fresh, fewest),
      of: t("{n} of {all} cards", { n: fresh.part, all: fresh.whole }),
      rule: t("Not later than two weekdays after the day they were to be gone through."),
      behind: ["stale", fresh.whole - fresh.part],
    },
    {
      name: t("May be told both ways"),
      value: share(consent, fewest),
      of: t("{n} of {all} known to both principals", { n: consent.part, all: consent.whole }),
      rule: t("A legal basis in each direction, at least for being on the board, and no block."),
      behind: ["unshared", consent.whole - consent.part],
    },
  ];
}
