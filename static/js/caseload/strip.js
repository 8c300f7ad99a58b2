// @ts-check
/**
 * Who of the team has met each person on the board in 14 days, and who has not. It names people, so it is
 * fetched, and logged, only when somebody asks for it: a card of its own that the page's figures leave alone.
 */
import { html, nothing, render, svg } from "lit-html";
import { formatDate, t } from "../i18n.js";
import { read } from "../team/reach.js";

/** @typedef {import("./faces.js").Faces} Faces */
/** @typedef {import("./faces.js").Face} Face */
/** @typedef {import("./faces.js").PersonMet} PersonMet */

export const strip = document.createElement("article");
strip.className = "load-card wide strip-card";
const shown = { faces: /** @type {Faces | null} */ (null), trouble: "", isAsking: false };
draw();

async function ask() {
  change({ isAsking: true, trouble: "" });
  try {
    change({ faces: await read(`/api/teams/${document.body.dataset.team}/caseload/faces`), isAsking: false });
  } catch (problem) {
    const { detail, message } = /** @type {any} */ (problem);
    change({ faces: null, trouble: detail || message, isAsking: false });
  }
}

/** @param {Partial<typeof shown>} now */
function change(now) {
  Object.assign(shown, now);
  draw();
}

function draw() {
  const { faces, trouble, isAsking } = shown;
  strip.setAttribute("aria-busy", String(isAsking));
  render(
    html`<h2>${t("Who has met whom in 14 days")}</h2>
      <p class="note">${t("The model shares each person on the board among several of the team; the people themselves ask for fewer faces. This tells both.")}</p>
      ${faces ? told(faces) : nothing}
      ${trouble ? html`<p class="form-error" role="alert">${trouble}</p>` : nothing}
      <p class="no-print"><button class="button small" ?disabled=${isAsking} @click=${ask}>${faces ? t("Read again") : t("Show the people")}</button>
        <span class="muted small">${t("Shows names: that you look is logged.")}</span></p>`,
    strip,
  );
}

/** @param {Faces} faces */
function told(faces) {
  const rest = faces.not_shared ? html`<p>${t("plus {n} not shared", { n: faces.not_shared })}</p>` : nothing;
  if (!faces.people.length) return html`<p class="empty">${faces.not_shared ? t("No one whom you may see is on the board.") : t("No one is on the board. Everyone is at standard level.")}</p>${rest}`;
  return html`${legend()}
    <div class="scroll" tabindex="0" role="region" aria-label=${t("Who has met whom in 14 days")}>
      <table class="strip">
        <caption class="vh">${t("Who has met whom, {first}–{last}", { first: formatDate(faces.first), last: formatDate(faces.last) })}</caption>
        <thead>
          <tr>
            <th scope="col">${t("Person")}</th>
            <th scope="col" class="n">${t("Different staff")}</th>
            ${faces.staff.map((each) => html`<th scope="col" class="face-head">${initialsOf(faces, each)}</th>`)}
          </tr>
        </thead>
        <tbody>${faces.people.map((person) => row(faces, person))}</tbody>
      </table>
    </div>
    ${rest}`;
}

/** @param {Faces} faces @param {Face} face */
function initialsOf({ parties }, face) {
  const party = parties.find(({ id }) => id === face.party);
  const name = face.is_me ? t("{name} (you)", { name: face.name }) : face.name;
  return html`<span class="face-of" data-principal=${party?.principal ?? nothing} ?data-me=${face.is_me} title="${name}, ${party?.name ?? ""}"
    ><span aria-hidden="true">${face.initials}</span><span class="vh">${name}, ${party?.name ?? ""}</span></span>`;
}

/** @param {Faces} faces @param {PersonMet} person */
function row(faces, person) {
  const isWhole = faces.parties.every(({ id }) => person.told_of.includes(id));
  const count = person.met.length;
  return html`<tr>
    <th scope="row"><a href="/patients/${person.id}">${person.label}</a></th>
    <td class="n">${isWhole ? count : html`<span title=${t("At least: one party's contacts are not shared with you.")}>≥ ${count}</span>`}
      ${count === 0 && isWhole ? html` <b>${t("nobody")}</b>` : nothing}</td>
    ${faces.staff.map((face) => html`<td class="cell">${cell(person, face)}</td>`)}
  </tr>`;
}

/** @param {PersonMet} person @param {Face} face */
function cell(person, face) {
  const met = person.met.find(({ staff }) => staff === face.id);
  if (met) return mark("met", t("met {day}", { day: formatDate(met.on) }));
  return person.told_of.includes(face.party) ? mark("not_met", t("has not met")) : mark("not_shared", t("not shared"));
}

/** A disc, a small ring or a dash: told apart by shape alone. @type {Record<string, unknown>} */
const shapes = {
  met: svg`<circle cx="8" cy="8" r="6.5"/>`,
  not_met: svg`<circle cx="8" cy="8" r="2.2" class="hollow"/>`,
  not_shared: svg`<path d="M2 13L13 2M6 14L14 6" class="hollow"/>`,
};

/** @param {string} kind @param {string} text */
const mark = (kind, text) => html`<span class="met-mark" title=${text}><svg viewBox="0 0 16 16" aria-hidden="true">${shapes[kind]}</svg><span class="vh">${text}</span></span>`;

const legend = () => html`<ul class="legend">
  <li>${mark("met", "")} ${t("has met")}</li>
  <li>${mark("not_met", "")} ${t("has not met")}</li>
  <li>${mark("not_shared", "")} ${t("not shared with you")}</li>
</ul>`;
