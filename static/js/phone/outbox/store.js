// @ts-check
import { difference, EMPTY, KEYS } from "./state.js";

/**
 * Where the operations lie: IndexedDB, or for as long as the page lives where there is none.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {object} Store
 * @property {() => Promise<State>} read
 * @property {(rule: (state: State) => State) => Promise<State>} change one transaction; gives the new state
 * @property {boolean} isLasting
 * @property {() => Promise<void>} [leave] nothing stays, not even an empty database
 */

export const DATABASE = "fact-outbox";
const NAMES = /** @type {import("./state.js").Name[]} */ (Object.keys(KEYS));

/** @param {IDBFactory} [factory] @returns {Promise<Store>} */
export async function openStore(factory = globalThis.indexedDB) {
  try {
    return storeIn(await opened(factory));
  } catch {
    return createMemory();
  }
}

/** The same without a disk. @param {{state: State}} [disk] shared by those that share it @returns {Store} */
export function createMemory(disk = { state: EMPTY }) {
  return {
    isLasting: false,
    read: async () => disk.state,
    change: async (rule) => (disk.state = rule(disk.state)),
  };
}

/** @param {IDBFactory} factory @returns {Promise<IDBDatabase>} */
function opened(factory) {
  return new Promise((resolve, reject) => {
    const asked = factory.open(DATABASE, 1);
    asked.onupgradeneeded = () => {
      for (const name of NAMES) asked.result.createObjectStore(name, { keyPath: KEYS[name] });
    };
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => resolve(asked.result);
  });
}

/** @param {IDBDatabase} first @returns {Store} */
function storeIn(first) {
  let database = watched(first);
  let isLeft = false;

  /** A page that wipes the phone may delete the database under us: then it is empty, and made again.
   * @param {IDBDatabase} db */
  function watched(db) {
    db.onversionchange = () => db.close();
    return db;
  }

  /** @param {IDBTransactionMode} mode */
  async function begin(mode) {
    try {
      return database.transaction(NAMES, mode, { durability: "strict" });
    } catch {
      database = watched(await opened(globalThis.indexedDB));
      return database.transaction(NAMES, mode, { durability: "strict" });
    }
  }

  return {
    isLasting: true,
    async leave() {
      const { operations, drafts, notices } = await this.read();
      if (operations.length + drafts.length + notices.length > 0) return; // another person's
      isLeft = true;
      database.close();
      await new Promise((resolve) => {
        const asked = indexedDB.deleteDatabase(DATABASE);
        asked.onsuccess = asked.onerror = asked.onblocked = resolve;
      });
    },
    async read() {
      if (isLeft) return EMPTY;
      return stateIn(await begin("readonly"), () => {});
    },
    async change(rule) {
      if (isLeft) return EMPTY;
      const transaction = await begin("readwrite");
      /** @type {State} */
      let after = EMPTY;
      await stateIn(transaction, (before) => {
        after = rule(before);
        for (const { name, put, remove } of difference(before, after)) {
          const rows = transaction.objectStore(name);
          for (const id of remove) rows.delete(id);
          for (const row of put) rows.put(row);
        }
      });
      return after;
    },
  };
}

/**
 * Everything that is there, handed over inside the transaction; resolves when that is over and done.
 * @param {IDBTransaction} transaction @param {(state: State) => void} use @returns {Promise<State>}
 */
function stateIn(transaction, use) {
  return new Promise((resolve, reject) => {
    const asked = NAMES.map((name) => transaction.objectStore(name).getAll());
    /** @type {State} */
    let state = EMPTY;
    asked[asked.length - 1].onsuccess = () => {
      state = /** @type {any} */ (Object.fromEntries(NAMES.map((name, at) => [name, asked[at].result])));
      try {
        use(state);
      } catch (problem) {
        transaction.abort();
        reject(problem);
      }
    };
    transaction.oncomplete = () => resolve(state);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
