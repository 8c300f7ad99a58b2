// @ts-check
/**
 * Modules that come later than the page. A browser remembers as long as the page lives that an `import()` has
 * failed. So all that comes later is first fetched, which may fail and be tried again, and then imported from
 * what the browser has kept. The page's script says which files that is; see `module` in web/assets.py.
 */

/** So long the first drawing and what it needs have the network for themselves. */
const BY_THEMSELVES = 1_000;

/** @type {Promise<unknown> | null} */
let coming = null;
/** @type {(() => Promise<unknown>)[]} */
const expected = [];

/** What `load` imports, as often as it is asked for.  @template T @param {() => Promise<T>} load @returns {() => Promise<T>} */
export function lazily(load) {
  const asked = () => arrived().then(load);
  expected.push(asked);
  return asked;
}

/** Once the page is drawn: so that all is there when the network goes. */
export function expectLater() {
  setTimeout(() => expected.forEach((asked) => void asked().catch(() => {})), BY_THEMSELVES); // no network: asked for again when needed
}

function arrived() {
  coming ??= Promise.all(addresses().map(fetched)).catch((problem) => {
    coming = null;
    throw problem;
  });
  return coming;
}

const addresses = () => [...document.querySelectorAll("script")].flatMap(({ dataset }) => dataset.later?.split(" ") ?? []);

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  await answer.arrayBuffer();
}
