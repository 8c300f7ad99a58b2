// @ts-check
/** Text being typed, kept for this tab only, so that a failed save, a reload or a new sign-in loses nothing. */

const open = new Set();

/** @param {string} key @returns {Record<string, any> | null} */
export function draftOf(key) {
  try {
    return JSON.parse(sessionStorage.getItem(`draft:${key}`) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {Record<string, any>} values */
export function keepDraft(key, values) {
  open.add(key);
  sessionStorage.setItem(`draft:${key}`, JSON.stringify(values));
}

/** @param {string} key */
export function dropDraft(key) {
  open.delete(key);
  sessionStorage.removeItem(`draft:${key}`);
}

/** The form is closed; its text stays for next time, but no longer holds back a reload. @param {string} key */
export function leaveDraft(key) {
  open.delete(key);
}

/** @returns {boolean} */
export function isTyping() {
  return open.size > 0;
}
