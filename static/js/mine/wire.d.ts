export interface Party { id: string; name: string; short: string }
export interface Column { id: string; code: string; label_sv: string; label_en: string }
export interface Given { id: string; version: number; kind: string; how: string | null; to: string; scopes: string[]; valid_until: string | null }
export interface Client {
  id: string; label: string; name: string; birth_year: number | null; is_protected: boolean; is_similar: boolean;
  bases: Given[]; seen_by: string[];
}
export interface Answer {
  id: string; decision: string; text: string; reason: string; instead: string; next_step: string; next_on: string | null;
  at: string; read_at: string | null; by_name?: string; holder_name?: string;
  result: null | { text: string; at: string }; result_due_on: string | null;
}
export interface Nomination {
  id: string; version: number; patient: string; patient_label: string; kind: string; state: string; at: string;
  category: string | null; urgency: string | null; tags: string[]; text: string; answer_due_at: string;
  returns_on: string | null; promise: { by_name: string; at: string } | null; duty_reading: { by_name: string; at: string } | null; answer: Answer | null;
}
export type Decision = Pick<import("../coordination/decisions/wire.js").Decision, "id" | "version" | "patient" | "what" | "origin" | "by_name" | "asked_on" | "expected_on" | "waited" | "standing">
  & { patient_label: string; party_name: string; reminded_on: string | null };
export type Signal = import("../signals/told.js").Signal & { patient: string; patient_label: string };
export interface Mine {
  now: string; today: string; team: { id: string; name: string; on_call_phone: string }; reads_at: string; party: string;
  parties: Party[]; categories: Column[]; clients: Client[]; nominations: Nomination[]; decisions: Decision[]; signals: Signal[];
}
export interface Place { data: Mine; reload: () => Promise<void>; send: (path: string, body: unknown, version?: number) => Promise<unknown> }
