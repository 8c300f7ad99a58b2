/** The rows as a wall is told them: less of a person than a desk, nothing typed unless it is shown on purpose. */
import type { Category, Party, Team, Urgency } from "../board/wire.js";

export interface Attendee { staff: string; is_remote: boolean; has_mandate: boolean }

export interface Meeting {
  id: string;
  started_at: string;
  chair: string;
  part?: 1 | 2;
  part_party?: string | null;
  shows_text?: boolean;
  attendance?: Attendee[];
}

export type WallTeam = Omit<Team, "meeting"> & { meeting: Meeting | null };

export interface WallTask { id: string; owner: string | null; due_on: string | null; due_time: string | null; state: string }

/** What was typed about the person whom the meeting is at, when its chair shows it. */
export interface Shown { draft: string; why: string; tasks: { id: string; text: string }[] }

/** Of a protected person no contacts, tasks, days or times are told. */
export interface WallPatient {
  kind: "patient";
  id: string;
  label: string;
  is_protected: boolean;
  contacts?: { party: string; staff: string }[];
  last_contact_on?: string | null;
  episode: null | { id: string; category: string; urgency: Urgency; why?: { tags: string[] }; placed_on?: string };
  nominations: { id: string; kind: "board" | "consult"; state: string; at?: string }[];
  tasks?: WallTask[];
  meeting?: null | { state: "now" | "discussed" | "later" | "unchanged"; since?: string };
  shown?: Shown | null;
}

export interface WallStaff { id: string; initials: string; party: string }

/** A pill: initials, told apart by principal in shape as well as colour. */
export interface Who { initials: string; principal: string }

/** Something to do: when, for whom and by whom; its words only when shown on purpose. */
export interface Todo { id: string; label: string; on: string | null; time: string | null; isLate: boolean; owner: Who | null; text: string | null }

/** A person in the list; `days` on the board, or `since` nominated. */
export interface Row {
  id: string;
  label: string;
  urgency: Urgency | null;
  kind: "board" | "consult" | null; // of what is open about someone not on the board
  contacts: Who[];
  days: number | null;
  since: number | null;
  taken: "now" | "discussed" | "later" | "unchanged" | null;
}

/** The nominations have neither category nor urgency. */
export interface Section { category: Category | null; urgency?: Urgency; rows: Row[] }

/** The person whom the meeting is at. */
export interface Current extends Row {
  category: Category | null;
  isProtected: boolean;
  tags: string[];
  byParty: { party: Party; who: Who[] }[];
  lastContact: number | null;
  isObserved: boolean;
  todos: Todo[];
  shown: Shown | null;
}
