import { expect, test } from "vitest";
import { Problem } from "../../api/problem";
import { type BroughtFile, EMPTY, fieldOf, formLike, originOf, questionOf, roomForTrials, taken, weeksOf } from "./form";

const file: BroughtFile = {
  name: "weeks.csv",
  text: "…",
  columns: {
    columns: [
      { name: "DATE", kind: "DAYS", example: "2024-01-01" },
      { name: "price", kind: "NUMBERS", example: "9" },
      { name: "revenue", kind: "NUMBERS", example: "1" },
      { name: "tv_S", kind: "NUMBERS", example: "2" },
      { name: "tv_I", kind: "NUMBERS", example: "3" },
      { name: "event", kind: "WORDS", example: "na" },
    ],
    week: "DATE",
    media: [{ channel: "tv", spend: "tv_S", exposure: "tv_I" }],
    weeks: 60,
    first: "2024-01-01",
  },
};

test("a file's columns are taken for what their names say", () => {
  const { week, fileOutcome, media, influences } = taken(file);
  expect({ week, fileOutcome, media, influences }).toEqual({ week: "DATE", fileOutcome: "revenue", media: [{ channel: "tv", spend: "tv_S", exposure: "tv_I" }], influences: [] });
});

test("nothing is asked of a file before it is brought, and channels without a column are left out", () => {
  const form = { ...EMPTY, source: "file" as const };
  expect(originOf(form)).toBeUndefined();
  const asked = originOf({ ...form, ...taken(file), media: [{ channel: " tv ", spend: "tv_S", exposure: "" }, { channel: "new", spend: "", exposure: "" }] });
  expect(asked?.file?.media).toEqual([{ channel: "tv", spend: "tv_S" }]);
});

test("a share is typed in percent and asked for as a part; a belief that is not whole is not asked for", () => {
  const asked = questionOf({
    ...EMPTY,
    name: " Two years ",
    beliefs: [
      { channel: "tv", measure: "share", low: 2, high: 10 },
      { channel: "radio", measure: "roi", low: 1, high: "" },
    ],
  });
  expect(asked.name).toBe("Two years");
  expect(asked.model?.beliefs).toEqual({ tv: { measure: "share", low: 0.02, high: 0.1 } });
});

test("weeks before the first sale are left out, and the first with it", () => {
  const sold = Array.from({ length: 40 }, () => 10);
  expect(weeksOf(sold)).toBe(40);
  expect(weeksOf([0, 0, null, ...sold])).toBe(39);
  expect(weeksOf([0, 0, 0, ...sold.slice(0, 5)])).toBe(20);
});

test("trials leave a year to learn from", () => {
  expect([20, 59, 60, 68, 104, 300].map(roomForTrials)).toEqual([0, 0, 1, 2, 6, 6]);
});

test("what the server refuses is said at its field", () => {
  const problem = (code: string) => new Problem(422, code, "", "");
  expect(fieldOf(problem("optimize.unfit-data"), "lake")).toBe("weeks");
  expect(fieldOf(problem("optimize.unfit-data"), "file")).toBe("file");
  expect(fieldOf(problem("optimize.wrong-belief"), "lake")).toBe("beliefs");
  expect(fieldOf(problem("optimize.too-many-waiting"), "lake")).toBeUndefined();
});

test("a model like another begins with all that it was asked with", () => {
  const form = formLike({
    name: "Before",
    origin: {
      from: "lake",
      choice: { outcome: "ORDERS", range: { from: "2024-01-01", to: "2025-12-28" }, division: "CAMPAIGN", exposure: "SPEND", countries: [{ code: "DE", part: "BY" }, { code: "AT", part: null }] },
    },
    model: { value: 40, carryover: "DELAYED", curve: "MICHAELIS_MENTEN", trend: "LOCAL_LINEAR", harmonics: 3, noise: "NEGATIVE_BINOMIAL", beliefs: { tv: { measure: "SHARE", low: 0.02, high: 0.1 } }, tests: [] },
    sampling: { seed: 7, warmup: 500, draws: 500 },
    trials: 1,
  });
  expect(form).toMatchObject({ weeks: 104, outcome: "orders", division: "campaign", countries: ["DE-BY", "AT"], carryover: "delayed", curve: "michaelis-menten", trend: "local-linear", noise: "negative-binomial", beliefs: [{ channel: "tv", measure: "share", low: 2, high: 10 }], seed: 7, draws: 500, trials: 1 });
});
