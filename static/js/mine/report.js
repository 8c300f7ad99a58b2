// @ts-check
/** Reporting a worry about an own client: the same words whether or not the team has the person. */
import { t } from "../i18n.js";
import { seenFields } from "../signals/forms.js";
import { whoAnswers } from "../signals/told.js";
import { openForm } from "../ui/form.js";
import { uuid7 } from "../uuid.js";
import { showReceipt } from "./receipt.js";
import { notAnAlarm } from "./words.js";

/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Client} Client */

/** @param {Place} place @param {Client} client */
export function openReport(place, client) {
  const id = uuid7();
  openForm({
    key: `mine-report:${client.id}`,
    className: "wide",
    title: t("Report a concern: {name}", { name: client.name }),
    submit: t("Send"),
    initial: { "tags[]": [], text: "" },
    body: seenFields,
    foot: notAnAlarm(place.data),
    send: ({ text, "tags[]": tags }) => place.send(`/patients/${client.id}/signals`, { id, tags, text: text.trim() }),
    done: async () => {
      await place.reload();
      const sent = place.data?.signals.find((one) => one.id === id);
      if (sent) showReceipt(place, client, whoAnswers(sent.answer_due_at));
    },
  });
}
