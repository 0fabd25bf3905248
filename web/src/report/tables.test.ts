import { expect, test } from "vitest";
import type { CardView } from "../features/dashboards/board";
import type { Acquisition } from "../features/explore/acquisition/acquisition";
import type { Trends, TrendsQuestion } from "../features/explore/answers";
import type { WebAnalysis } from "../features/explore/web/web";
import { formatOf } from "../format/numbers";
import { acquisitionCells, trendCells, webShown } from "./tables";

const speech = { language: "en" as const, format: formatOf("en") };
const range = { from: "2026-03-01", to: "2026-03-02" };
const view: CardView = { range: { days: range, comparison: "previous" }, own: false, conditions: [], annotations: [], onFilter: () => undefined };
const notes = [{ code: "rates-missing", text: "3 orders have no amount", values: { count: 3, what: "orders" } }];
const none = { cost: 0, unrated: 0, impressions: 0, clicks: 0, visits: 0, newPeople: 0, orders: 0, revenue: 0 };

test("on paper stand the columns that the card has, the dearest row first, and what is to be known", () => {
  const found: Acquisition = {
    zone: "UTC",
    range,
    notes,
    currency: "EUR",
    total: none,
    met: [],
    rows: [
      { kind: "joined", key: "email", figures: { ...none, cost: 5, orders: 2 } },
      { kind: "cost-only", key: "display", figures: { ...none, cost: 90 } },
    ],
  };
  const { content, title } = acquisitionCells({ by: "channel", columns: "cost,orders" }, "", found, view, speech);
  expect(title).toBe("From impression to revenue");
  expect(content.markup).toContain("currency and are in no revenue.");
  expect(content.markup).not.toContain("ROAS");
  expect(content.markup.indexOf("Display")).toBeLessThan(content.markup.indexOf("Email"));
});

test("a trend as one value has what it changed from, and tells until when today counts", () => {
  const trends: Trends = {
    zone: "UTC",
    range,
    comparedRange: range,
    until: "2026-03-02T14:05:00",
    notes,
    granularity: "day",
    metrics: [{ title: "Orders", unit: "number" }],
    buckets: [
      { from: "2026-03-01", to: "2026-03-01", state: "complete" },
      { from: "2026-03-02", to: "2026-03-02", state: "incomplete" },
    ],
    series: [{ metric: 0, total: 12, comparedTotal: 10, values: [7, 5] }],
  };
  const asked: TrendsQuestion = { ...range, compare: "previous", include: [], where: [], metrics: [{ metric: "orders" }], by: [], rows: 8, show: "value" };
  const { content, facts } = trendCells({ trends, asked, title: "Bought", picture: "figure", notes: ["To know."] }, view, speech);
  expect(facts).toEqual([{ name: "Bought", value: "12" }]);
  for (const said of ["today until 14:05", "+20%", "To know.", "<path d="]) expect(content.markup).toContain(said);
});

test("exit pages stand by where visits end", () => {
  const page = (name: string, views: number, exits: number) => ({ label: { kind: "value", values: [name] }, views, entrances: 0, exits });
  const web = { zone: "UTC", range, notes: [], currency: "EUR", pages: [page("/seen", 9, 1), page("/left", 5, 4)], landings: [], vitals: [] } as unknown as WebAnalysis;
  const { content, title } = webShown({ kind: "web", question: {}, chart: "exits" }, "", web, view, speech);
  expect(title).toBe("Exit pages");
  expect(content.markup.indexOf("/left")).toBeLessThan(content.markup.indexOf("/seen"));
});
