/** A person's plans as they come over the wire. */
export interface PlanStep { state: string; on: string; next_on: string | null; took_part: string | null; by: string; at: string }
export interface Evaluation { id: string; on: string; is_declined: boolean; said: number | null; knows: number | null; better: number | null; by: string }

export interface Plan {
  id: string;
  version: number;
  party: string;
  kind: string;
  state: string;
  on: string;
  next_on: string | null;
  late_on: string | null;
  made_on: string | null;
  took_part: string | null;
  caller: string | null;
  caller_name: string;
  leader: string | null;
  leader_party: string | null;
  leader_name: string;
  link: string | null;
  place: string;
  steps: PlanStep[];
  evaluations: Evaluation[];
}

export interface Plans { plans: Plan[]; signs: string[]; may_be_named: string[] }
