// @ts-check
/** Hands over the link's secret, which stands behind the # so that no log and no history of ours has it. */
const form = /** @type {HTMLFormElement} */ (document.getElementById("invitation"));
const secret = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
if (secret && !("refused" in form.dataset)) {
  /** @type {HTMLInputElement} */ (form.elements.namedItem("secret")).value = secret;
  form.requestSubmit();
}
