/** The rows as they come over the wire, as far as the board reads them. */

export type Urgency = "red" | "amber" | "green";
export type Why = { text: string; tags: string[] };

/** Why one party sees what another holds about a person; or a block. In force, and one's own party is part of it. */
export interface Basis {
  id: string;
  version: number;
  kind: "consent" | "osl_25_12" | "osl_26_9" | "incapable" | "emergency" | "block";
  how: "oral" | "written" | null;
  from: string;
  to: string;
  scopes: string[];
  given_on: string;
  valid_until: string | null;
}

export interface Team {
  kind: "team";
  id: string;
  version: number;
  name: string;
  zone: string;
  meeting_days: number[];
  meeting_starts: string;
  meeting_ends: string;
  on_call_phone: string;
  upcoming_meetings: string[];
  meeting: null | Meeting;
  last_meeting_at: string | null;
  duty_officer: string | null;
  duty_deputy: string | null;
  away: string[];
  today: string;
  totals: { patients: number; on_board: number; fte: number };
  model: {
    patients_low: number;
    patients_high: number;
    per_fte_low: number;
    per_fte_high: number;
    share_low: number;
    share_high: number;
  };
}

/** The open meeting; part 2 belongs to `part_party` alone. */
export interface Meeting {
  id: string;
  version: number;
  started_at: string;
  chair: string;
  part: 1 | 2;
  part_party: string | null;
  held_apart: string[];
  shows_text: boolean;
  attendance: { staff: string; is_remote: boolean; has_mandate: boolean }[];
}

/** Somebody in the open meeting. `since`: taken up last; `seconds`: used before that, or in all. */
export interface MeetingItem { id: string; state: "now" | "discussed" | "later" | "unchanged"; since: string | null; seconds: number }

/** A note while somebody types it. */
export interface Draft { text: string; by: string; at: string }

export interface Party { kind: "party"; id: string; name: string; short: string; principal: "region" | "municipality" }

export interface Template { id: string; text_sv: string; text_en: string; due_weekdays: number; is_preticked: boolean }

export interface Category {
  kind: "category";
  id: string;
  version: number;
  code: string;
  label_sv: string;
  label_en: string;
  order: number;
  is_active: boolean;
  review_days: number;
  stay_low_days: number | null;
  stay_high_days: number | null;
  templates: Template[];
}

export interface Staff {
  kind: "staff";
  id: string;
  name: string;
  initials: string;
  party: string;
  profession: string;
  role: string;
  is_stand_in: boolean;
  ends_on: string | null;
}

export interface ChecklistItem { id: string; version: number; code: string; state: "open" | "done" | "waived"; reason: string }

export interface Episode {
  id: string;
  version: number;
  category: string;
  urgency: Urgency;
  why: Why;
  placed_at: string;
  placed_on: string;
  is_provisional: boolean;
  review_on: string | null;
  reviewed_on: string | null;
  urgency_since: string;
  lowered_at: string | null;
  goal: string | null;
  ward: null | { name: string; contact: string; phone: string; discharge_on: string | null };
  discharged_on: string | null;
  step_down: null | { by: string; at: string; why: string; checklist: ChecklistItem[] };
  undo: null | { by: string; until: string };
}

export interface Nomination {
  id: string;
  version: number;
  kind: "board" | "consult";
  state: string;
  by: string;
  at: string;
  category: string | null;
  urgency: Urgency | null;
  tags: string[];
  text: string;
  tried?: string;
  professions?: string[];
  answer_due_at: string;
  returns_on: string | null;
  promise?: { staff: string; at: string } | null;
  answer?: Answer | null;
}

export interface Answer {
  id: string;
  decision: string;
  text: string;
  next_step: string;
  next_on: string | null;
  by: string;
  at: string;
  result: null | { text: string; at: string };
  result_due_on: string | null;
}

export interface Task {
  id: string;
  version: number;
  text: string;
  owner: string | null;
  offered_to?: string | null;
  declined_by?: string | null;
  declined_because?: string;
  due_on: string | null;
  due_time: string | null;
  state: string;
  is_safety: boolean;
  is_own?: boolean;
  category: string | null;
}

/** Who of one's own party has seen what held since that day. */
export interface AlertSeen { code: string; since: string; by: string; at: string }

export interface Contact { id: string; version: number; party: string; staff: string; deputy: string | null; phone: string; hours: string }

export interface Patient {
  kind: "patient";
  id: string;
  version: number;
  label: string;
  name: string;
  birth_year: number | null;
  is_similar: boolean;
  is_protected: boolean;
  protected_kind: string | null;
  primary: string | null;
  contacts: Contact[];
  last_contact_on: string | null;
  missed_on: string[];
  medication_stopped_on: string | null;
  two_person: null | { reason: string; review_on: string };
  legal: { id: string; kind: string; ends_on: string | null; apply_by: string | null }[];
  decisions: { id: string; what: string; asked_on: string; expected_on: string | null; due_on: string }[];
  plans?: { id: string; kind: string; state: string; next_on: string | null; late_on: string | null }[];
  earlier: { count: number; last_closed_on: string | null };
  changed_at: string | null;
  episode: Episode | null;
  nominations: Nomination[];
  signals?: { id: string; at: string; answer_due_at: string; tags: string[] }[];
  tasks: Task[];
  meeting?: MeetingItem | null;
  draft?: Draft | null;
  alerts_seen?: AlertSeen[];
  bases: Basis[];
  asked_at: string | null;
}

/** What every rule may know about the moment it is asked in. */
export interface Moment { now: Date; today: string; zone: string; meetingDays: number[]; categories: Map<string, Category> }

/** Since when it holds, where one may say that one has seen it; and who of one's own party has. */
export interface Alert { code: string; level: "safety" | "reminder"; n?: number; days?: number; on?: string; what?: string; since?: string; seen?: AlertSeen }
