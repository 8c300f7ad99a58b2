// @ts-check
/** Nominating an own client, or asking the team: the same words whether or not the team has the person. */
import { html, nothing } from "lit-html";
import { TAGS, categoryLabel, tagWord, urgencyWord } from "../board/words.js";
import { t } from "../i18n.js";
import { chipsField, selectField, textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { showReceipt } from "./receipt.js";
import { dayAndTime, notAnAlarm } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Client} Client */

/** @param {Place} place @param {Client} client */
export function openNomination(place, client) {
  const id = uuid7();
  const columns = place.data.categories.map((column) => ({ value: column.id, label: categoryLabel(/** @type {any} */ (column)) }));
  openForm({
    key: `mine-nominate:${client.id}`,
    className: "wide",
    title: t("Nominate {name}", { name: client.name }),
    submit: t("Send"),
    initial: { kind: "board", category: columns[0]?.value ?? "", urgency: "", "tags[]": [], text: "" },
    body: (values, errors) => html`
      ${chipsField({ name: "tags[]", label: t("What have you seen?"), isMany: true, value: values["tags[]"], errors, isFocused: true, choices: TAGS.map((value) => ({ value, label: tagWord(value) })) })}
      ${textField({ name: "text", label: t("In your own words"), value: values.text, max: 280, rows: 2, errors })}
      ${chipsField({ name: "kind", label: t("What do you want?"), value: values.kind, errors, choices: [{ value: "board", label: t("On the board") }, { value: "consult", label: t("Ask the team") }] })}
      ${values.kind === "consult" ? nothing : html`
        ${selectField({ name: "category", label: t("Column"), value: values.category, errors, choices: columns })}
        ${chipsField({ name: "urgency", label: t("Urgency"), isRequired: false, value: values.urgency, errors, choices: ["red", "amber", "green"].map((value) => ({ value, label: urgencyWord(value), kind: value })) })}`}`,
    foot: notAnAlarm(place.data),
    send: (values) => place.send(`/patients/${client.id}/nominations`, { id, ...bodyOf(values) }),
    done: async () => {
      await place.reload();
      const sent = place.data?.nominations.find((one) => one.id === id);
      if (sent) showReceipt(place, client, t("{team} answers by {when}. The answer comes here.", { team: place.data.team.name, when: dayAndTime(sent.answer_due_at) }));
    },
  });
}

/** @param {import("../ui/form.js").Values} values */
function bodyOf({ kind, category, urgency, text, "tags[]": tags }) {
  return { kind, tags, text: text.trim(), ...(kind === "board" && category && { category }), ...(kind === "board" && urgency && { urgency }) };
}
