// @ts-check
/** The comparison's columns: what each is called, what it sorts by, and how a team's cell reads. */
import { html, nothing, svg } from "lit-html";
import { formatDate, t } from "../../i18n.js";
import { number, percent, span, verdictWord } from "../words.js";

/** @typedef {import("./comparison.js").TeamSeen} TeamSeen */
/** @typedef {import("./comparison.js").Comparison} Comparison */
/** @typedef {import("../figures.js").Gauge} Gauge */
/**
 * @typedef {Object} Column
 * @property {string} code in the address
 * @property {string} about in `fact_board/caseload/definitions`
 * @property {string} name
 * @property {string} [model]
 * @property {(team: TeamSeen) => number | null} value to sort by; null: too few to say
 * @property {(team: TeamSeen) => unknown} cell
 */
/** @typedef {{name: string, note?: string, columns: Column[]}} Group */

const HEADROOM = 1.2;

/** @param {Comparison} seen @returns {Group[]} */
export const groupsOf = (seen) => [
  { name: t("Against the model"), columns: againstTheModel(seen) },
  { name: t("On the board in the last year"), columns: onTheBoard(seen) },
  { name: t("The chosen days"), note: `${formatDate(seen.first)} – ${formatDate(seen.last)}`, columns: ofThePeriod(seen) },
  { name: t("Now"), columns: now(seen) },
];

/** @param {Comparison} seen @returns {Column[]} */
const againstTheModel = ({ teams }) => [
  gaugeColumn(teams, "patients", { about: "patients", name: t("People") }),
  gaugeColumn(teams, "whole_team", { about: "staffing", name: t("Full-time posts"), decimals: 1 }),
  gaugeColumn(teams, "per_fte", { about: "per_fte", name: t("Per full-time post"), decimals: 1 }),
  gaugeColumn(teams, "per_case_manager", { about: "case_managers", name: t("Per case manager"), decimals: 1 }),
  gaugeColumn(teams, "share", {
    about: "share",
    name: t("On the board"),
    unit: "{n} %",
    also: ({ on_board }) => number(on_board),
  }),
];

/**
 * @param {TeamSeen[]} teams @param {"patients" | "whole_team" | "per_fte" | "per_case_manager" | "share"} code
 * @param {{about: string, name: string, decimals?: number, unit?: string, also?: (team: TeamSeen) => string}} look
 * @returns {Column}
 */
function gaugeColumn(teams, code, { about, name, decimals = 0, unit = "{n}", also }) {
  const end = Math.max(...teams.flatMap((team) => [team[code].high, team[code].value ?? 0])) * HEADROOM;
  const model = span(teams[0][code].low, teams[0][code].high);
  return {
    code,
    about,
    name,
    model: unit === "{n}" ? model : t(unit, { n: model }),
    value: (team) => team[code].value,
    cell: (team) => {
      const { value, verdict } = team[code];
      const says = verdict ? verdictWord(verdict) : nothing;
      return html`<strong>${value === null ? number(value) : t(unit, { n: number(value, decimals) })}</strong>
        ${scale(team[code], end)}
        <span class="also">${also ? html`${also(team)} · ${says}` : says}</span>`;
    },
  };
}

/** The same scale all the way down a column. @param {Gauge} gauge @param {number} end */
function scale({ value, low, high }, end) {
  const x = (/** @type {number} */ n) => (1000 * n) / end;
  return html`<svg class="scale" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" x="0" y="5" width="1000" height="4"></rect>
    <rect class="band" x=${x(low)} y="2" width=${x(high) - x(low)} height="10"></rect>
    ${value === null ? nothing : svg`<line class="mark" x1=${x(value)} x2=${x(value)} y1="0" y2="14"></line>`}
  </svg>`;
}

/** @param {Comparison} seen @returns {Column[]} */
const onTheBoard = ({ fewest }) => [
  {
    code: "stays",
    about: "stays",
    name: t("Median days"),
    value: ({ stays }) => (stays.count < fewest ? null : stays.median_days),
    cell: ({ stays }) =>
      stays.count < fewest
        ? few(stays.count)
        : two(number(stays.median_days), t("9 of 10: {n}", { n: number(stays.nine_of_ten_days) })),
  },
  {
    code: "back",
    about: "back",
    name: t("Back within 90 d"),
    value: ({ stays }) => (stays.closed < fewest ? null : stays.back / stays.closed),
    cell: ({ stays }) =>
      stays.closed < fewest
        ? few(stays.closed)
        : two(percent(stays.back, stays.closed), t("30 d: {share}", { share: percent(stays.back_soon, stays.closed) })),
  },
];

/** @param {Comparison} seen @returns {Column[]} */
const ofThePeriod = ({ fewest }) => [
  partColumn("in_time", t("Answered in time"), fewest, ({ replies }) => [replies.in_time, replies.count]),
  partColumn("held", t("Planned days with a meeting"), fewest, ({ meetings: { planned, missed } }) => [
    planned - missed,
    planned,
  ]),
];

/** @param {Comparison} seen @returns {Column[]} */
const now = ({ fewest }) => [
  {
    code: "unmet",
    about: "unmet",
    name: t("Met by nobody in 14 days"),
    value: ({ nearness }) => nearness.unmet,
    cell: ({ nearness }) => two(number(nearness.unmet), t("of {all}", { all: number(nearness.people) })),
  },
  partColumn("overdue", t("Tasks late"), fewest, ({ overdue }) => [overdue.part, overdue.whole]),
  partColumn("sip", t("With a SIP"), fewest, ({ sip }) => [sip.part, sip.whole]),
  {
    code: "waiting",
    about: "waiting",
    name: t("Decisions that wait"),
    value: (team) => sum(team, "count"),
    cell: (team) => two(number(sum(team, "count")), t("late: {n}", { n: number(sum(team, "late")) })),
  },
];

/**
 * A share, and what it is of; of few no share.
 * @param {string} code of its definition, too @param {string} name @param {number} fewest
 * @param {(team: TeamSeen) => [number, number]} parts @returns {Column}
 */
const partColumn = (code, name, fewest, parts) => ({
  code,
  about: code,
  name,
  value: (team) => {
    const [part, whole] = parts(team);
    return whole < fewest ? null : part / whole;
  },
  cell: (team) => {
    const [part, whole] = parts(team);
    const of = t("{n} of {all}", { n: number(part), all: number(whole) });
    return whole < fewest ? two(t("n {n}", { n: number(whole) }), whole ? of : "") : two(percent(part, whole), of);
  },
});

/** @param {TeamSeen} team @param {"count" | "late"} name */
const sum = ({ waiting }, name) => waiting.reduce((all, each) => all + each[name], 0);

/** @param {number} n */
const few = (n) => two(t("n {n}", { n: number(n) }), "");

/** @param {string} first @param {string} second */
const two = (first, second) => html`<strong>${first}</strong> <span class="also">${second}</span>`;
