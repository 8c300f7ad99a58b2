// @ts-check
/** Moving to another column: by drag, by key or by menu; the why is asked beside the card. */
import { t } from "../i18n.js";
import { announce } from "../ui/announce.js";
import { textField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { focusCard } from "./app.js";
import { categoryLabel } from "./words.js";
import { offerUndo, send } from "./write.js";

/** @typedef {import("./app.js").App} App */

/** After the page has been drawn anew. @param {() => void} act */
const afterDrawing = (act) => requestAnimationFrame(() => requestAnimationFrame(act));

/** The card stands in its new column while the why is typed; giving up puts it back. @param {App} app @param {string} patient @param {string} category */
export function askMove(app, patient, category) {
  const person = app.model().person(patient);
  if (!person?.episode) return;
  const label = categoryLabel(app.model().category(category));
  const { id: episode, version: ifMatch } = person.episode;
  app.moves.set(patient, category);
  app.redraw();
  afterDrawing(() => openForm({
    key: `move:${patient}`,
    className: "why-form",
    anchor: document.querySelector(`[data-patient="${CSS.escape(patient)}"]`) ?? document.body,
    title: t("{name} to {column}", { name: person.name, column: label }),
    submit: t("Move"),
    body: (values, errors) => textField({ name: "why", label: t("Why?"), value: values.why, max: 280, rows: 2, errors, isFocused: true }),
    send: ({ why }) => send(app, { path: `/episodes/${episode}/moves`, body: { category, why: why.trim() }, ifMatch, subject: patient, versionIn: (p) => p.episode?.version }),
    done: () => {
      announce(t("{name} stands in {column}.", { name: person.name, column: label }));
      offerEpisodeUndo(app, patient, t("{name} moved to {column}.", { name: person.name, column: label }));
    },
    onClose: () => {
      app.moves.delete(patient);
      app.redraw();
      afterDrawing(() => focusCard(patient));
    },
  }));
}

/** @param {App} app @param {string} patient @param {string} text */
export function offerEpisodeUndo(app, patient, text) {
  offerUndo(app, text, () => {
    const episode = app.model().person(patient)?.episode;
    return episode ? { path: `/episodes/${episode.id}/undo`, ifMatch: episode.version, subject: patient } : null;
  });
}
