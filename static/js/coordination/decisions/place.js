// @ts-check
/** Where the forms of requests open on a page of lists: as a dialog, and the lists are read again. */
import { write } from "../../team/reach.js";
import { openForm } from "../../ui/form.js";

/** @param {{today: () => string, base: string, reload: () => Promise<void>}} page @returns {import("./wire.js").Place} */
export const placeOn = ({ today, base, reload }) => ({
  get today() { return today(); },
  open: ({ label, ...options }) => void openForm({ ...options, title: label }),
  async send(path, body, { method, version }) {
    const answer = await write(base + path, body, { method, version });
    await reload();
    return answer;
  },
});
