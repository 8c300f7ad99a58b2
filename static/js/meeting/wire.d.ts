/** What a meeting adds to the rows that the board reads. */
import type { Nomination, Patient, Team } from "../board/wire.js";

export interface Attendee { staff: string; is_remote: boolean; has_mandate: boolean }

export interface Meeting {
  id: string;
  version: number;
  started_at: string;
  chair: string;
  part: 1 | 2;
  part_party: string | null;
  shows_text: boolean;
  attendance: Attendee[];
}

export interface Draft { text: string; by: string; at: string }

export interface Promised { staff: string; at: string }

/** A person as the meeting has them; without `meeting` not yet taken up. */
export type Attended = Patient & {
  meeting?: null | { id: string; state: "now" | "discussed" | "later" | "unchanged"; since: string; seconds: number };
  draft?: Draft | null;
  nominations: (Nomination & { promise?: Promised | null })[];
};

export type TeamInMeeting = Omit<Team, "meeting"> & { meeting: Meeting | null };
