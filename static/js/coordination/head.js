// @ts-check
/** The top of the person's page: who it is, where they stand, what is closed, whom to call. */
import { html, nothing } from "lit-html";
import { flag, partyPill, similarFlag, urgencyBadge } from "../board/badge.js";
import { daysOnBoard } from "../board/rules.js";
import { closedParties } from "../board/shared.js";
import { categoryLabel, whyText } from "../board/words.js";
import { formatDate, t } from "../i18n.js";
import { icons } from "../ui/icons.js";
import { uuid7 } from "../uuid.js";

/** @typedef {import("./wire.js").Page} Page */

/** @param {Page} page @param {unknown} status */
export function drawHead(page, status) {
  const { person, model } = page;
  const { episode } = person;
  return html`
    <header class="person-head" data-category=${model.category(episode?.category)?.code ?? nothing}>
      <div class="who">
        <h1 tabindex="-1">${person.name} ${person.birth_year ? html`<span class="muted">${t("born {year}", { year: person.birth_year })}</span>` : nothing}</h1>
        <p class="where">${episode
          ? html`${urgencyBadge(episode.urgency)} <b>${categoryLabel(model.category(episode.category))}</b> · ${[t("On board {n} d", { n: daysOnBoard(episode, model.moment.today) }), whyText(episode.why)].filter(Boolean).join(" · ")}`
          : closed(page).length ? t("Not on the board for you") : t("Standard level")}
          ${person.is_protected ? flag("mark", t("Protected identity")) : nothing} ${similarFlag(person)}</p>
      </div>
      <p class="acts">${status}
        <a class="button small" href="/teams/${page.team}/board/patients/${page.patient}">${t("On the board")}</a>
        <a class="button small" href="/patients/${page.patient}/sheet">${t("Sheet for the person")}</a>
        <button class="button small quiet" @click=${() => print()}>${icons.print} ${t("Print")}</button></p>
      ${contacts(page)}
      ${seam(page)}
    </header>`;
}

/** @param {Page} page */
function contacts({ person, model }) {
  if (!person.contacts.length) return nothing;
  return html`<ul class="person-contacts" aria-label=${t("Contacts")}>${person.contacts.map((one) => html`
    <li>${partyPill(model, one)} <b>${model.staff(one.staff)?.name ?? ""}</b> <span class="muted">${model.party(one.party)?.name ?? ""}</span>
      ${one.phone ? html`<a href="tel:${one.phone.replaceAll(" ", "")}">${one.phone}</a>` : nothing} <span class="muted">${one.hours}</span></li>`)}</ul>`;
}

/** @param {Page} page */
const closed = ({ person, model }) => closedParties(person, model.parties, model.own);

/** The same line whether or not the other side holds anything. @param {Page} page */
function seam(page) {
  const parties = closed(page);
  if (!parties.length) return nothing;
  const { asked_at: asked } = page.person;
  const ask = () => void page.attempt(`/patients/${page.patient}/basis-requests`, { id: uuid7() });
  return html`<p class="seam"><span>${t("Not shared: consent missing")} · ${parties.map((party) => party.short).join(", ")}</span>
    ${asked ? html`<span>${t("Asked {day}", { day: formatDate(asked) })}</span>` : html`<button type="button" class="link" @click=${ask}>${t("Ask for consent")}</button>`}</p>`;
}
