/** What `GET …/caseload/faces` tells: who has met each person on the board in 14 days. */
export interface Face {
  id: string;
  name: string;
  initials: string;
  party: string;
  is_me: boolean;
}
export interface PersonMet {
  id: string;
  label: string;
  met: { staff: string; on: string }[];
  told_of: string[];
}
export interface Faces {
  first: string;
  last: string;
  parties: { id: string; name: string; short: string; principal: "region" | "municipality" }[];
  staff: Face[];
  people: PersonMet[];
  not_shared: number;
}
