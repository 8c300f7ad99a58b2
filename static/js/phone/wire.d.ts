export interface Team { id: string; name: string; on_call_phone: string }
export interface Party { id: string; name: string; short: string }
export interface Column { id: string; code: string; label_sv: string; label_en: string }
export interface Colleague { id: string; name: string; initials: string; party: string; is_away: boolean }
export interface Task {
  id: string; version: number; patient: string; text?: string; owner: string | null; offered_to: string | null;
  declined_by: string | null; declined_because?: string; due_on: string; due_time: string | null;
  state: string; is_safety: boolean; is_own: boolean; done_at: string | null;
}
export interface Answer {
  id: string; decision: string; text: string; reason: string; instead: string; holder: string | null; next_step: string;
  next_on: string | null; by: string; at: string; read_at: string | null; result: null | { text: string; at: string };
  result_due_on: string | null; nomination: string; patient: string; patient_label: string; asked: string; asked_at: string;
}
export interface Changed { patient: string; what: string; at: string; by: string | null; category?: string; urgency?: string }
export interface Request { id: string; patient: string; party: string; at: string }
export interface Contact { party: string; staff: string; deputy: string | null; phone: string; hours: string }
export interface Person {
  id: string; label: string; name: string; birth_year: number | null; is_protected: boolean; is_similar: boolean; is_mine: boolean;
  category: string | null; urgency: string | null; last_contact_on: string | null; contacts: Contact[];
}
export interface Call {
  nomination: string; patient: string; patient_label: string; by_name: string; at: string; tags?: string[]; text?: string;
  passed_on_at: string | null; read_at: string | null; read_by_name: string | null;
}
export interface Draft { patient: string; patient_label: string; why: string; tags: string[]; since: string; people: number; missed_on: string[]; category: string | null }
export type Concern = import("../signals/told.js").Signal & { by_name: string; patient: string; patient_label: string };
export type Signal = import("../signals/told.js").Signal & { patient: string; patient_label: string };
export interface Visit {
  id: string; version: number; patient: string; party: string; kind: string; place: string; on: string; time: string | null;
  staff: string; with: string | null; agreed: { with: string; why: string } | null; state: string;
}
/** What to know before a visit: read when there is a network, and never kept. */
export interface Caution { code: string; since: string; n: number; party: string | null; seen: { by: string; at: string } | null }
export interface AtTheDoor {
  patient: string; label: string; name: string; birth_year: number | null; is_protected: boolean; cautions: Caution[]; names: Record<string, string>;
}
export interface ToKnow extends AtTheDoor { instead_of: string | null }
export interface Met { staff: string; party: string; on: string }
export interface Told { kind: string; outcome: string; on: string; by: string; party: string }
export interface Door extends AtTheDoor {
  now: string; today: string; last_contact: Told | null; missed: Told[]; met: Met[]; planned: Omit<Visit, "patient">[];
  two_person: { reason: string; review_on: string | null } | null; contacts: Contact[]; on_call_phone: string;
}
export interface Day {
  now: string; today: string; keep_hours: number; team: Team; reads_at: string;
  me: { id: string; name: string; party: string; role: string };
  away: { from_on: string; to_on: string } | null; standing_in_for: { staff: string; until: string }[];
  parties: Party[]; categories: Column[]; staff: Colleague[]; tasks: Task[]; visits: Visit[]; answers: Answer[]; calls: Call[]; drafts: Draft[]; concerns: Concern[]; signals: Signal[]; changed: Changed[];
  requests: Request[]; people: Person[]; decisions?: import("../coordination/decisions/wire.js").Listed[];
}
export interface Tap { method?: string; path: string; body?: unknown; ifMatch?: number | string; subject?: string; says: string }
export interface Sent { seq?: number; isQueued?: boolean; [more: string]: unknown }
/** What every part of the page is handed. `data()` is the day as last read, or as kept from before. */
export interface Phone {
  data: () => Day; readonly today: string; readonly team: string; readonly me: Day["me"];
  redraw: () => void; reload: () => Promise<void>; get: (path: string) => Promise<any>;
  send: (tap: Tap) => Promise<Sent>; isPending: (subject: string) => "" | "sending" | "waiting";
  person: (id: string) => Person | undefined; colleague: (id: string | null | undefined) => Colleague | undefined;
  column: (id: string | null | undefined) => Column | undefined; party: (id: string) => Party | undefined;
}
