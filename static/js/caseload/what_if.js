// @ts-check
/** What if: posts or people more or fewer, or two teams. The server says what the model then says; nothing is kept. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { t } from "../i18n.js";
import { read } from "../team/reach.js";
import { beside, number, span } from "./words.js";

/** @typedef {import("./figures.js").Supposed} Supposed */
/** @typedef {"fte" | "patients"} Name */

const PAUSE = 400; // ms without a key
const A_NUMBER = /^[-+]?\d+(\.\d+)?$/;
const STEPS = { fte: 0.5, patients: 5 };

/** @param {string} team @param {() => void} redraw the page */
export function createWhatIf(team, redraw) {
  /** @type {Record<Name, string>} as typed */
  const typed = { fte: "", patients: "" };
  let isSplit = false;
  /** @type {Supposed[]} */ let now = [];
  /** @type {Supposed[]} */ let then = [];
  /** @type {Record<string, string[]>} */ let errors = {};
  let trouble = "";
  let turn = 0;
  /** @type {any} */ let timer;

  const isAsked = () => isSplit || (["fte", "patients"]).some((name) => Number(plain(typed[/** @type {Name} */ (name)])) !== 0);

  /** Anew, also when the team's own figures have changed. */
  async function ask() {
    const mine = (turn += 1);
    const wrong = Object.entries(typed).filter(([, value]) => value.trim() && !A_NUMBER.test(plain(value)));
    errors = Object.fromEntries(wrong.map(([name]) => [name, [t("Write a number.")]]));
    if (wrong.length) return redraw();
    const asked = new URLSearchParams({ fte: plain(typed.fte), patients: plain(typed.patients), teams: isSplit ? "2" : "1" });
    try {
      const path = `/api/teams/${team}/caseload/what-if`;
      const [today, changed] = await Promise.all([read(path), isAsked() ? read(`${path}?${asked}`) : { teams: [] }]);
      if (mine !== turn) return;
      [now, then, errors, trouble] = [today.teams, changed.teams, {}, ""];
    } catch (problem) {
      if (mine !== turn) return;
      const { fields = {}, message } = /** @type {any} */ (problem);
      [then, errors, trouble] = [[], fields, Object.keys(fields).length ? "" : message];
    }
    redraw();
  }

  /** @param {Name} name @param {string} value @param {number} [pause] */
  function change(name, value, pause = PAUSE) {
    typed[name] = value;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
    redraw();
  }

  /** @param {Name} name @param {number} by */
  function step(name, by) {
    const value = Math.round(10 * ((Number(plain(typed[name])) || 0) + by)) / 10;
    change(name, value > 0 ? `+${number(value, name === "fte" ? 1 : 0)}` : number(value, name === "fte" ? 1 : 0), 100);
  }

  function startOver() {
    Object.assign(typed, { fte: "", patients: "" });
    isSplit = false;
    void ask();
  }

  /** @param {Name} name @param {string} label @param {string} fewer @param {string} more */
  const field = (name, label, fewer, more) => html`<div class="field">
    <label for="what-if-${name}">${label}</label>
    <div class="stepped">
      <button class="button" type="button" aria-label=${fewer} @click=${() => step(name, -STEPS[name])}>−</button>
      <input
        id="what-if-${name}" autocomplete="off" maxlength="6" placeholder="0" .value=${live(typed[name])}
        aria-invalid=${errors[name] ? "true" : "false"} aria-describedby=${errors[name] ? `what-if-${name}-error` : nothing}
        @input=${(/** @type {Event} */ event) => change(name, /** @type {HTMLInputElement} */ (event.target).value)}
      />
      <button class="button" type="button" aria-label=${more} @click=${() => step(name, STEPS[name])}>+</button>
    </div>
    ${errors[name] ? html`<p class="error" id="what-if-${name}-error">${errors[name][0]}</p>` : nothing}
  </div>`;

  /** @param {import("./figures.js").Figures} figures */
  const card = ({ share }) => html`<article class="load-card what-if" id="what-if">
    <h2>${t("What if…")}</h2>
    <p class="says">${t("Posts or people more or fewer, or two teams: what the model then says. Nothing is kept.")}</p>
    <div class="asked" role="group" aria-label=${t("What if…")}>
      ${field("fte", t("Full-time posts, more or fewer"), t("Half a post fewer"), t("Half a post more"))}
      ${field("patients", t("People, more or fewer"), t("Five people fewer"), t("Five people more"))}
      <label class="check">
        <input type="checkbox" .checked=${live(isSplit)} @change=${(/** @type {Event} */ event) => {
          isSplit = /** @type {HTMLInputElement} */ (event.target).checked;
          void ask();
        }} />
        ${t("Split into two teams")}
      </label>
      <button class="button quiet small" type="button" ?disabled=${!isAsked()} @click=${startOver}>${t("Start over")}</button>
    </div>
    <p class="told" role="status">${trouble || (then.length ? inWords(then) : "")}</p>
    ${now.length ? table(now[0], then, share) : nothing}
  </article>`;

  return { card, renew: () => void ask() };
}

/** What was typed as the server reads it: a comma and a long minus are as good. @param {string} value @returns {string} */
const plain = (value) => value.trim().replace(",", ".").replace("−", "-") || "0";

/** @param {Supposed[]} teams @returns {string} */
const inWords = (teams) =>
  teams
    .map((team, i) => {
      const { per_fte } = team;
      const said = t("{n} people for each full-time post: {beside}.", { n: number(per_fte.value, 1), beside: beside(per_fte, 1) });
      return teams.length > 1 ? t("Team {n}: {said}", { n: i + 1, said }) : said;
    })
    .join(" ");

/** @param {Supposed} now @param {Supposed[]} then @param {import("./figures.js").Gauge} share */
function table(now, then, share) {
  const all = [now, ...then];
  const heads = [t("Now"), ...then.map((_, i) => (then.length > 1 ? t("Then, team {n}", { n: i + 1 }) : t("Then")))];
  /** @type {[string, string, (team: Supposed) => unknown][]} */
  const rows = [
    [t("People"), span(now.patients.low, now.patients.high), (team) => withVerdict(team.patients, 0)],
    [t("Full-time posts"), span(now.whole_team.low, now.whole_team.high), (team) => withVerdict(team.whole_team, 1)],
    [t("Per full-time post"), span(now.per_fte.low, now.per_fte.high), (team) => withVerdict(team.per_fte, 1)],
    [t("On the board, by the model"), t("{span} %", { span: span(share.low, share.high) }), (team) => span(team.on_board_low, team.on_board_high)],
    [t("The posts are enough for"), "", (team) => room(team)],
  ];
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("What the model says")}>
    <table>
      <thead>
        <tr>
          <th scope="col">${t("What")}</th>
          <th scope="col" class="n">${t("Model")}</th>
          ${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, model, cell]) => html`<tr>
            <th scope="row">${name}</th>
            <td class="n">${model}</td>
            ${all.map((team) => html`<td class="n">${cell(team)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** @param {import("./figures.js").Gauge} gauge @param {number} decimals */
const withVerdict = (gauge, decimals) =>
  html`<b>${number(gauge.value, decimals)}</b><br /><span class="muted">${beside(gauge, decimals)}</span>`;

/** @param {Supposed} team */
function room({ room: left, posts_missing: missing }) {
  if (left >= 0) return t("{n} more people", { n: number(left) });
  return html`${t("{n} fewer people", { n: number(-left) })}<br /><span class="muted">${t("{n} posts missing", { n: number(missing, 1) })}</span>`;
}
