// @ts-check
/** What the team did in the period and what is late now: each number with what it is of; how, behind its button. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { about } from "./about.js";
import { behind } from "./behind.js";
import { number, percent, principalWord, span } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Part} Part */
/** @typedef {import("./figures.js").Firsts} Firsts */
/** `n` of a number (people_behind.py), whose list has this title. @typedef {{number: string, n: number, title: string, asked?: Record<string, string>}} People */
/** `about`: which definition; `behind`: whose people to show.
 * @typedef {{about: string, name: string, value: string, of: string, behind?: People}} Line */

/** @param {Figures} figures */
export function workCard(figures) {
  return html`<article class="load-card wide">
    <h2>${t("How the team works")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("How the team works")}>
      <table class="work">
        <thead>
          <tr>
            <th scope="col">${t("What")}</th>
            <th scope="col"><span class="vh">${t("How it is counted")}</span></th>
            <th scope="col" class="n">${t("Number")}</th>
            <th scope="col">${t("Of")}</th>
          </tr>
        </thead>
        ${group(t("Meetings"), meetings(figures))} ${group(t("People on the board"), nearness(figures))}
        ${group(t("Nominations"), nominations(figures))} ${group(t("Decisions and plans"), support(figures))}
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
      <td>${about(line.about, line.name)}</td>
      <td class="n">${line.value}</td>
      <td>${line.of} ${line.behind?.n ? show(line.behind) : nothing}</td>
    </tr>`,
  )}
