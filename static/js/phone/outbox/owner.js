// @ts-check
/**
 * One tab sends; the others only queue. The tab that dies lets go by itself.
 *
 * @typedef {object} Owner
 * @property {(onOwn: () => void) => void} start
 * @property {() => boolean} isMine
 * @property {() => void} take the tab that sends does not answer: asleep, perhaps
 */

const NAME = "fact-outbox";
const LEASE = 12_000;
const RENEW = 4_000;

/** @param {LockManager} locks @returns {Owner} */
export function createLockOwner(locks) {
  let isMine = false;
  /** @type {() => void} */
  let told = () => {};

  /** @param {LockOptions} options */
  function request(options) {
    locks
      .request(NAME, options, () => {
        isMine = true;
        told();
        return new Promise(() => {}); // for as long as the tab lives
      })
      .catch(() => {
        isMine = false; // taken by a tab that is awake
        request({});
      });
  }

  return {
    start(onOwn) {
      told = onOwn;
      request({});
    },
    isMine: () => isMine,
    take: () => void (isMine || request({ steal: true })),
  };
}

/**
 * Where there are no locks: a lease that is renewed. Two that hold it for a moment do no harm, for the server
 * does each operation once.
 * @param {{storage: Storage, clock: import("../../live/clock.js").Clock, me: string}} given @returns {Owner}
 */
export function createLeaseOwner({ storage, clock, me }) {
  let isMine = false;

  function holder() {
    const [id, until] = (storage.getItem(NAME) ?? "").split(" ");
    return Number(until) > clock.now() ? id : null;
  }

  /** @param {() => void} onOwn */
  function look(onOwn) {
    const other = holder();
    const isFree = other === null || other === me;
    if (isFree) storage.setItem(NAME, `${me} ${clock.now() + LEASE}`);
    if (isFree && !isMine) onOwn();
    isMine = isFree;
    clock.setTimeout(() => look(onOwn), RENEW);
  }

  return { start: look, isMine: () => isMine && holder() === me, take: () => {} };
}
