// Questions and answers of analyses, as docs/spec/analyses.md has them.

import type { Note } from "../../texts/notes";

export type Operator =
  | "is"
  | "is-not"
  | "contains"
  | "contains-not"
  | "starts-with"
  | "above"
  | "at-least"
  | "below"
  | "at-most"
  | "known"
  | "unknown";

export type Condition = { field: string; is: Operator; values?: string[] };

/** Which events are meant; without anything, all. */
export type EventChoice = { type?: string; event?: string; where?: Condition[] };

export type LeftOut = "robots" | "internal";

/** What every question has. */
export type Asked = {
  from: string;
  to: string;
  compare: "none" | "previous" | "year";
  include: LeftOut[];
  where: Condition[];
};

export type Days = { from: string; to: string };

/** What every answer has. */
export type Answered = { zone: string; range: Days; comparedRange?: Days; until?: string; notes: Note[] };

export type Label = { kind: "value" | "unknown" | "others"; values: (string | null)[] };

export type State = "complete" | "incomplete" | "future";

export type Measure = "count" | "people" | "sum" | "average" | "minimum" | "maximum" | "quantile";
export type AskedMetric =
  | { metric: string }
  | { measure: Measure; of?: EventChoice; field?: string; share?: number };

export type Interval = "hour" | "day" | "week" | "month" | "quarter" | "year";
export type Show = "value" | "rolling" | "cumulative";

export type TrendsQuestion = Asked & {
  interval?: Interval;
  metrics: AskedMetric[];
  by: string[];
  rows: number;
  show: Show;
  rolling?: number;
};

export type Unit = "number" | "money" | "share" | "seconds";

export type TrendSeries = {
  metric: number;
  label?: Label;
  total?: number | null;
  comparedTotal?: number | null;
  values: (number | null)[];
  compared?: (number | null)[];
};

export type Trends = Answered & {
  granularity: Interval;
  currency?: string;
  metrics: { title: string; unit: Unit }[];
  buckets: { from: string; to: string; state: State }[];
  series: TrendSeries[];
};

export type FunnelOrder = "ordered" | "strict" | "any";
export type FunnelStep = { of: EventChoice; optional?: boolean };
export type FunnelQuestion = Asked & {
  steps: FunnelStep[];
  excluding: { of: EventChoice; after: number }[];
  order: FunnelOrder;
  windowSeconds: number;
  by?: string;
  rows: number;
};

export type Funnel = Answered & {
  steps: {
    title: string;
    people: number;
    ofPrevious?: number | null;
    ofFirst?: number | null;
    secondsMedian?: number | null;
    secondsP25?: number | null;
    secondsP75?: number | null;
  }[];
  secondsToEnd?: { p25: number; median: number; p75: number } | null;
  rows?: { label: Label; steps: number[] }[];
  compared?: { steps: number[] } | null;
};

export type FunnelPeople = { people: { profileId: string; reachedAt: string }[]; next?: string };

export type Unfold = "day" | "week" | "month";
export type RetentionQuestion = Asked & {
  first: EventChoice;
  again: EventChoice;
  counting: "first" | "recurring";
  unit: Unfold;
  periods: number;
  mode: "on" | "on-or-after";
  value: "people" | "revenue";
  by?: string;
  rows: number;
};

export type RetentionCell = { period: number; people: number; share?: number | null; revenue?: number | null; state: State };
export type Retention = Answered & {
  cohorts: { from: string; people: number; cells: RetentionCell[] }[];
  total: { people: number; cells: RetentionCell[] };
  rows?: { label: Label; people: number; cells: RetentionCell[] }[];
  currency?: string;
};

export type PathsQuestion = Asked & {
  start?: EventChoice;
  end?: EventChoice;
  depth: number;
  nodes: "page" | "event";
  most: number;
  fold: boolean;
};

export type PathNode = { step: number; kind: "value" | "others" | "end"; name?: string | null; count: number };
export type Paths = Answered & {
  total: number;
  nodes: PathNode[];
  links: { step: number; from: number; to: number; count: number }[];
};

export type EventKind = { type: string; name?: string | null; count: number };
export type FieldKind = { field: string; kind: "text" | "number" | "any"; group: "column" | "property" | "person" | "visit"; share?: number | null };
export type FieldValue = { value: string; count: number };

export type Metric = {
  name: string;
  title: string;
  description?: string;
  owner?: string;
  unit: Unit;
  text: string;
  version?: number;
  builtIn: boolean;
  problem?: string | null;
};
