/** Teams beside each other, as `GET /api/teams/<team>/caseload/compare` gives them. */
import type { Figures } from "../figures.js";

type Told = Pick<
  Figures,
  | "team" | "name" | "patients" | "whole_team" | "per_fte" | "per_case_manager" | "on_board" | "share"
  | "stays" | "overdue" | "sip" | "waiting"
>;

export interface TeamSeen extends Told {
  post: string;
  is_here: boolean;
  replies: Pick<Figures["replies"], "asked" | "count" | "in_time" | "median_hours" | "waiting" | "late">;
  meetings: Pick<Figures["meetings"], "planned" | "missed">;
  nearness: Pick<Figures["nearness"], "people" | "unmet">;
}

export interface Comparison {
  today: string;
  first: string;
  last: string;
  fewest: number;
  teams: TeamSeen[];
}
