/** What a chart shows: plain words and numbers, so that the same facts are drawn only once. */

/** Something that happened, on the time line. */
export interface Happening { day: string; text: string }

export interface Point { day: string; n: number; low: number; high: number }

/** A number week by week over the model's band. */
export interface Trend {
  kind: "trend";
  points: Point[];
  band: string;
  /** What stands below the first, middle and last day. */
  days: [string, string, string];
  /** Whether the scale begins at nought. */
  isFromNought: boolean;
  unit: string;
  happenings: Happening[];
}

/** What came (up) and went (down), week by week. */
export interface Flow {
  kind: "flow";
  weeks: { from: string; to: string; came: number; went: number }[];
  came: string;
  went: string;
  days: [string, string, string];
  happenings: Happening[];
}

/** People for a full-time post, a bar each. */
export interface Bars {
  kind: "bars";
  rows: { key: string; name: string; n: number; look: string; value: string; word: string }[];
  lines: number[];
}

/** How long people stay: half of them until the dot, nine of ten until the stroke. */
export interface Stays {
  kind: "stays";
  rows: { key: string; name: string; median: number | null; nine: number | null; value: string }[];
  axis: string;
}

export type Spec = Trend | Flow | Bars | Stays;
