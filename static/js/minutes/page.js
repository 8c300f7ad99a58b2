// @ts-check
/** The meeting's papers are drawn by the server; with a script they print, copy and are marked as journaled. */
import { write } from "../team/reach.js";
import { offerPrinting } from "../ui/print.js";

const base = `/api/teams/${document.body.dataset.team}`;
const meeting = document.querySelector("[data-meeting]")?.getAttribute("data-meeting");

/** @param {string} selector @param {(element: HTMLElement) => void} act */
function each(selector, act) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) act(element);
}

offerPrinting();

each("[data-copy]", (button) => {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy ?? "");
    await navigator.clipboard.writeText(text?.textContent ?? "");
    button.dataset.done = "";
    setTimeout(() => delete button.dataset.done, 4000);
  });
});

// "In the record": a mark of one's own party, and its undoing

each("[data-journal]", (button) => {
  button.hidden = "done" in button.dataset;
  button.addEventListener("click", () => mark(button, true));
});
each("[data-undo]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => mark(button, false));
});

/** @param {HTMLElement} button @param {boolean} isWritten */
async function mark(button, isWritten) {
  const patient = button.dataset.journal ?? button.dataset.undo;
  const row = /** @type {HTMLElement} */ (button.closest(".discussed"));
  const said = /** @type {HTMLElement} */ (row.querySelector(".said"));
  said.setAttribute("aria-busy", "true");
  try {
    await write(`${base}/meetings/${meeting}/journal${isWritten ? "" : "/removal"}`, { patient });
    said.querySelector(".form-error")?.remove();
    show(row, isWritten);
  } catch (problem) {
    const words = said.querySelector(".form-error") ?? said.appendChild(document.createElement("p"));
    words.className = "form-error";
    words.setAttribute("role", "alert");
    words.textContent = /** @type {Error} */ (problem).message;
  }
  said.removeAttribute("aria-busy");
}

/** @param {HTMLElement} row @param {boolean} isWritten */
function show(row, isWritten) {
  const [button, words] = /** @type {HTMLElement[]} */ ([row.querySelector("[data-journal]"), row.querySelector(".in-record")]);
  button.hidden = isWritten;
  words.hidden = !isWritten;
  const initials = words.querySelector("[data-initials]");
  if (initials) initials.textContent = document.querySelector(".person-button .face")?.textContent ?? "";
  /** @type {HTMLElement | null} */ (isWritten ? words.querySelector("[data-undo]") : button)?.focus();
  each("[data-left]", (left) => {
    const n = Number(left.dataset.left) + (isWritten ? -1 : 1);
    left.textContent = (left.textContent ?? "").replace(/\d+/, String(n));
    left.dataset.left = String(n);
  });
}

// Why a planned meeting never was

each("[data-say-why]", (button) => {
  const form = /** @type {HTMLFormElement} */ (button.parentElement?.querySelector("form"));
  button.hidden = false;
  button.addEventListener("click", () => {
    form.hidden = false;
    button.hidden = true;
    form.querySelector("input")?.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void explain(form);
  });
});

/** @param {HTMLFormElement} form */
async function explain(form) {
  const error = /** @type {HTMLElement} */ (form.querySelector(".form-error"));
  try {
    await write(`${base}/meetings/not-held`, { on: form.dataset.notHeld, why: form.querySelector("input")?.value ?? "" });
    location.reload();
  } catch (problem) {
    error.textContent = /** @type {Error} */ (problem).message;
    error.hidden = false;
  }
}

