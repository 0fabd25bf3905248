import type { Calendar } from "./calendar";
import type { texts } from "./texts";

type T = (typeof texts)["en"];

/** A holiday or season, as it is shown. */
export type Flag = {
  key: string;
  name: string;
  kind: "public" | "bank" | "observance" | "season" | "own";
  startsOn: string;
  endsOn: string;
  countries: string[];
};

/** All of the period by their first day; a holiday that several countries keep under other names is one for each name. */
export function flagsOf(calendar: Calendar, t: T): Flag[] {
  const holidays = calendar.holidays.map(
    ({ day, name, kind, countries }): Flag => ({ key: `h ${day} ${name} ${kind}`, name, kind, startsOn: day, endsOn: day, countries }),
  );
  const seasons = calendar.seasons.map(
    ({ kind, from, to, countries }): Flag => ({ key: `s ${from} ${kind}`, name: t[kind], kind: "season", startsOn: from, endsOn: to, countries }),
  );
  const own = calendar.ownSeasons.map(
    ({ id, name, from, to }): Flag => ({ key: `o ${from} ${id}`, name, kind: "own", startsOn: from, endsOn: to, countries: [] }),
  );
  return [...own, ...seasons, ...holidays].sort((one, other) => (one.startsOn < other.startsOn ? -1 : one.startsOn > other.startsOn ? 1 : 0));
}

/** Those with more than a day, and those of one that is a season: they stand above the lanes. */
export function isBand({ kind }: Flag): boolean {
  return kind === "season" || kind === "own";
}

export function dayOff({ kind }: Flag): boolean {
  return kind === "public";
}
