// @ts-check
/** Which days are looked at: thirteen weeks, a year, or from one day to another. It stands in the address. */
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";

/** @typedef {Pick<import("./figures.js").Figures, "first" | "last" | "today">} Days */

const NAMES = ["weeks", "first", "last"];

/** @returns {URLSearchParams} what the address asks for */
export function periodAsked() {
  const asked = new URLSearchParams(location.search);
  return new URLSearchParams(NAMES.flatMap((name) => (asked.get(name) ? [[name, asked.get(name) ?? ""]] : [])));
}

/** @param {Days | null} figures @param {(period: URLSearchParams) => void} choose */
export function periodChooser(figures, choose) {
  if (!figures) return nothing;
  const asked = periodAsked();
  const chosen = asked.has("first") ? "days" : (asked.get("weeks") ?? "13");
  /** @param {Event} event */
  const onChange = ({ target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    const { first, last } = figures;
    choose(value === "days" ? new URLSearchParams({ first, last }) : new URLSearchParams({ weeks: value }));
  };
  return html`<label class="period">
      ${t("Days")}
      <select @change=${onChange}>
        <option value="13" ?selected=${chosen === "13"}>${t("13 weeks")}</option>
        <option value="52" ?selected=${chosen === "52"}>${t("12 months")}</option>
        <option value="days" ?selected=${chosen === "days"}>${t("From – to…")}</option>
      </select>
    </label>
    ${chosen === "days" ? days(figures, choose) : nothing}`;
}

/** @param {Days} figures @param {(period: URLSearchParams) => void} choose */
function days({ first, last, today }, choose) {
  /** @param {Event} event */
  const onChange = ({ currentTarget }) => {
    const form = /** @type {HTMLElement} */ (currentTarget);
    const [from, to] = [...form.querySelectorAll("input")];
    if (from.value && to.value && from.value <= to.value && to.value <= today) {
      choose(new URLSearchParams({ first: from.value, last: to.value }));
    }
  };
  return html`<span class="period" role="group" aria-label=${t("From – to…")} @change=${onChange}>
    <input type="date" aria-label=${t("From")} max=${today} .value=${first} />
    –
    <input type="date" aria-label=${t("To")} max=${today} .value=${last} />
  </span>`;
}
