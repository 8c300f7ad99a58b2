/** What the server tells of wards, checklists and discharges. */
export interface Item { id: string; version: number; code: string; owner: string | null; owner_name: string; who: string; due_on: string | null; state: "open" | "done" | "not_needed"; reason: string; settled_on: string | null }
export interface Stay { id: string; ward_name: string; ward_contact: string; ward_phone: string; planned_on: string | null; discharged_on: string | null; left_open: string[] }
export interface Admitted {
  id: string; version: number; code: string; is_closed: boolean; ward_name: string; ward_contact: string; ward_phone: string;
  planned_on: string | null; placed_on: string; discharged_on: string | null; first_contact_by: string; met_on: string | null; is_uncontacted: boolean;
}
export interface Told {
  today: string; episode: Admitted | null; planning: { id: string; items: Item[] } | null;
  legal: { id: string; kind: string; outside: string; ends_on: string | null }[]; stays: Stay[];
}
