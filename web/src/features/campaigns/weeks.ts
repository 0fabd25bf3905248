import { addDays, lengthInDays } from "../../format/range";

export type Week = { monday: string; amount: number };

/** As the server has it. */
export const MOST_WEEKS = 520;

export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The Mondays of all weeks that have a day of the range, as many as a budget may have. */
export function mondaysOf(from: string, to: string): string[] {
  const mondays: string[] = [];
  for (let monday = mondayOf(from); monday <= to && mondays.length < MOST_WEEKS; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

/** The same for each day, to the cent; what does not divide is in the last week. As the server divides a file's budget. */
export function dividedEvenly(total: number, from: string, to: string): Week[] {
  const cents = Math.round(total * 100);
  const days = lengthInDays({ from, to });
  let left = cents;
  return mondaysOf(from, to).map((monday, index, all) => {
    const first = monday < from ? from : monday;
    const sunday = addDays(monday, 6);
    const last = sunday > to ? to : sunday;
    const share = index === all.length - 1 ? left : Math.floor((cents * lengthInDays({ from: first, to: last })) / days);
    left -= share;
    return { monday, amount: share / 100 };
  });
}

/** To the cent. */
export function totalOf(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
}

/** How many days of the campaign are between two days, both included. */
function running(plan: { startsOn?: string; endsOn?: string }, from: string, to: string): number {
  const first = plan.startsOn && plan.startsOn > from ? plan.startsOn : from;
  const last = plan.endsOn && plan.endsOn < to ? plan.endsOn : to;
  return first > last ? 0 : lengthInDays({ from: first, to: last });
}

/** What the weeks plan for each of the days, a week's amount spread evenly over those on which the campaign runs. */
export function plannedByDay(weeks: Week[], plan: { startsOn: string; endsOn: string }, days: string[]): number[] {
  const amounts = new Map(weeks.map((week) => [week.monday, week.amount]));
  return days.map((day) => {
    const monday = mondayOf(day);
    const all = running(plan, monday, addDays(monday, 6));
    return running(plan, day, day) === 0 || all === 0 ? 0 : (amounts.get(monday) ?? 0) / all;
  });
}

export function daysBetween(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, lengthInDays({ from, to })) }, (_, index) => addDays(from, index));
}
