// @ts-check
/** Who works in the team, by party; who comes, and who has left. */
import { html, nothing } from "lit-html";
import { professionWord } from "../board/words.js";
import { formatDate, formatNumber, t, tn } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { changeForm, endForm, inviteForm } from "./member_forms.js";
import { renewLink, signInDialog } from "./sign_in.js";
import { roleWord, spanText } from "./words.js";

/** @typedef {import("./wire.js").Member} Member */
/** @typedef {import("./wire.js").Place<import("./wire.js").Administration>} StaffPlace */

/** @param {StaffPlace} place */
export function drawStaff(place) {
  const { members, parties } = place.data;
  const here = members.filter((one) => one.state !== "ended");
  const gone = members.filter((one) => one.state === "ended");
  const leaders = here.filter((one) => one.role === "leader" && one.state === "current");
  return html`
    <div class="section-head">
      <h2>${t("Staff")}</h2>
      <button class="button primary" ?disabled=${parties.length === 0} @click=${() => inviteForm(place)}>${icons.plus} ${t("Add a colleague…")}</button>
    </div>
    ${parties.length === 0 ? html`<p class="notice">${t("No party takes part yet. An administrator adds one under All teams.")}</p>` : nothing}
    ${here.length > 0 && leaders.length === 0 ? html`<p class="notice">${t("The team has no leader today. Make somebody leader.")}</p>` : nothing}
    ${parties.map((party) => partyCard(place, party, here.filter((one) => one.party === party.id)))}
    ${gone.length ? html`<details class="team-card gone"><summary>${tn("{n} former colleague", "{n} former colleagues", gone.length)}</summary>${list(place, gone)}</details>` : nothing}`;
}

/** @param {StaffPlace} place @param {import("./wire.js").Party} party @param {Member[]} members */
const partyCard = (place, party, members) => html`
  <section class="team-card" data-principal=${party.principal} aria-labelledby="party-${party.id}">
    <h3 id="party-${party.id}">${party.name} <span class="muted small">${party.principal === "region" ? t("region") : t("municipality")}</span></h3>
    ${members.length ? list(place, members) : html`<p class="muted">${t("Nobody works here for this party yet.")}</p>`}
  </section>`;

/** @param {StaffPlace} place @param {Member[]} members */
const list = (place, members) => html`<ul class="people">${members.map((member) => row(place, member))}</ul>`;

/** @param {StaffPlace} place @param {Member} member */
function row(place, member) {
  const isGone = member.state === "ended";
  const { grants } = place.data;
  const mine = grants.roles.includes(member.role) && (grants.party === null || grants.party === member.party);
  return html`
    <li>
      <div class="who"><span class="face" aria-hidden="true">${member.initials}</span> <strong>${member.name}</strong>
        ${member.role === "member" ? nothing : html`<span class="tag">${roleWord(member.role)}</span>`}
        ${member.is_stand_in ? html`<span class="tag">${t("stand-in")}</span>` : nothing}
        ${member.may_chair ? html`<span class="tag">${t("leads meetings")}</span>` : nothing}
        ${member.knows_addiction ? html`<span class="tag">${t("addiction")}</span>` : nothing}
        ${member.state === "coming" ? html`<span class="tag">${t("begins later")}</span>` : nothing}</div>
      <div class="what">${professionWord(member.profession)} · ${t("{fte} FTE", { fte: formatNumber(member.fte, { maximumFractionDigits: 2 }) })}
        <br><span class="muted small">${spanText(member)}</span></div>
      <div class="state small">${isGone ? leftBehind(member) : accountText(member)}</div>
      <div class="acts">
        ${isGone || !mine ? nothing : html`<button class="button small" aria-label=${t("Change {name}…", { name: member.name })} @click=${() => changeForm(place, member)}>${t("Change…")}</button>`}
        ${!isGone && place.isAdministered ? html`<button class="button small" aria-label=${t("Sign-in of {name}…", { name: member.name })} @click=${() => signInDialog(place, member)}>${t("Sign-in…")}</button>` : nothing}
        ${!isGone && mine && !place.isAdministered && member.account !== "yes" ? html`<button class="button small" aria-label=${t("New link for {name}…", { name: member.name })} @click=${() => renewLink(place, member)}>${t("New link…")}</button>` : nothing}
        ${(isGone && member.in_hand === 0) || !grants.roles.includes(member.role) ? nothing : html`<button class="button small" aria-label=${isGone ? t("Hand over from {name}…", { name: member.name }) : t("End {name}…", { name: member.name })} @click=${() => endForm(place, member)}>${isGone ? t("Hand over…") : t("End…")}</button>`}
      </div>
    </li>`;
}

/** @param {Member} member */
const leftBehind = (member) =>
  member.in_hand ? html`<strong>${tn("{n} thing still in hand", "{n} things still in hand", member.in_hand)}</strong>` : nothing;

/** @param {Member} member */
function accountText(member) {
  if (member.account === "yes") return t("Can sign in");
  if (member.account === "invited") return t("Invited until {date}", { date: formatDate(member.invited_until ?? "") });
  return member.account === "expired" ? t("The link is too old") : t("No account yet");
}