</tbody>`;

/** @param {People} people */
const show = ({ number: which, n, title, asked }) => behind(t("show {n}", { n: number(n) }), title, which, asked);

/** @param {Part} counted @param {number} fewest @returns {string} */
const share = ({ part, whole }, fewest) => (whole < fewest ? t("n {n}", { n: whole }) : percent(part, whole));

/** A median of few says nothing. @param {number} n @param {number} fewest @param {number | null} value @param {number} [decimals] @returns {string} */
const middle = (n, fewest, value, decimals = 0) => (n < fewest ? t("n {n}", { n }) : number(value, decimals));

/** @param {Figures} figures @returns {Line[]} */
function meetings({ meetings: held, fewest }) {
  const of = t("{n} meetings held", { n: held.held });
  return [
    {
      about: "held",
      name: t("Planned days with a meeting"),
      value: share({ part: held.planned - held.missed, whole: held.planned }, fewest),
      of: t("{n} of {all} days", { n: held.planned - held.missed, all: held.planned }),
    },
    { about: "minutes", name: t("Length in minutes"), value: number(held.minutes), of },
    { about: "seconds_each", name: t("Seconds a person"), value: number(held.seconds_each), of },
    { about: "disciplines", name: t("Disciplines"), value: number(held.disciplines, 1), of },
    {
      about: "with_both",
      name: t("Both principals there"),
      value: share({ part: held.with_both, whole: held.held }, fewest),
      of: t("{n} of {all} meetings", { n: held.with_both, all: held.held }),
    },
  ];
}

/** @param {Figures} figures @returns {Line[]} */
function nearness({ nearness: near, missed, to_doctor, to_crisis_plan, fewest }) {
  const of = t("{n} on the board", { n: near.people });
  const [none, one, two, three, more] = near.by_faces;
  const shared = { part: near.people - none - one, whole: near.people };
  return [
    { about: "contacts_a_week", name: t("Contacts a week"), value: number(near.contacts_a_week, 1), of },
    {
      about: "faces",
      name: t("Different staff met"),
      value: number(near.faces, 1),
      of: t("1: {one} · 2: {two} · 3: {three} · 4 or more: {more}", { one, two, three, more }),
    },
    {
      about: "shared",
      name: t("Met by two or more"),
      value: share(shared, fewest),
      of: t("{n} of {all} on the board", { n: shared.part, all: shared.whole }),
    },
    { about: "unmet", name: t("Met by nobody in 14 days"), value: number(near.unmet), of, behind: { number: "unmet", n: near.unmet, title: t("Met by nobody in 14 days") } },
    {
      about: "missed",
      name: t("Visits in vain for each hundred"),
      value: missed.per_100 === null ? t("n {n}", { n: missed.tried }) : number(missed.per_100),
      of: t("{n} of {all} contacts", { n: missed.missed, all: missed.tried }),
      behind: { number: "in_vain", n: missed.missed, title: t("Visits in vain") },
    },
    {
      about: "to_doctor",
      name: t("Days until a doctor"),
      value: middle(to_doctor.count, fewest, to_doctor.median_days),
      of: t("{n} came onto the board, {reached} met a doctor", { n: to_doctor.count, reached: to_doctor.reached }),
      behind: { number: "no_doctor", n: to_doctor.waiting, title: t("On the board and not met by a doctor") },
    },
    {
      about: "to_crisis_plan",
      name: t("Days until a crisis plan"),
      value: middle(to_crisis_plan.count, fewest, to_crisis_plan.median_days),
      of: t("{n} came onto the board, {reached} have one", { n: to_crisis_plan.count, reached: to_crisis_plan.reached }),
      behind: { number: "no_crisis_plan", n: to_crisis_plan.waiting, title: t("On the board without a crisis plan") },
    },
  ];
}

/** @param {Figures} figures @returns {Line[]} */
function nominations({ replies, principals, fewest }) {
  /** @param {(replies: import("./figures.js").Replies) => string} say */
  const each = (say) =>
    principals.map(({ principal, replies: theirs }) => `${principalWord(principal)}: ${say(theirs)}`).join(" · ");
  const answered = t("{n} answered", { n: replies.count });
  return [
    { about: "asked", name: t("Nominations"), value: number(replies.asked), of: each(({ asked }) => number(asked)) },
    {
      about: "in_time",
      name: t("Answered in time"),
      value: share({ part: replies.in_time, whole: replies.count }, fewest),
      of: t("{n} of {all} answered", { n: replies.in_time, all: replies.count }),
    },
    {
      about: "placed",
      name: t("Came onto the board"),
      value: share({ part: replies.placed, whole: replies.proposals }, fewest),
      of: each(({ placed, proposals }) => t("{n} of {all}", { n: placed, all: proposals })),
    },
    { about: "hours", name: t("Hours to the answer"), value: middle(replies.count, fewest, replies.median_hours), of: answered },
    {
      about: "read_hours",
      name: t("Hours until it was read"),
      value: middle(replies.read, fewest, replies.read_hours),
      of: t("{n} of {all} read", { n: replies.read, all: replies.count }),
    },
    {
      about: "result_days",
      name: t("Days to the result"),
      value: middle(replies.results, fewest, replies.result_days),
      of: t("{n} of {all} with a result", { n: replies.results, all: replies.count }),
    },
    {
      about: "late",
      name: t("Nominations late with an answer"),
      value: number(replies.late),
      of: t("{n} wait for an answer", { n: replies.waiting }),
      behind: { number: "late_answers", n: replies.late, title: t("Nominations late with an answer") },
    },
  ];
}

/** @param {Figures} figures @returns {Line[]} */
function support({ waiting, sip, fewest }) {
  return [
    ...waiting.map((on) => ({
      about: "waiting",
      name: waitsOn(on),
      value: number(on.count),
      of: on.count
        ? t("{late} late · longest {longest} d · median {median} d", {
            late: on.late,
            longest: number(on.longest_days),
            median: number(on.median_days),
          })
        : "–",
      behind: { number: "waiting", n: on.count, title: waitsOn(on), asked: { principal: on.principal ?? "others" } },
    })),
    {
      about: "sip",
      name: t("With a SIP"),
      value: share(sip, fewest),
      of: t("{n} of {all} with support from both principals", { n: sip.part, all: sip.whole }),
      behind: { number: "no_sip", n: sip.whole - sip.part, title: t("Support from both principals and no SIP") },
    },
  ];
}

/** @param {import("./figures.js").Waiting} on @returns {string} */
const waitsOn = ({ principal }) =>
  t("Decisions that wait on: {whom}", { whom: principal ? principalWord(principal) : t("others") });

/** @param {Figures} figures @returns {Line[]} */
function standing({ overdue, fresh, consent, weighted, intensive, addiction, chairs, fewest }) {
  return [
    {
      about: "overdue",
      name: t("Tasks late"),
      value: share(overdue, fewest),
      of: t("{n} of {all} open tasks", { n: overdue.part, all: overdue.whole }),
      behind: { number: "overdue", n: overdue.part, title: t("Tasks late") },
    },
    {
      about: "fresh",
      name: t("Cards gone through in time"),
      value: share(fresh, fewest),
      of: t("{n} of {all} cards", { n: fresh.part, all: fresh.whole }),
      behind: { number: "stale", n: fresh.whole - fresh.part, title: t("Cards not gone through in time") },
    },
    {
      about: "consent",
      name: t("May be told both ways"),
      value: share(consent, fewest),
      of: t("{n} of {all} known to both principals", { n: consent.part, all: consent.whole }),
      behind: { number: "unshared", n: consent.whole - consent.part, title: t("May not be told both ways") },
    },
    {
      about: "weighted",
      name: t("Weighed people per case manager"),
      value: number(weighted, 1),
      of: t("on the board: {n}, else 1", { n: intensive }),
    },
    {
      about: "addiction",
      name: t("With competence in addiction"),
      value: number(addiction.value),
      of: t("the model: {n}", { n: addiction.low }),
    },
    {
      about: "chairs",
      name: t("Can lead the meeting"),
      value: number(chairs.value),
      of: t("the team's own goal: {span}", { span: span(chairs.low, chairs.high) }),
    },
  ];
}
