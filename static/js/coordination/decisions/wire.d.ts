/** What the server tells of requests, and what their forms need of the page they stand on. */
export interface Step { kind: "reminded" | "postponed" | "escalated"; on: string; by_name: string; how: string; until: string | null; to: string }
export interface Decision {
  id: string; version: number; patient: string; what: string; origin: string; asked_of: string; asked_party: string | null;
  asked_staff: string | null; asked_name: string; party: string; by: string; by_name: string; asked_on: string;
  expected_on: string | null; due_on: string; remind_on: string; escalate_on: string; waited: number;
  standing: "waiting" | "due" | "late" | "ended"; steps: Step[]; outcome: string | null; decided_on: string | null;
  text: string; ended_by_name: string; is_told: boolean | null; is_asked_of_us: boolean; is_corrected: boolean;
}
/** What an answer, or more time, needs to know of a request. */
export type Answerable = Pick<Decision, "id" | "version" | "what" | "asked_on" | "expected_on">;
export interface Legal {
  id: string; version: number; kind: string; party: string; starts_on: string; ends_on: string | null; apply_by: string | null;
  is_apply_by_chosen: boolean; days_left: number | null; stage: number | null; ended_on: string | null;
}
export interface Listed extends Decision { patient_label: string; party_name: string; legal: Legal[] }
export interface Party { id: string; name: string; may_see: boolean }
export interface Staff { id: string; name: string; party: string }
export interface PersonDecisions { today: string; party: string; legal: Legal[]; decisions: Decision[]; parties: Party[]; staff: Staff[] }
export interface Lists { today: string; asked_of_us: Listed[]; asked_by_us: Listed[] }

/** A form where the page has it: as a dialog, or on the spot. */
export interface Place {
  today: string;
  open(options: any): void;
  /** A path below `/api/teams/<team>`, then the page is read again. `version`: of the row it changes. */
  send(path: string, body: object, how: { method?: string; version?: number; says: string }): Promise<any>;
}
