/** The meeting's names for what the board's rows carry. */
import type { Meeting, Patient } from "../board/wire.js";

export type { Draft, Meeting } from "../board/wire.js";
export type Attendee = Meeting["attendance"][number];
/** A person as the meeting has them; without `meeting` not yet taken up. */
export type Attended = Patient;
