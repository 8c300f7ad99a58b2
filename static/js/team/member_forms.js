// @ts-check
/** Adding, changing and ending a membership, and the link that is shown once. */
import { html, nothing } from "lit-html";
import { professionWord } from "../board/words.js";
import { formatDate, t, tn } from "../i18n.js";
import { chipsField, inputField, selectField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { showToast } from "../ui/toast.js";
import { uuid7 } from "../uuid.js";
import { newSecret, read, versioned, write } from "./reach.js";
import { hsaField, showLink } from "./sign_in.js";
import { professions, roleMeaning, roleWord } from "./words.js";

/** @typedef {import("./wire.js").Member} Member */
/** @typedef {import("./staff.js").StaffPlace} StaffPlace */
/** @typedef {import("../ui/form.js").Values} Values */
/** @typedef {import("../ui/form.js").FieldErrors} FieldErrors */

/** @param {StaffPlace} place */
const base = (place) => `/api/teams/${place.team}`;

/** @param {StaffPlace} place */
export async function inviteForm(place) {
  const known = await knownPeople(place);
  const secret = newSecret();
  const { party: own } = place.data.grants;
  const parties = place.data.parties.filter((party) => own === null || party.id === own);
  openForm({
    key: `membership-${place.team}`,
    title: t("Add a colleague"),
    submit: t("Add"),
    className: "wide",
    initial: { staff: "", party: parties[0]?.id ?? "", profession: "nurse", role: "member", fte: "1", starts_on: place.data.today },
    body: (values, errors) => html`
      ${known.length ? selectField({ name: "staff", label: t("Who?"), value: values.staff, errors, empty: t("Somebody new"), choices: known }) : nothing}
      ${values.staff ? nothing : inputField({ name: "name", label: t("Name"), value: values.name, errors, max: 120, isFocused: true, hint: t("They get a link by which they choose a password.") })}
      ${selectField({ name: "party", label: t("Works for"), value: values.party, errors, choices: parties.map((party) => ({ value: party.id, label: party.name })) })}
      ${postFields(place, values, errors)}
      ${values.staff ? nothing : hsaField(values, errors)}`,
    send: (values) =>
      write(`${base(place)}/memberships`, {
        ...postOf(values),
        id: uuid7(),
        party: values.party,
        ...(values.staff ? { staff: values.staff } : { staff_id: uuid7(), name: values.name ?? "", hsa_id: values.hsa_id ?? "", secret }),
      }),
    done: (_, values) => {
      void place.reload();
      if (!values.staff) showLink(values.name, secret);
    },
  });
}

/** Former colleagues, and for an administrator everybody of the house who is not here now. @param {StaffPlace} place */
async function knownPeople(place) {
  const here = new Set(place.data.members.filter((one) => one.state !== "ended").map((one) => one.staff));
  /** @type {{id: string, name: string}[]} */
  const all = place.isAdministered ? (await read("/api/house")).staff : place.data.members.map((one) => ({ id: one.staff, name: one.name }));
  const people = new Map(all.filter((one) => !here.has(one.id)).map((one) => [one.id, one.name]));
  return [...people].map(([value, label]) => ({ value, label }));
}

/** @param {StaffPlace} place @param {Member} member */
export function changeForm(place, member) {
  const send = versioned(() => place.data.members.find((one) => one.id === member.id)?.version, place.reload);
  openForm({
    key: `membership-${member.id}`,
    title: t("Change {name}", { name: member.name }),
    submit: t("Save"),
    className: "wide",
    initial: { ...member, fte: String(member.fte), ends_on: member.ends_on ?? "" },
    body: (values, errors) => postFields(place, values, errors),
    send: (values) => send(`${base(place)}/memberships/${member.id}`, postOf(values)),
    done: () => void place.reload(),
  });
}

/** @param {StaffPlace} place @param {Values} values @param {FieldErrors} errors */
const postFields = (place, values, errors) => html`
  <div class="pair even">
    ${selectField({ name: "profession", label: t("Profession"), value: values.profession, errors, choices: professions.map((value) => ({ value, label: professionWord(value) })) })}
    ${selectField({ name: "role", label: t("Role"), value: values.role, errors, hint: roleMeaning(values.role), choices: place.data.grants.roles.map((value) => ({ value, label: roleWord(value) })) })}
  </div>
  <div class="pair even">
    ${inputField({ name: "fte", label: t("Share of full time"), value: values.fte, errors, hint: t("1 is full time, 0.5 half.") })}
    ${inputField({ name: "initials", label: t("Initials"), value: values.initials, errors, max: 4, isRequired: false, hint: t("Made from the name when left empty.") })}
  </div>
  <div class="pair even">
    ${inputField({ name: "starts_on", label: t("First day"), type: "date", value: values.starts_on, errors })}
    ${inputField({ name: "ends_on", label: t("Last day"), type: "date", value: values.ends_on, errors, isRequired: false })}
  </div>
  <label class="check"><input type="checkbox" name="is_stand_in" .checked=${Boolean(values.is_stand_in)}> ${t("Stand-in")}</label>
  <label class="check"><input type="checkbox" name="may_chair" .checked=${Boolean(values.may_chair)}> ${t("Trained to lead the meeting")}</label>
  <label class="check"><input type="checkbox" name="knows_addiction" .checked=${Boolean(values.knows_addiction)}> ${t("Competence in addiction")}</label>`;

/** @param {Values} values */
const postOf = (values) => ({
  profession: values.profession,
  role: values.role,
  fte: String(values.fte).replace(",", "."),
  initials: values.initials ?? "",
  starts_on: values.starts_on,
  ends_on: values.ends_on || null,
  is_stand_in: Boolean(values.is_stand_in),
  may_chair: Boolean(values.may_chair),
  knows_addiction: Boolean(values.knows_addiction),
});

/** @param {StaffPlace} place @param {Member} member */
export async function endForm(place, member) {
  const path = `${base(place)}/memberships/${member.id}`;
  /** @type {import("./wire.js").Holding} */
  let held = await read(`${path}/holding`);
  let asked = "";
  const send = versioned(() => place.data.members.find((one) => one.id === member.id)?.version, place.reload);
  const isGone = member.state === "ended";
  const count = () => Object.values(held.counts).reduce((sum, n) => sum + n, 0);
  const dialog = openForm({
    key: `end-${member.id}`,
    title: isGone ? t("Hand over from {name}", { name: member.name }) : t("End {name}", { name: member.name }),
    submit: isGone ? t("Hand over") : t("End the assignment"),
    className: "wide",
    initial: { when: "now", last_on: place.data.today, successor: "" },
    body: (values, errors) => (void look(lastDay(values)), html`
      ${isGone ? nothing : whenField(values, errors)}
      ${count() === 0 ? html`<p class="notice">${t("Nothing is in {name}'s hands.", { name: member.name })}</p>` : html`
        ${selectField({ name: "successor", label: t("Who takes over everything?"), value: values.successor, errors, empty: t("Choose a colleague"), choices: successors(place, member) })}
        ${inHand(held)}
        <p class="hint muted small">${t("Tasks that a column proposed fall to the person's primary contact.")}</p>`}`),
    send: (values) =>
      send(`${path}/end`, { at_once: values.when === "now", last_on: lastDay(values) || null, successor: values.successor || null }, "POST"),
    done: () => {
      void place.reload();
      showToast({ text: count() ? tn("Done. {n} thing was handed over.", "Done. {n} things were handed over.", count()) : t("Done.") });
    },
  });

  /** Until then they make their visits themselves. @param {string} day */
  async function look(day) {
    if (day === asked) return;
    asked = day;
    const found = await read(`${path}/holding${day && `?last_on=${day}`}`).catch(() => held);
    if (day !== asked) return;
    held = found;
    dialog.update();
  }
}

/** Empty when it is over now. @param {Values} values @returns {string} */
const lastDay = (values) => (values.when === "later" ? values.last_on ?? "" : "");

/** @param {Values} values @param {FieldErrors} errors */
const whenField = (values, errors) => html`
  ${chipsField({ name: "when", label: t("When?"), value: values.when, errors, choices: [{ value: "now", label: t("Now: signed out at once") }, { value: "later", label: t("On a later day") }] })}
  ${values.when === "later" ? inputField({ name: "last_on", label: t("Last day"), type: "date", value: values.last_on, errors, hint: t("The work is handed over now; the colleague can sign in until that day.") }) : nothing}`;

/** @param {StaffPlace} place @param {Member} member */
const successors = (place, member) =>
  place.data.members
    .filter((one) => one.state === "current" && one.party === member.party && one.staff !== member.staff && ["member", "leader"].includes(one.role))
    .map((one) => ({ value: one.staff, label: `${one.name}, ${professionWord(one.profession)}` }));

/** @param {import("./wire.js").Holding} held */
function inHand(held) {
  const unseen = held.counts.tasks - held.tasks.length;
  return html`<div class="in-hand">
    ${part(tn("{n} open task", "{n} open tasks", held.counts.tasks), held.tasks.map((task) => `${task.person}: ${task.text}, ${formatDate(task.due_on)}`))}
    ${part(tn("Primary contact of {n} person", "Primary contact of {n} people", held.counts.primary), names(held.primary))}
    ${part(tn("Contact or deputy of {n} person", "Contact or deputy of {n} people", held.counts.contacts), names(held.contacts))}
    ${held.counts.visits ? part(tn("{n} planned visit", "{n} planned visits", held.counts.visits), (held.visits ?? []).map((visit) => `${visit.person}, ${formatDate(visit.on)}`)) : nothing}
    ${held.tasks.length && unseen > 0 ? html`<p class="muted small">${tn("{n} of the tasks is about somebody you may not see.", "{n} of the tasks are about people you may not see.", unseen)}</p>` : nothing}
  </div>`;
}

/** All on one line: there may be fifty. @param {{person: string}[]} people @returns {string[]} */
const names = (people) => (people.length ? [people.map((one) => one.person).join(", ")] : []);

/** @param {string} heading @param {string[]} lines */
const part = (heading, lines) => html`<h3>${heading}</h3>${lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}`;
