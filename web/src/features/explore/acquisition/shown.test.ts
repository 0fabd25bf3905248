import { expect, test } from "vitest";
import { formatOf } from "../../../format/numbers";
import { texts as shared } from "../texts";
import { chosenFigures, FIGURE_NAMES, figureText, nameOf, USUAL, writtenFigures } from "./shown";
import { texts } from "./texts";

test("columns stand in one order, whatever the order of the address", () => {
  expect(chosenFigures("roas,cost,unheard-of")).toEqual(["cost", "roas"]);
  expect(chosenFigures(null)).toEqual(USUAL);
  expect(chosenFigures("unheard-of")).toEqual(USUAL);
  expect(writtenFigures(["roas", "cost"])).toBe("cost,roas");
  expect(writtenFigures([...USUAL].reverse())).toBeUndefined();
  expect(chosenFigures(writtenFigures(FIGURE_NAMES))).toEqual(FIGURE_NAMES);
});

test("a ratio that is not known is a dash, and no zero", () => {
  const figures = { cost: 0, unrated: 0, impressions: 0, clicks: 0, visits: 0, newPeople: 0, orders: 0, revenue: 0 };
  expect(figureText(figures, "cpa", "EUR", formatOf("en"))).toBe("–");
  expect(figureText({ ...figures, returnOnAdSpend: 2.345 }, "roas", "EUR", formatOf("en"))).toBe("2.35");
});

test("a row without a key is all others, and what met nothing is said so", () => {
  const figures = { cost: 0, unrated: 0, impressions: 0, clicks: 0, visits: 0, newPeople: 0, orders: 0, revenue: 0 };
  expect(nameOf({ kind: "joined", figures }, "campaign", texts.en, shared.en, "en")).toBe("All others");
  expect(nameOf({ kind: "unresolved", figures }, "campaign", texts.en, shared.en, "en")).toBe("Not known whose");
  expect(nameOf({ kind: "joined", key: "paid search", figures }, "channel", texts.en, shared.en, "en")).toBe("Paid search");
});
