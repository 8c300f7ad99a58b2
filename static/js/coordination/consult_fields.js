// @ts-check
/** What a question has besides itself: what was tried, and to whom it is. Also in the board's form. */
import { html } from "lit-html";
import { professionWord } from "../board/words.js";
import { t } from "../i18n.js";
import { chipsField, textField } from "../ui/fields.js";

const CONSULTED = [
  "nurse", "assistant_nurse", "doctor", "psychologist", "social_worker", "occupational_therapist", "peer_specialist",
  "ips_specialist", "housing_support", "needs_assessor",
];

/** @param {Record<string, any>} values @param {Record<string, string[]>} errors */
export const consultFields = (values, errors) => html`
  ${textField({ name: "tried", label: t("What has been tried?"), value: values.tried, max: 1000, rows: 2, errors, isRequired: false })}
  ${chipsField({ name: "professions[]", label: t("To whom?"), hint: t("Choose none to ask the whole team. Both principals' are asked, as far as the person is shared with them."), isMany: true, isRequired: false, value: values["professions[]"], errors, choices: CONSULTED.map((value) => ({ value, label: professionWord(value) })) })}`;

/** @param {Record<string, any>} values */
export const consultOf = ({ tried = "", "professions[]": professions = [] }) => ({ tried: tried.trim(), professions });
