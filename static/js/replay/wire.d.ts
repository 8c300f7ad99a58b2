/** What `GET …/replay` tells: an earlier board, as far as rows keep what was. */
export interface Task {
  id: string;
  text?: string;
  owner: string | null;
  due_on: string | null;
  state: "open" | "proposed";
  is_safety: boolean;
}
export interface Nomination {
  id: string;
  kind: "board" | "consult";
  state: "open" | "waiting";
  by: string;
  at: string;
  category: string | null;
  urgency: string | null;
  tags?: string[];
  text?: string;
}
export interface Episode {
  category: string;
  urgency: string;
  why?: { text?: string; tags: string[] };
  placed_at: string;
  placed_on: string;
  is_provisional: boolean;
  step_down: { by: string; at: string } | null;
}
export interface Person {
  id: string;
  name: string;
  is_protected: boolean;
  last_contact_on: string | null;
  missed_on: string[];
  episode: Episode | null;
  nominations: Nomination[];
  tasks: Task[];
}
export interface Column {
  id: string;
  code: string;
  label_sv: string;
  label_en: string;
  is_active: boolean;
}
export interface Colleague {
  id: string;
  name: string;
  initials: string;
  party: string;
}
export interface Board {
  at: string;
  now: string;
  on: string;
  time: string;
  today: string;
  first_on: string;
  on_board: number;
  not_shared: number;
  duty_officer: string | null;
  duty_deputy: string | null;
  meeting_since: string | null;
  columns: Column[];
  staff: Colleague[];
  people: Person[];
  steps: { meeting_before: string | null; meeting_after: string | null; event_before: string | null; event_after: string | null };
}
export interface When {
  at?: string;
  on?: string;
  time?: string;
}
export type Step = keyof Board["steps"];
