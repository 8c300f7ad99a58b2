// @ts-check
/** What became of my people on the board since I last worked. */
import { html } from "lit-html";
import { urgencyWord } from "../board/words.js";
import { t } from "../i18n.js";
import { personPath, section, who } from "./rows.js";
import { agoWord, columnLabel } from "./words.js";

/** @typedef {import("./wire.js").Phone} Phone */
/** @typedef {import("./wire.js").Changed} Changed */

/** @param {Phone} phone */
export const draw = (phone) => [
  section("changed", t("Changed on the board"), phone.data().changed.map((one) => html`
    <li class="phone-row">
      <a class="what" href=${personPath(phone, one.patient)}>
        <span class="first">${who(phone, phone.person(one.patient))}</span>
        <span class="text">${sentence(phone, one)} · ${agoWord(one.at, phone.today)}${one.by ? ` · ${phone.colleague(one.by)?.name ?? ""}` : ""}</span>
      </a>
    </li>`)),
];

/** @param {Phone} phone @param {Changed} one */
function sentence(phone, { what, category, urgency }) {
  const column = columnLabel(phone.column(category));
  if (what === "closed") return t("Back to the standard level");
  if (what === "placed") return t("Placed on the board: {column}", { column });
  return what === "category" ? t("Moved to {column}", { column }) : t("Now {urgency}", { urgency: urgencyWord(urgency ?? "").toLowerCase() });
}
