// @ts-check
/** What was opened in emergency: read when the page opens, after each review, and when the server nudges. */
import { html, nothing, render } from "lit-html";
import { io } from "socket.io-client";
import { formatDateTime, t } from "../i18n.js";
import { systemClock } from "../live/clock.js";
import { createSocket } from "../live/socket.js";
import { read, versioned } from "../team/reach.js";
import { textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";

/**
 * @typedef {{id: string, version: number, patient: string, patient_label: string, staff: string, staff_name: string,
 *   reason: string, at: string, ends_at: string, ended_at: string | null, reviewed_at: string | null,
 *   reviewer_name: string | null, comment: string}} Emergency
 */

const root = /** @type {HTMLElement} */ (document.getElementById("emergencies"));
const { team = "", staff = "" } = root.dataset;
const nothingToDo = () => {};
/** @type {Emergency[] | null} */
let emergencies = null;
let problem = "";

async function reload() {
  try {
    ({ emergencies } = await read(`/api/teams/${team}/emergencies`));
    problem = "";
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  show();
}

function show() {
  if (root.querySelector(":scope > .loading")) root.replaceChildren();
  render(html`${problem ? html`<p class="notice" role="alert">${problem} <button class="link" @click=${reload}>${t("Try again")}</button></p>` : nothing}
    ${emergencies ? lists(emergencies) : nothing}`, root);
  const badge = document.querySelector("[data-emergencies]");
  const waiting = emergencies?.filter((one) => !one.reviewed_at).length;
  if (badge && emergencies) badge.textContent = waiting ? String(waiting) : "";
}

/** @param {Emergency[]} all */
function lists(all) {
  const waiting = all.filter((one) => !one.reviewed_at);
  const reviewed = all.filter((one) => one.reviewed_at);
  return html`
    <section><h2>${t("To review")}</h2>${waiting.length ? html`<ul class="openings">${waiting.map(opening)}</ul>` : html`<p class="muted">${t("Nothing to review.")}</p>`}</section>
    <section><h2>${t("Reviewed")}</h2>${reviewed.length ? html`<ul class="openings">${reviewed.map(opening)}</ul>` : html`<p class="muted">${t("Nothing reviewed yet.")}</p>`}</section>`;
}

/** @param {Emergency} one */
function opening(one) {
  const ended = one.ended_at ? t("closed {when}", { when: formatDateTime(one.ended_at) }) : t("open until {when}", { when: formatDateTime(one.ends_at) });
  return html`
    <li data-opening=${one.id}>
      <h3>${one.patient_label}</h3>
      <p class="muted small">${one.staff_name} · ${t("opened {when}", { when: formatDateTime(one.at) })} · ${ended}</p>
      <blockquote>${one.reason}</blockquote>
      ${one.reviewed_at
        ? html`<p><b>${one.comment}</b> <span class="muted small">${t("{name}, {when}", { name: one.reviewer_name ?? "", when: formatDateTime(one.reviewed_at) })}</span></p>`
        : one.staff === staff
          ? html`<p class="muted small">${t("Your own opening is reviewed by another team leader.")}</p>`
          : html`<button class="button primary" @click=${() => review(one)}>${t("Review…")}<span class="vh"> ${one.patient_label}</span></button>`}
    </li>`;
}

/** @param {Emergency} one */
function review({ id, patient_label: name, staff_name, reason }) {
  const send = versioned(() => emergencies?.find((each) => each.id === id)?.version, reload);
  openForm({
    key: `review:${id}`,
    title: t("Review: {name}", { name }),
    submit: t("Save the review"),
    body: (values, errors) => html`
      <p class="muted">${staff_name}</p><blockquote>${reason}</blockquote>
      ${textField({ name: "comment", label: t("What came of looking at why?"), hint: t("The comment stays with the log and closes the review."), value: values.comment, max: 280, errors, isFocused: true })}`,
    send: ({ comment }) => send(`/api/teams/${team}/emergencies/${id}/review`, { comment: comment.trim() }, "POST"),
    done: () => void reload(),
  });
}

const socket = createSocket({
  io,
  team,
  clock: systemClock,
  heard: {
    joined: nothingToDo, refused: nothingToDo, change: nothingToDo, head: nothingToDo, presence: nothingToDo, draft: nothingToDo, lost: nothingToDo,
    nudge: () => void reload(),
    closed: (reason) => void (reason === "signed_out" ? location.reload() : socket.connect()),
  },
});
socket.connect();
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void reload());
void reload();
