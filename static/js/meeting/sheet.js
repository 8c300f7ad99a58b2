// @ts-check
/** Choosing from the agenda: beside the person on a desk, a sheet on a phone. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { agendaList } from "./agenda_list.js";
import { viewOf } from "./room.js";

/** @typedef {import("./room.js").Room} Room */

/** @param {Room} room */
export function openAgenda(room) {
  const beside = /** @type {HTMLElement | null} */ (document.querySelector(".agenda"));
  const first = /** @type {HTMLElement | null | undefined} */ (beside?.querySelector("button"));
  if (beside?.offsetParent && first) return first.focus();
  openDialog({ title: t("Agenda"), className: "agenda-sheet", body: (dialog) => html`<div class="form-body agenda">${agendaList(room, viewOf(room), dialog.close)}</div>` });
}
