// @ts-nocheck: runs beside the pages, with a browser's other globals; served from /sw.js with what it keeps.
/* global KEPT */
/**
 * Keeps the phone's shell (scripts, styles, letters, an empty page) so that /phone opens without a network.
 * Nothing about anybody is ever put here: answers of the API are not touched.
 */

const CACHE = `fact-phone-${KEPT.build}-${KEPT.locale}`;
const SCREENS = new Set(["/phone", "/phone/people", "/phone/search"]);
const DOORS = /^\/(?:api\/|demo\/)?sign-in(?:\/|$)/;

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate" && url.pathname === "/sign-out" && !url.search) return event.respondWith(asked(request));
  if (request.method !== "GET") return void (isLeaving(url.pathname) && event.waitUntil(forget()));
  if (request.mode === "navigate" && SCREENS.has(url.pathname) && !url.search) event.respondWith(shell(event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});

self.addEventListener("push", (event) => event.waitUntil(tell(event)));
self.addEventListener("notificationclick", (event) => (event.notification.close(), event.waitUntil(openPhone())));

/** What the server says, which is never about anybody; one notice at a time, the newest. */
async function tell(event) {
  const { title, body, lang } = saidIn(event) ?? NEWS;
  const icon = "/static/icons/phone-192.png";
  await self.registration.showNotification(title, { body, lang, icon, tag: "fact-board", renotify: true });
}

const NEWS = { title: "FACT", body: KEPT.locale === "sv" ? "Något nytt på tavlan." : "Something new on the board.", lang: KEPT.locale };

function saidIn(event) {
  try {
    return event.data?.json();
  } catch {
    return null; // not ours: a browser still wants something shown
  }
}

async function openPhone() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const phone = open.find((one) => SCREENS.has(new URL(one.url).pathname));
  return phone ? phone.focus() : self.clients.openWindow("/phone");
}

self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(moved(event).catch(() => undefined)));

/** The push service gave this phone another address: it goes on there as was wished. Who is signed out, or has no
 * network just then, is asked anew on the phone. */
async function moved({ newSubscription }) {
  const { csrf, assignment } = await answered("/api/session");
  const place = `/api/teams/${assignment.team}/push`;
  const { public_key, chosen } = await answered(place);
  if (!chosen) return;
  const subscription = newSubscription ?? (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(public_key) }));
  const { endpoint, keys } = subscription.toJSON();
  const { is_failing, succeeded_at, ...wishes } = chosen; // what the server alone says
  await answered(place, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth, ...wishes }),
  });
}

/** @param {string} path */
async function answered(path, asking = {}) {
  const answer = await fetch(path, { cache: "no-store", ...asking });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

/** @param {string} text URL-safe base64 */
const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** Whoever signs in or out here finds nothing of the one before.  @param {string} path */
const isLeaving = (path) => path === "/sign-out" || DOORS.test(path);

/** Signing out, from whatever page: what this phone has not sent is shown first, and that it needs a network. */
async function asked(request) {
  const toThePhone = () => Response.redirect("/phone#leaving", 303);
  if (await countUnsent()) return toThePhone();
  try {
    const answer = await fetch(request);
    await forget();
    return answer;
  } catch {
    return toThePhone();
  }
}

/** See outbox/store.js; a database that is not there is not made by looking. */
function countUnsent() {
  return new Promise((resolve) => {
    const asking = indexedDB.open("fact-outbox");
    asking.onupgradeneeded = () => asking.transaction.abort();
    asking.onerror = () => resolve(0);
    asking.onsuccess = () => {
      const database = asking.result;
      const transaction = database.transaction(["operations", "drafts"]);
      const counting = [transaction.objectStore("operations").count(), transaction.objectStore("drafts").count()];
      transaction.oncomplete = () => (database.close(), resolve(counting[0].result + counting[1].result));
    };
  });
}

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all([...KEPT.files, KEPT.shell].map((address) => add(cache, address)));
}

/** @param {Cache} cache @param {string} address */
async function add(cache, address) {
  const answer = await fetch(address, { cache: address === KEPT.shell ? "reload" : "default" });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${address}`);
  await cache.put(address, answer);
}

/** A page of the build before may still be open, with something typed: its files stay until the next one. */
async function begin() {
  const names = (await caches.keys()).filter((name) => name.startsWith("fact-phone-") && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function shell(event) {
  const kept = await caches.match(KEPT.shell, { cacheName: CACHE });
  if (kept) return kept;
  const answer = await fetch(event.request).catch((problem) => ofAnotherBuild(problem));
  if (answer.ok && !answer.redirected) event.waitUntil(fill().catch(() => undefined)); // emptied at a sign-out
  return answer;
}

/** Without a network an older shell, or one in the other language, is better than none. */
async function ofAnotherBuild(problem) {
  const older = await caches.match(new URL(KEPT.shell, location.origin).pathname, { ignoreSearch: true });
  if (!older) throw problem;
  return older;
}

/** An address with another hash is another file: that one is fetched. */
async function file(request) {
  const isNamed = new URL(request.url).search !== "";
  return (await caches.match(request, { ignoreSearch: !isNamed })) ?? fetch(request);
}

/** The day that was kept, and the shell with it. */
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await new Promise((resolve) => {
    const asking = indexedDB.deleteDatabase("fact-phone");
    asking.onsuccess = asking.onerror = asking.onblocked = resolve;
  });
}
