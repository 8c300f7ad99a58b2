// @ts-check
/** Passkeys: what the server sends as text becomes bytes for the browser, and back. */
import { ask } from "./ask.js";

export const canUsePasskeys = () => "PublicKeyCredential" in globalThis;

/** @param {string} text base64url */
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

/** @param {ArrayBuffer} bytes */
const textOf = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** @param {{id: string, type: string}[]} [known] */
const descriptors = (known = []) => known.map((one) => ({ id: bytesOf(one.id), type: /** @type {const} */ ("public-key") }));

/**
 * Show the device's question, and give what it signed.
 * @param {string} url where its options come from @param {object} [body] @param {string} [csrf]
 * @returns {Promise<{step: string, credential: object}>}
 */
export async function showPasskey(url, body, csrf) {
  const { step, options } = await ask(url, body, csrf);
  const publicKey = { ...options, challenge: bytesOf(options.challenge), allowCredentials: descriptors(options.allowCredentials) };
  const shown = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
  const { authenticatorData, clientDataJSON, signature, userHandle } = /** @type {AuthenticatorAssertionResponse} */ (shown.response);
  const response = {
    authenticatorData: textOf(authenticatorData),
    clientDataJSON: textOf(clientDataJSON),
    signature: textOf(signature),
    userHandle: userHandle ? textOf(userHandle) : null,
  };
  return { step, credential: credentialOf(shown, response) };
}

/** Let the device make one for the signed-in person.  @returns {Promise<{step: string, credential: object}>} */
export async function makePasskey() {
  const { step, options } = await ask("/api/session/passkeys/options");
  const user = { ...options.user, id: bytesOf(options.user.id) };
  const publicKey = { ...options, user, challenge: bytesOf(options.challenge), excludeCredentials: descriptors(options.excludeCredentials) };
  const made = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }));
  const { attestationObject, clientDataJSON } = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  return { step, credential: credentialOf(made, { attestationObject: textOf(attestationObject), clientDataJSON: textOf(clientDataJSON) }) };
}

/** @param {PublicKeyCredential} made @param {object} response */
const credentialOf = (made, response) => ({ id: made.id, rawId: textOf(made.rawId), type: made.type, response, clientExtensionResults: {} });
