import { expect, test } from "vitest";
import { accountOf, type Buckets, everyHour, type Ledger, since, sourcesOf } from "./ledger";

const buckets = (given: Partial<Buckets>): Buckets => ({
  received: 0,
  stored: 0,
  duplicates: 0,
  dropped: {},
  rejected: {},
  pending: 0,
  notAcknowledged: 0,
  difference: 0,
  state: "balanced",
  ...given,
});

const ledger: Ledger = {
  at: "2026-11-22T10:30:00Z",
  from: "2026-11-22T09:00:00Z",
  to: "2026-11-22T10:30:00Z",
  totals: buckets({}),
  lostRecords: 0,
  rows: [
    { source: "shop", hour: "2026-11-22T09:00:00Z", events: buckets({ received: 5, stored: 3, dropped: { consent: 2 } }) },
    { source: "shop", hour: "2026-11-22T10:00:00Z", events: buckets({ received: 2, rejected: { limit: 1, name: 1 } }) },
    { source: "app", hour: "2026-11-22T10:00:00Z", events: buckets({ received: 4, stored: 3, pending: 1, state: "settling" }) },
  ],
};

test("rows are added up by hour, and reasons over all of them", () => {
  const { totals, hours, reasons } = accountOf(ledger);
  expect(totals).toMatchObject({ received: 11, stored: 6, dropped: 2, rejected: 2, pending: 1, difference: 0 });
  expect(hours.get(Date.parse("2026-11-22T10:00:00Z"))).toMatchObject({ received: 6, stored: 3, rejected: 2 });
  expect(reasons).toEqual([
    { reason: "consent", count: 2 },
    { reason: "limit", count: 1 },
    { reason: "name", count: 1 },
  ]);
});

test("the worst state is that of all", () => {
  expect(accountOf(ledger).state).toBe("settling");
  expect(accountOf(ledger, "shop").state).toBe("balanced");
  const off = { source: "app", hour: "2026-11-22T09:00:00Z", events: buckets({ state: "off", difference: 1 }) };
  expect(accountOf({ ...ledger, rows: [...ledger.rows, off] }).state).toBe("off");
});

test("a source is looked at alone", () => {
  expect(sourcesOf(ledger)).toEqual(["app", "shop"]);
  expect(accountOf(ledger, "app").totals.received).toBe(4);
  expect(accountOf(ledger, "unknown").totals.received).toBe(0);
});

test("an hour in which nothing came is there all the same", () => {
  expect(everyHour("2026-11-22T07:00:00Z", "2026-11-22T10:30:00Z")).toHaveLength(4);
});

test("a period begins with a whole hour, and the hour that runs is one of it", () => {
  const now = new Date("2026-11-22T10:30:00Z");
  expect(since("1", now)).toBe("2026-11-22T10:00:00.000Z");
  expect(since("24", now)).toBe("2026-11-21T11:00:00.000Z");
});
