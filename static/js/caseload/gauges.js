// @ts-check
/** The first row: four numbers, each beside its span. */
import { html, nothing, svg } from "lit-html";
import { t } from "../i18n.js";
import { about } from "./about.js";
import { beside, number, percent, shareBeside, span } from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */

const HEADROOM = 1.3;

/** @param {Figures} figures */
export function gauges(figures) {
  const { patients, per_fte, share } = figures;
  return html`<section class="gauges" aria-label=${t("Against the model")}>
    ${card({
      code: "patients",
      title: t("People"),
      value: number(patients.value),
      note: t("model: {span}", { span: span(patients.low, patients.high) }),
      verdict: beside(patients),
      bar: bar(patients, Math.max(patients.high, patients.value ?? 0) * HEADROOM),
    })}
    ${card({
      code: "per_fte",
      title: t("Per full-time post"),
      value: number(per_fte.value, 1),
      note: t("model: {span} · {fte} full-time posts", {
        span: span(per_fte.low, per_fte.high),
        fte: number(figures.fte, 1),
      }),
      verdict: beside(per_fte, 1),
      bar: bar(per_fte, Math.max(per_fte.high, per_fte.value ?? 0) * HEADROOM),
    })}
    ${card({
      code: "share",
      title: t("On the board"),
      value: `${number(figures.on_board)} · ${t("{n} %", { n: number(share.value) })}`,
      note: t("model: {span} %", { span: span(share.low, share.high) }),
      verdict: shareBeside(share),
      bar: bar(share, Math.max(share.high * 1.5, share.value ?? 0)),
    })}
    ${answers(figures)}
  </section>`;
}

/** @param {Figures} figures */
function answers({ replies, parties, fewest }) {
  const each = parties
    .filter(({ replies: theirs }) => theirs.count > 0)
    .map(({ name, replies: theirs }) =>
      theirs.count < fewest
        ? t("{party}: n {n}", { party: name, n: theirs.count })
        : t("{party}: {hours} h", { party: name, hours: number(theirs.median_hours) }),
    );
  const inTime = { value: replies.count ? (100 * replies.in_time) / replies.count : null, low: 0, high: 0 };
  return card({
    code: "hours",
    title: t("Answer to the nominator"),
    value: replies.count ? t("{n} h", { n: number(replies.median_hours) }) : "–",
    note: [t("median of the period"), ...each].join(" · "),
    verdict: replies.count
      ? t("{n} of {all} in time ({share})", {
          n: replies.in_time,
          all: replies.count,
          share: percent(replies.in_time, replies.count),
        })
      : t("no answers yet"),
    bar: replies.count ? bar(inTime, 100) : nothing,
  });
}

/** @param {{code: string, title: string, value: string, note: string, verdict: string, bar: unknown}} facts */
const card = ({ code, title, value, note, verdict, bar: drawn }) => html`<article class="load-card gauge">
  <div class="card-head"><h2>${title}</h2> ${about(code, title)}</div>
  <p class="value">${value}</p>
  ${drawn}
  <p class="verdict">${verdict}</p>
  <p class="note">${note}</p>
</article>`;

/**
 * Where the number lies: the span as a box, the number as a line across.
 * @param {{value: number | null, low: number, high: number}} gauge @param {number} end of the scale
 */
function bar({ value, low, high }, end) {
  const x = (/** @type {number} */ n) => (1000 * n) / end;
  return html`<svg class="scale" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" x="0" y="7" width="1000" height="10"></rect>
    ${high > low ? svg`<rect class="band" x=${x(low)} y="2" width=${x(high) - x(low)} height="20"></rect>` : nothing}
    ${value === null ? nothing : svg`<line class="mark" x1=${x(value)} x2=${x(value)} y1="0" y2="24"></line>`}
  </svg>`;
}
