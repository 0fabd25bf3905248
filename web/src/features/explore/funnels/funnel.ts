import type { Format } from "../../../format/numbers";
import type { SeriesData } from "../../../ui/Chart";
import type { Funnel } from "../answers";

type Words = { people: string; compared: string; step: string };
export type FunnelRow = { name: string; steps: number[]; channel?: string };

/** People at each step, with their share of those of the first. */
export function chartOf(funnel: Funnel, titles: string[], rows: FunnelRow[], words: Words, format: Format): SeriesData {
  const labels = (steps: number[]) =>
    steps.map((people, place) => (place === 0 || !steps[0] ? format.headline(people) : `${format.headline(people)}, ${format.percent(people / steps[0])}`));
  const own: FunnelRow[] = rows.length > 0 ? rows : [{ name: words.people, steps: funnel.steps.map(({ people }) => people) }];
  return {
    kind: "funnel",
    x: { name: words.step, values: titles.map((_, place) => place), show: (place) => `${Number(place) + 1}. ${titles[Number(place)] ?? ""}` },
    show: format.headline,
    exact: format.number,
    series: [
      ...own.map(({ name, steps, channel }) => ({ name, values: steps, labels: labels(steps), ...(channel !== undefined && { channel }) })),
      ...(funnel.compared && rows.length === 0
        ? [{ name: words.compared, role: "comparison" as const, values: funnel.compared.steps, labels: labels(funnel.compared.steps) }]
        : []),
    ],
  };
}

export type Loss = { from: number; to: number; lost: number; share: number };

/** Between which two steps most people are lost; steps that may be left out lose nobody. */
export function largestLoss(people: number[], optional: boolean[]): Loss | undefined {
  const needed = people.map((_, place) => place).filter((place) => !optional[place]);
  const losses = needed.slice(1).map((to, index): Loss => {
    const from = needed[index] ?? 0;
    const before = people[from] ?? 0;
    const lost = before - (people[to] ?? 0);
    return { from, to, lost, share: before > 0 ? lost / before : 0 };
  });
  const [largest] = losses.filter(({ lost }) => lost > 0).sort((one, other) => other.lost - one.lost);
  return largest;
}
