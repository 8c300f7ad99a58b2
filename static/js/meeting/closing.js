// @ts-check
/** Ending the meeting: what still stands in the way, and what will happen. */
import { html, nothing } from "lit-html";
import { formatDate, t, tn } from "../i18n.js";
import { openDialog } from "../ui/dialog.js";
import { closeMeeting, saveNote, takeUp } from "./drive.js";
import { viewOf } from "./room.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {{kind: string, patient: string, nomination?: string}} Block */
/** @typedef {{blocks: Block[], will: Record<string, any[]>, unanswered?: number}} Closure */

/** @type {Record<string, (name: string) => string>} */
const BLOCKS = {
  nomination: (name) => t("{name}: the nomination has neither an answer nor a time for one", { name }),
  red_without_task: (name) => t("{name}: who does what until the next meeting?", { name }),
};

/** @param {Room} room */
export async function openClosing(room) {
  const { meeting } = viewOf(room);
  if (!meeting) return;
  /** @type {Closure | null} */
  let closure = null;
  let trouble = "";
  const dialog = openDialog({
    title: t("End the meeting"),
    className: "wide closing",
    body: (self) => html`
      <div class="form-body" aria-busy=${closure || trouble ? "false" : "true"}>
        ${trouble ? html`<p class="form-error" role="alert">${trouble}</p>` : nothing}
        ${closure ? said(room, closure, self.close) : trouble ? nothing : html`<p class="muted" role="status">${t("Loading…")}</p>`}
      </div>
      <div class="form-foot"><div class="form-buttons">
        <button type="button" class="button" @click=${self.close}>${t("Go on with the meeting")}</button>
        <button type="button" class="button primary" ?disabled=${!trouble && (!closure || closure.blocks.length > 0)} @click=${() => void end()}>${t("End the meeting")}</button>
      </div></div>`,
  });

  async function ask() {
    trouble = "";
    try {
      await saveNote(room);
      closure = await room.app.live.get(`/meetings/${meeting?.id}/closure`);
    } catch (problem) {
      trouble = /** @type {any} */ (problem).detail || /** @type {any} */ (problem).title || String(problem);
    }
    dialog.update();
  }

  async function end() {
    const version = viewOf(room).meeting?.version;
    if (version === undefined) return dialog.close();
    if (await closeMeeting(room, version)) dialog.close();
    else await ask();
  }
  await ask();
}

/** @param {Room} room @param {Closure} closure @param {() => void} close */
function said(room, { blocks, will, unanswered = 0 }, close) {
  const { model } = viewOf(room);
  const name = (/** @type {string} */ id) => model.person(id)?.name ?? t("Someone");
  const go = (/** @type {string} */ patient) => () => (close(), void takeUp(room, patient));
  const { agenda } = viewOf(room);
  return html`
    ${blocks.length ? html`
      <h3>${t("First")}</h3>
      <ul class="rows blocks">${blocks.map(({ kind, patient }) => html`
        <li><span>${BLOCKS[kind]?.(name(patient)) ?? `${name(patient)}: ${kind}`}</span> <button type="button" class="button small" @click=${go(patient)}>${t("Take up now")}<span class="vh"> ${name(patient)}</span></button></li>`)}</ul>` : nothing}
    ${agenda.left.length ? html`<p class="notice">${tn("{n} person has not been gone through.", "{n} persons have not been gone through.", agenda.left.length)} ${agenda.left.map(({ person }) => person.name).join(", ")}</p>` : nothing}
    ${unanswered ? html`<p class="notice">${tn("{n} nomination waits for an answer.", "{n} nominations wait for an answer.", unanswered)}</p>` : nothing}
    <h3>${t("What happens")}</h3>
    ${willList(t("Answers sent"), will.answers ?? [], (one) => `${name(one.patient)}${one.by ? ` · ${model.staff(one.by)?.name ?? ""}` : ""}`)}
    ${willList(t("Tasks"), will.tasks ?? [], (one) => [name(one.patient), one.text, model.staff(one.owner)?.name, one.due_on && formatDate(one.due_on)].filter(Boolean).join(" · "))}
    ${willList(t("Parked until next time"), will.parked ?? [], (one) => name(one.patient ?? one))}`;
}

/** @param {string} title @param {any[]} rows @param {(row: any) => string} words */
function willList(title, rows, words) {
  return html`<p><b>${title}</b> ${rows.length ? nothing : html`<span class="muted">${t("none")}</span>`}</p>${rows.length ? html`<ul class="rows">${rows.map((row) => html`<li>${words(row)}</li>`)}</ul>` : nothing}`;
}
