// @ts-check
/** A visit or call that was, or was not: the last contact is read from these. */
import { html } from "lit-html";
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { chipsField, inputField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { visitWord } from "./words.js";
import { send } from "./write.js";

const KINDS = ["visit", "call", "video"];
const OUTCOMES = ["done", "missed", "not_home", "cancelled_by_person", "cancelled_by_team"];
const choices = (/** @type {string[]} */ codes) => codes.map((value) => ({ value, label: visitWord(value) }));

/** @param {import("./app.js").App} app @param {string} patient */
export function openVisit(app, patient) {
  const model = app.model();
  const person = model.person(patient);
  if (!person) return;
  const id = uuid7();
  const born = person.birth_year ? `, ${t("born {year}", { year: person.birth_year })}` : "";
  openForm({
    key: `visit:${patient}`,
    title: t("Visit or call: {name}", { name: `${person.name}${born}` }),
    submit: t("Save"),
    initial: { kind: "visit", outcome: "done", on: model.moment.today },
    body: (values, errors) => html`
      ${chipsField({ name: "kind", label: t("What?"), value: values.kind, errors, choices: choices(KINDS) })}
      ${chipsField({ name: "outcome", label: t("How did it go?"), value: values.outcome, errors, choices: choices(OUTCOMES) })}
      ${inputField({ name: "on", type: "date", label: t("When?"), value: values.on, errors })}`,
    send: ({ kind, outcome, on }) => send(app, { path: `/patients/${patient}/visits`, body: { id, kind, outcome, on }, subject: patient }),
    done: () => announce(t("Visit saved.")),
  });
}
