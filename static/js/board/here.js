// @ts-check
import { html, nothing } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { placeWord, professionWord } from "./words.js";

/** Who else has the board open, and where. @param {import("./app.js").App} app */
export function openHere(app) {
  const model = app.model();
  openDialog({
    title: t("Looking at the board now"),
    body: () => html`<div class="form-body"><ul class="rows">${app.here.map(({ staff, patient, place }) => {
      const person = model.person(patient);
      return html`<li><b>${model.staff(staff)?.name}</b> <span class="muted">${professionWord(model.staff(staff)?.profession ?? "")} · ${placeWord(place)}${person ? html` · ${t("reads {name}", { name: person.name })}` : nothing}</span></li>`;
    })}</ul></div>`,
  });
}
