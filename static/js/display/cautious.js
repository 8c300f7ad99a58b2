// @ts-check
/** When a wall shows nothing though it still holds something. Pure. */
import { teamOf } from "../live/reducer.js";

/**
 * In part 2 of a meeting a paired wall shows what one party alone may see. Without contact nobody knows whether the
 * others have come back into the room, so it goes blank as soon as it is not live, not half an hour later.
 * @param {import("../live/statuses.js").Status} status @param {import("../live/reducer.js").State} state
 * @returns {import("../live/statuses.js").Status}
 */
export function cautious(status, state) {
  const isOfOneParty = teamOf(state)?.meeting?.part === 2;
  const isLive = status.kind === "live" || status.kind === "catching_up";
  return isOfOneParty && !isLive ? { ...status, isBlank: true } : status;
}
