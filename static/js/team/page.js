// @ts-check
/** The pages of whoever runs a team: one section is read, drawn, and read again after each write. */
import { html, nothing, render } from "lit-html";
import { t } from "../i18n.js";
import { drawColumns } from "./columns.js";
import { drawHouse } from "./house.js";
import { read } from "./reach.js";
import { drawSettings } from "./settings.js";
import { drawStaff } from "./staff.js";
import { drawToday } from "./today.js";

const root = /** @type {HTMLElement} */ (document.getElementById("team-section"));
const { section = "", team = "" } = root.dataset;
const isAdministered = "administered" in root.dataset;

/** @type {Record<string, {path: string, also?: string, draw: (place: import("./wire.js").Place<any>) => unknown}>} */
const SECTIONS = {
  staff: { path: `/api/teams/${team}/administration`, draw: drawStaff },
  columns: { path: `/api/teams/${team}/administration`, draw: drawColumns },
  settings: { path: `/api/teams/${team}/administration`, draw: drawSettings },
  today: { path: `/api/teams/${team}/attendance`, also: `/api/teams/${team}/meetings/chairs`, draw: drawToday },
  house: { path: "/api/house", draw: drawHouse },
};

const { path, also, draw } = SECTIONS[section];
/** @type {import("./wire.js").Place<any>} */
const place = { team, isAdministered, data: null, reload };
let problem = "";

async function reload() {
  try {
    const [data, more] = await Promise.all([read(path), also && read(also)]);
    place.data = { ...data, ...more };
    problem = "";
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  show();
}

function show() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(html`${problem ? html`<p class="notice" role="alert">${problem} <button class="link" @click=${reload}>${t("Try again")}</button></p>` : nothing}
    ${place.data ? draw(place) : nothing}`, root);
}

void reload();
