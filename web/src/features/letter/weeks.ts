import { addDays } from "../../format/range";

export type WeekOfYear = { word: string; number: number; from: string; to: string };

/** The week of a Monday, by the calendar of ISO 8601: it is of the year that its Thursday is of. */
export function weekOf(monday: string): WeekOfYear {
  const year = addDays(monday, 3).slice(0, 4);
  const fourth = `${year}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(fourth, -weekday);
  const number = Math.round((Date.parse(`${monday}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 604_800_000) + 1;
  return { word: `${year}-W${String(number).padStart(2, "0")}`, number, from: monday, to: addDays(monday, 6) };
}
