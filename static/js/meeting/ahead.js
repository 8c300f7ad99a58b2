// @ts-check
/** Before a meeting: whose turn it is to lead it, and which planned ones never were. */
import { html, nothing } from "lit-html";
import { formatDate, t, tn } from "../i18n.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {{staff: string, name: string}} Chair */
/** @typedef {{on: string, why: string}} Missed */
/** @typedef {{day: string, chairs: Chair[], missed: Missed[]}} Ahead */

/** @param {Room} room @param {string} today */
export function aheadOf(room, today) {
  if (room.ahead?.day !== today) void read(room, today);
  const { chairs, missed } = /** @type {Ahead} */ (room.ahead);
  return html`${turnLine(chairs)}${missedLines(missed)}`;
}

/** Read once a day; without an answer the meeting starts all the same. @param {Room} room @param {string} day */
async function read(room, day) {
  const mine = (room.ahead = { day, chairs: /** @type {Chair[]} */ ([]), missed: /** @type {Missed[]} */ ([]) });
  const [{ chairs }, missed] = await Promise.all([room.app.live.get("/meetings/chairs").catch(() => ({ chairs: [] })), readMissed(room.app.live)]);
  Object.assign(mine, { chairs, missed });
  room.app.redraw();
}

/** Of the trained who are here today. @param {Chair[]} chairs */
export function turnLine([first, ...rest]) {
  if (!first) return nothing;
  const then = rest.slice(0, 3).map(({ name }) => name).join(", ");
  return html`<p class="turn">${t("Whose turn it is to lead: {name}", { name: first.name })}${then ? html` <span class="muted">${t("then {names}", { names: then })}</span>` : nothing}</p>`;
}

/** The latest one by its day, and how many more. @param {Missed[]} missed */
function missedLines([latest, ...rest]) {
  if (!latest) return nothing;
  const day = formatDate(latest.on, { weekday: "long", day: "numeric", month: "long" });
  return html`<p class="notice"><span>${t("No meeting was held on {day}.", { day })}${rest.length ? html` ${tn("{n} more planned meeting was not held.", "{n} more planned meetings were not held.", rest.length)}` : nothing}</span> <a href="/minutes#day-${latest.on}">${t("Say why…")}</a></p>`;
}

/** Those that nobody has explained. @param {any} live the live engine @returns {Promise<Missed[]>} */
export async function readMissed(live) {
  const { days } = await live.get("/meetings/not-held").catch(() => ({ days: [] }));
  return days.filter((/** @type {Missed} */ { why }) => !why);
}
