import { addDays } from "../../format/range";
import { daysBetween } from "./period";

export type Dates = { startsOn: string; endsOn: string };
/** What is taken hold of: all of it, or one of its ends. */
export type Grip = "whole" | "start" | "end";

/** The dates after a grip was moved by some days; an end does not pass the other. */
export function moved({ startsOn, endsOn }: Dates, grip: Grip, days: number): Dates {
  const start = addDays(startsOn, days);
  const end = addDays(endsOn, days);
  switch (grip) {
    case "whole":
      return { startsOn: start, endsOn: end };
    case "start":
      return { startsOn: start > endsOn ? endsOn : start, endsOn };
    case "end":
      return { startsOn, endsOn: end < startsOn ? startsOn : end };
  }
}

/** What becomes of the weeks of a budget, by the server's rule. */
export function budgetRule(before: Dates, after: Dates): "along" | "anew" {
  const byStart = daysBetween(before.startsOn, after.startsOn);
  return byStart === daysBetween(before.endsOn, after.endsOn) && byStart % 7 === 0 ? "along" : "anew";
}
