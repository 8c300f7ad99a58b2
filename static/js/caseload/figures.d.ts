/** The figures of the caseload page, as `GET /api/teams/<team>/caseload` gives them. */

export type Verdict = "under" | "within" | "over" | null;
export interface Gauge { value: number | null; low: number; high: number; verdict: Verdict }
export interface Replies {
  asked: number;
  count: number;
  in_time: number;
  median_hours: number | null;
  proposals: number;
  placed: number;
  waiting: number;
  late: number;
  read: number;
  read_hours: number | null;
  results: number;
  result_days: number | null;
}
export interface Stays {
  now: number;
  count: number;
  median_days: number | null;
  nine_of_ten_days: number | null;
  closed: number;
  back: number;
  back_soon: number;
}
export interface Part { part: number; whole: number }
export interface Turnover { week: string; on: number; off: number }
export interface Meetings {
  planned: number;
  missed: number;
  held: number;
  minutes: number | null;
  seconds_each: number | null;
  disciplines: number | null;
  with_both: number;
}
export interface Nearness {
  people: number;
  unmet: number;
  contacts_a_week: number | null;
  faces: number | null;
  by_faces: number[];
}

export interface Party {
  party: string;
  name: string;
  principal: "region" | "municipality";
  patients: number;
  fte: number;
  per_fte: number | null;
  on_board: number;
  replies: Replies;
}

export interface Colleague {
  staff: string | null;
  name: string | null;
  is_me: boolean;
  party: string;
  profession: string | null;
  fte: number | null;
  patients: number | null;
  per_fte: number | null;
  weighted: number | null;
  verdict: Verdict;
}

export interface Annotation { id: string; day: string; text: string }
export interface Week { day: string; on_board: number; patients: number }

export interface Category {
  category: string;
  code: string;
  label_sv: string;
  label_en: string;
  stays: Stays;
}

export interface Waiting {
  principal: "region" | "municipality" | null;
  count: number;
  median_days: number | null;
  longest_days: number | null;
  late: number;
}
export interface Unmet { kind: string; label: string; people: number; reasons: Record<string, number> }
export interface Firsts { count: number; reached: number; waiting: number; median_days: number | null }

export interface Post { function: string; now: number; model: number | null; verdict: Verdict }

/** A team as it would be; `room`: more people its posts are enough for, below nought too many. */
export interface Supposed {
  patients: Gauge;
  whole_team: Gauge;
  per_fte: Gauge;
  on_board_low: number;
  on_board_high: number;
  room: number;
  posts_missing: number;
}

export interface Figures {
  team: string;
  name: string;
  today: string;
  first: string;
  last: string;
  fte: number;
  patients: Gauge;
  per_fte: Gauge;
  per_case_manager: Gauge;
  on_board: number;
  share: Gauge;
  replies: Replies;
  parties: Party[];
  colleagues: Colleague[];
  weeks: Week[];
  stays: Stays;
  categories: Category[];
  staffing: Post[];
  whole_team: Gauge;
  turnover: Turnover[];
  meetings: Meetings;
  nearness: Nearness;
  missed: { tried: number; missed: number; per_100: number | null };
  to_doctor: Firsts;
  to_crisis_plan: Firsts;
  waiting: Waiting[];
  sip: Part;
  in_need: number;
  unmet: Unmet[];
  principals: { principal: "region" | "municipality"; replies: Replies }[];
  weighted: number | null;
  intensive: number;
  addiction: Gauge;
  chairs: Gauge;
  overdue: Part;
  fresh: Part;
  consent: Part;
  annotations: Annotation[];
  fewest: number;
}
