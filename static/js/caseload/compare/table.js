// @ts-check
/** The teams' table: a row for each, a heading for each number that sorts and tells what it means. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { t } from "../../i18n.js";
import { about } from "../about.js";
import { groupsOf } from "./columns.js";
import { NAME, ordered } from "./order.js";

/** @typedef {import("./comparison.js").Comparison} Comparison */
/** @typedef {import("./comparison.js").TeamSeen} TeamSeen */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {import("./order.js").Order} Order */

/**
 * @param {Comparison} seen @param {Order} order @param {(by: string) => void} sort
 * @param {(team: TeamSeen) => unknown} nameOf as a way to the team's own page
 */
export function teamsTable(seen, order, sort, nameOf) {
  const groups = groupsOf(seen);
  const columns = groups.flatMap((group) => group.columns);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("Teams beside each other")}>
    <table class="teams">
      <thead>
        <tr>
          ${heading({ code: NAME, name: t("Team") }, order, sort, { rowspan: 2 })}
          ${groups.map(
            ({ name, note, columns: own }) => html`<th scope="colgroup" colspan=${own.length} class="group">
              ${name}${note ? html` <span class="days">${note}</span>` : nothing}
            </th>`,
          )}
        </tr>
        <tr>
          ${groups.map((group) => group.columns.map((column, place) => heading(column, order, sort, { isFirst: !place })))}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          ordered(seen.teams, columns, order),
          ({ team }) => team,
          (team) => html`<tr>
            <th scope="row">${nameOf(team)}</th>
            ${groups.map(({ columns: own }) => own.map((column, place) => html`<td class=${place ? "" : "first"}>${column.cell(team)}</td>`))}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {Pick<Column, "code" | "name"> & Partial<Column>} column @param {Order} order @param {(by: string) => void} sort
 * @param {{rowspan?: number, isFirst?: boolean}} place
 */
function heading({ code, name, model, about: meaning }, order, sort, { rowspan = 1, isFirst = false }) {
  const sorted = order.by === code ? (order.isDown ? "descending" : "ascending") : nothing;
  return html`<th scope="col" rowspan=${rowspan} class=${isFirst ? "first" : ""} aria-sort=${sorted}>
    <button type="button" class="sort" @click=${() => sort(code)}>
      <span>${name}</span><span class="arrow" aria-hidden="true"></span>
    </button>
    ${model ? html`<span class="model">${t("model {span}", { span: model })}</span>` : nothing}
    ${meaning ? about(meaning, name) : nothing}
  </th>`;
}
