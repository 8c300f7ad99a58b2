// @ts-check
/** What the wall says of the meeting that is on. Pure. */
import { endOf } from "../meeting/time.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./people.js").Room} Room */

/** @param {Room} room @param {Row[]} rows everyone in the list @param {Date} now */
export function meetingOf({ team, parties, who, partyOf }, rows, now) {
  const { meeting } = team;
  if (!meeting) return null;
  const { part = 1, part_party = null } = meeting;
  const attendance = (meeting.attendance ?? []).filter(({ staff }) => part === 1 || partyOf(staff)?.id === part_party);
  return {
    chair: who(meeting.chair)?.initials ?? null,
    part,
    only: part === 2 ? (parties.find(({ id }) => id === part_party) ?? null) : null,
    present: attendance.length,
    remote: attendance.filter(({ is_remote }) => is_remote).length,
    lacksMunicipality: part === 1 && isMissing("municipality", parties, attendance.map(({ staff }) => partyOf(staff)?.principal)),
    left: rows.filter(({ taken }) => taken !== "discussed" && taken !== "unchanged").length,
    seconds: Math.round((endOf(team, meeting.started_at).getTime() - now.getTime()) / 1000),
  };
}

/** Nobody has come from a principal that is part of the team; untold while nobody is said to have come. @param {string} principal @param {import("../board/wire.js").Party[]} parties @param {(string | undefined)[]} present */
const isMissing = (principal, parties, present) => present.length > 0 && parties.some((party) => party.principal === principal) && !present.includes(principal);
