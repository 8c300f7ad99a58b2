// @ts-check
/** Reading the page: its head and each section by itself, so that one that fails leaves the others standing. */
import { modelOf } from "../board/model.js";
import { empty, reduce } from "../live/reducer.js";
import { read } from "../team/reach.js";

/** @typedef {import("./wire.js").Section} Section */
/** @typedef {{data: any, trouble: string}} Told of a section */

/** @param {string} base of the person @param {Section[]} sections @param {() => Date} now */
export function createReading(base, sections, now) {
  /** @type {Map<string, Told>} */
  const told = new Map();
  let count = 0;
  const reading = {
    /** Who reads: known with the first answer. */
    who: { me: "", own: "", role: "" },
    state: empty(),
    /** @param {Section} section @returns {Told | undefined} */
    of: (section) => told.get(section.name),
    model: () => modelOf(reading.state, now(), { moves: new Map(), since: null, session: { assignment: { party: reading.who.own } } }),
    forget() {
      told.clear();
      reading.state = empty();
    },
    /** All of it; false when a later reading has overtaken this one. @returns {Promise<boolean>} */
    async all() {
      const mine = (count += 1);
      const [head, ...parts] = await Promise.all([read(`${base}/page`), ...sections.map((section) => (section.isOnCard ? { data: {}, trouble: "" } : partOf(`${base}/${section.name}`)))]);
      if (mine !== count) return false;
      const { me, own, role, put } = head;
      reading.who = { me, own, role };
      reading.state = reduce(empty(), { seq: 0, mark: null, snapshot: true, put, remove: [] }).state;
      sections.forEach(({ name }, at) => told.set(name, { data: parts[at].data ?? told.get(name)?.data, trouble: parts[at].trouble }));
      return true;
    },
  };
  return reading;
}

/** @param {string} path @returns {Promise<Told>} */
async function partOf(path) {
  try {
    return { data: await read(path), trouble: "" };
  } catch (problem) {
    const { detail, message } = /** @type {any} */ (problem);
    return { data: null, trouble: detail || message };
  }
}
