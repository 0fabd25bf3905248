import { expect, test } from "vitest";
import { written, type Written } from "./forms";
import { type Letter, said } from "./said";
import { weekOf } from "./weeks";

const orders = { name: "orders", title: "Orders", unit: "number" } as const;
const revenue = { name: "revenue", title: "Revenue", unit: "money" } as const;
const days = { from: "2026-11-23", to: "2026-11-29" };

const QUIET: Letter = {
  week: "2026-W48",
  number: 48,
  days,
  weekBefore: { from: "2026-11-16", to: "2026-11-22" },
  yearBefore: { from: "2025-11-24", to: "2025-11-30" },
  zone: "Europe/Berlin",
  currency: "EUR",
  quiet: true,
  figures: [
    { metric: orders, value: 139, weekBefore: 140, expected: 141, low: 118, high: 160, verdict: "usual" },
    { metric: revenue, value: 6_950.5, weekBefore: 0, verdict: "unknown" },
  ],
  moves: [],
  also: [],
  unjudged: ["Revenue"],
  looks: [],
  more: 0,
};
const MOVED: Letter = {
  ...QUIET,
  quiet: false,
  moves: [
    {
      metric: orders,
      kind: "week",
      days,
      value: 88,
      expected: 139,
      low: 118,
      high: 160,
      change: -51,
      why: { field: "channel", parts: [{ label: { kind: "value", values: ["email"] }, change: -63 }], rest: 12 },
    },
    { metric: revenue, kind: "day", days: { from: "2026-11-27", to: "2026-11-27" }, value: 3_000, expected: 1_000, low: 800, high: 1_200, change: 2_000 },
  ],
  also: [{ metric: revenue, kind: "back", days, value: 900, expected: 880, low: 700, high: 1_000, change: 20 }],
  looks: [
    { kind: "campaign", name: "Spring <b>", campaign: "0190f3c2-0000-7000-8000-000000000000", alert: "over-budget", unit: "EUR", seen: { until: "2026-11-29", planned: 100, reached: 90, low: 120, high: 140 } },
    { kind: "gap", name: "shop", event: "Order Completed", from: "2026-11-30T05:00:00Z", to: "2026-11-30T06:00:00Z", events: 3, usual: 40.2 },
  ],
  more: 2,
};

/** Without the thin spaces of the languages. */
const of = (letter: Letter, language: "en" | "de" = "en") =>
  JSON.parse(JSON.stringify(written(said({ letter, language, by: "ada", app: "https://windrose.shop.example" }))).replace(/[\u00a0\u2009\u202f]/g, " ")) as Written;

test("a quiet week says so, in every form", () => {
  const { subject, text, plain, html } = of(QUIET);
  expect(subject).toBe("Week 48: a quiet week");
  expect(text).toEqual(["Week 48, Nov 23 – 29, 2026. A quiet week: nothing moved by more than it varies from week to week."]);
  for (const form of [plain, html]) {
    expect(form).toContain("A quiet week");
    expect(form).toContain("Nothing is open");
    expect(form).not.toContain("What moved");
  }
});

test("what moved is told with parts that add up to it", () => {
  const { subject, text, plain, html } = of(MOVED);
  expect(subject).toBe("Week 48: Orders 37% below what was expected and Revenue 200% above what was expected on Fri, Nov 27");
  expect(text[1]).toBe("Orders: 88, where 139 (118 to 160) was expected. The difference is -51, or -37%. Of the -51, by channel: Email -63; all else +12.");
  expect(text[2]).toContain("Revenue on Fri, Nov 27: €3,000, where €1,000 (€800 to €1,200) was expected.");
  expect(plain).toContain("https://windrose.shop.example/explore?metric=orders&by=channel&from=2026-11-23&to=2026-11-29&compare=previous");
  expect(html).toContain("explore?metric=orders&amp;by=channel");
  expect(plain).toContain("The week before was unusual; this one is as expected again.");
});

test("what is open is told with a link, and no name becomes markup", () => {
  const { text, html, plain } = of(MOVED);
  expect(html).toContain("Spring &lt;b&gt;, over budget: Will cost €120.00 to €140.00");
  expect(html).not.toContain("<b>,");
  expect(plain).toContain("The source shop (Order Completed) told of 3 events from Nov 30, 6:00 AM to Nov 30, 7:00 AM, where 40 are usual.");
  expect(text.at(-1)).toContain("2 more are open.");
});

test("numbers, dates and names follow the language", () => {
  const { subject, plain, facts } = of(MOVED, "de");
  expect(subject).toContain("Woche 48: Bestellungen 37 % unter dem Erwarteten");
  expect(plain).toContain("Umsatz am Fr, 27. Nov.: 3.000 €, erwartet war 1.000 € (800 € bis 1.200 €).");
  expect(plain).toContain("Woche 48, 23.–29.11.2026\nBestellungen 37 % unter dem Erwarteten und Umsatz 200 % über dem Erwarteten am Fr, 27. Nov.\n");
  expect(facts[0]).toEqual({ name: "Bestellungen", value: "139, -0,7 % (Vorwoche)" });
});

test("without data of last year there is no column of it", () => {
  expect(of(QUIET).html).not.toContain("a year before");
  const [first, ...others] = QUIET.figures;
  const known = { ...QUIET, figures: [{ ...first!, yearBefore: 100 }, ...others] };
  expect(of(known).html).toContain("a year before");
  expect(of(known).plain).toContain("A year before: the same days of the week, Nov 24 – 30, 2025.");
});

test("where nothing can be judged it is not called quiet", () => {
  const young = { ...QUIET, figures: QUIET.figures.map((figure) => ({ ...figure, verdict: "unknown" as const })), unjudged: ["Orders", "Revenue"] };
  expect(said({ letter: young, language: "en", by: "ada", app: "" }).lead).toContain("Nothing can be told");
});

test("weeks are those of the calendar", () => {
  expect(weekOf("2025-12-29").word).toBe("2026-W01");
  expect(weekOf("2026-12-28").word).toBe("2026-W53");
  expect(weekOf("2027-01-04")).toEqual({ word: "2027-W01", number: 1, from: "2027-01-04", to: "2027-01-10" });
});
