// A real OpenID provider on loopback: `node provider.mjs PORT BOARD [PUBLIC_JWK]`. Whoever types an HSA-id is that person.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [port, board, publicKey] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const client = {
  client_id: "board",
  client_secret: "known to the board and the provider",
  redirect_uris: [`${board}/sign-in/openid/back`],
  post_logout_redirect_uris: [`${board}/sign-in`],
  backchannel_logout_uri: `${board}/sign-in/openid/ended`,
  backchannel_logout_session_required: true,
};
const withKey = {
  ...client,
  client_id: "board-with-a-key",
  client_secret: undefined,
  token_endpoint_auth_method: "private_key_jwt",
  jwks: { keys: publicKey ? [JSON.parse(publicKey)] : [] },
};

const provider = new Provider(issuer, {
  clients: publicKey ? [client, withKey] : [client],
  claims: { openid: ["sub", "employeeHsaId"] },
  acrValues: ["urn:strong"],
  cookies: { keys: ["only for tests"] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { logoutSource: (ctx, form) => { ctx.body = page("Sign out of everything?", `${form}<button form="op.logoutForm" name="logout" value="yes">Yes</button>`); } },
  },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, employeeHsaId: id.replace(/^at-/, "") }) }),
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
  // The board is on loopback, which the library's own fetch would refuse.
  fetch: (address, { dispatcher: _refusesLoopback, ...options }) => fetch(address, options),
});

/** @param {string} title @param {string} content */
const page = (title, content) => `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${content}</main></html>`;

/** @param {import("node:http").IncomingMessage} request */
async function form(request) {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", issuer);
  if (!pathname.startsWith("/interaction/")) return provider.callback()(request, response);
  if (request.method === "GET") {
    await provider.interactionDetails(request, response);
    response.setHeader("Content-Type", "text/html");
    return response.end(page("Test login", `<form method="post"><label>HSA-id <input name="login" autofocus></label> <button>Sign in</button> <button name="cancel" value="1">Cancel</button></form>`));
  }
  const typed = await form(request);
  const login = { accountId: String(typed.get("login")), acr: "urn:strong", amr: ["sc"] };
  const result = typed.get("cancel") ? { error: "access_denied", error_description: "cancelled" } : { login };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}).listen(Number(port), "127.0.0.1");
