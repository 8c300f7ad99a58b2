/** What `/administration`, `/attendance` and `/api/house` tell. */

export interface Party { id: string; name: string; short: string; principal: string }
export interface Member {
  id: string; version: number; staff: string; name: string; party: string; profession: string; role: string; fte: number;
  initials: string; starts_on: string; ends_on: string | null; is_stand_in: boolean; may_chair: boolean; knows_addiction: boolean;
  state: "current" | "coming" | "ended"; account: "yes" | "invited" | "expired" | "none"; invited_until: string | null; hsa_id: string | null; in_hand: number;
}
export interface Template { id: string; text_sv: string; text_en: string; due_weekdays: number; is_preticked: boolean; is_active: boolean }
export interface Category {
  id: string; version: number; code: string; label_sv: string; label_en: string; order: number; is_active: boolean; is_empty: boolean;
  review_days: number; stay_low_days: number | null; stay_high_days: number | null; templates: Template[];
}
export interface Settings {
  id: string; version: number; name: string; on_call_phone: string; meeting_days: number[]; meeting_starts: string; meeting_ends: string; zone: string; shows_protected_names: boolean; phone_hours: number;
}
/** For one party or (null) all, in which roles. */
export interface Grants { party: string | null; roles: string[] }
export interface Administration { today: string; team: Settings; parties: Party[]; grants: Grants; members: Member[]; categories: Category[] }
export interface HeldTask { id: string; person: string; text: string; due_on: string; due_time: string | null; is_safety: boolean; to?: string | null }
export interface HeldVisit { id: string; person: string; kind: string; on: string; time: string | null; with: string | null; may_go: string[]; to: string | null }
export interface Holding { tasks: HeldTask[]; visits?: HeldVisit[]; primary: { id: string; person: string }[]; contacts: { id: string; person: string }[]; counts: Record<string, number> }
export interface Colleague { staff: string; name: string; party: string; profession: string; away: { from_on: string; to_on: string }[] }
export interface Attendance { today: string; parties: Party[]; colleagues: Colleague[]; officer: string | null; deputy: string | null; chairs: { staff: string; name: string }[] }
export interface TeamRow { id: string; name: string; staff: number; leaders: string[]; parties: Party[] }
export interface House { teams: TeamRow[]; parties: Party[]; staff: { id: string; name: string }[] }

/** One section of the page: what it shows, and how it reads it anew. */
export interface Place<T> { team: string; isAdministered: boolean; data: T; reload: () => Promise<void> }
