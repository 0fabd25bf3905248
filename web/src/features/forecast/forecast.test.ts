import { expect, test } from "vitest";
import { formatOf } from "../../format/numbers";
import { tableOf } from "../../ui/chart/data";
import { averages, charted, type Forecast, questionOf, recent, verdictOf } from "./forecast";
import { texts } from "./texts";

const bands = (low: number, high: number) => [
  { coverage: 0.5, low: low + 1, high: high - 1 },
  { coverage: 0.8, low, high },
  { coverage: 0.95, low: low - 1, high: high + 1 },
];

const found: Forecast = {
  title: "Orders",
  unit: "number",
  interval: "week",
  history: [
    { day: "2026-11-09", value: 4 },
    { day: "2026-11-16", value: null },
    { day: "2026-11-23", value: 6 },
  ],
  ahead: [{ day: "2026-11-30", expected: 7, bands: bands(5, 9) }],
  method: "median",
  why: "none-better",
  reason: "none had a much lower error",
  learned: "",
  methods: [],
  coverages: [{ coverage: 0.8, inside: 8, outcomes: 10, held: 0.8 }],
  season: 1,
  reached: 1,
  holidays: [],
  effects: [],
  notes: [],
};

const format = formatOf("en");
const words = { step: texts.en.step, expected: texts.en.expected, interval: texts.en.intervalOf };

test("the address holds the question, and nothing of it that is not said", () => {
  expect(questionOf(new URLSearchParams())).toEqual({ metric: "orders", interval: "week", ahead: 12, include: [], where: [] });
  expect(questionOf(new URLSearchParams("metric=visits&interval=day&ahead=900&spend=50&method=ets&country=DE&since=2025-01-01"))).toMatchObject({
    metric: "visits",
    interval: "day",
    ahead: 366,
    spend: { planned: [50] },
    method: "ets",
    countries: ["DE"],
    from: "2025-01-01",
  });
  expect(questionOf(new URLSearchParams("spend=late")).spend).toEqual({ planned: [] });
  expect(questionOf(new URLSearchParams("method=wishes&since=soon"))).not.toHaveProperty("method");
});

test("the picture has what was, then what is expected with both intervals", () => {
  expect(tableOf(charted(found, found.history, words, { show: String }, format))).toMatchObject({
    header: ["Beginning", "Orders", "Expected", "Expected: 80% interval –", "Expected: 80% interval +", "Expected: 95% interval –", "Expected: 95% interval +"],
    rows: [
      ["2026-11-09", 4, null, null, null, null, null],
      ["2026-11-16", null, null, null, null, null, null],
      ["2026-11-23", 6, null, null, null, null, null],
      ["2026-11-30", null, 7, 5, 9, 4, 10],
    ],
  });
});

test("the average ahead is held against as many steps before, if all of them are known", () => {
  expect(averages(found)).toEqual({ ahead: 7, before: 6 });
  const two = [...found.ahead, { day: "2026-12-07", expected: 9, bands: [] }];
  expect(averages({ ...found, ahead: two })).toEqual({ ahead: 8, before: undefined });
});

test("intervals are judged by what they held", () => {
  const held = (inside: number) => verdictOf({ coverages: [{ coverage: 0.8, inside, outcomes: 20, held: inside / 20 }] });
  expect(held(16)).toBe("held");
  expect(held(12)).toBe("narrow");
  expect(held(20)).toBe("wide");
  expect(verdictOf({ coverages: [{ coverage: 0.8, inside: 0, outcomes: 0 }] })).toBe("unmeasured");
});

test("a long history is drawn by its end", () => {
  const history = Array.from({ length: 300 }, (_, step) => ({ day: String(step), value: step }));
  expect(recent({ ...found, history })).toHaveLength(60);
  expect(recent({ ...found, history, ahead: Array.from({ length: 30 }, () => found.ahead[0] ?? { day: "", expected: 0, bands: [] }) })).toHaveLength(150);
});
