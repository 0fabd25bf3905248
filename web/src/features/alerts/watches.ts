import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import type { Format } from "../../format/numbers";
import type { SeriesData } from "../../ui/Chart";
import { exact, headline } from "../explore/trends/trend";

export type Watch = Schema<"Watch">;
export type Draft = Schema<"WatchDraft">;
export type Recipient = Schema<"WatchRecipient">;
export type Expectation = Schema<"Expectation">;
export type Standing = Schema<"MetricStandings">["metrics"][number];
type Shown = Pick<Expectation, "metric" | "currency">;

export const CHANNELS = ["mail", "webhook", "slack", "teams"] as const satisfies readonly Recipient["channel"][];

export function useStandings() {
  return useQuery({ queryKey: ["analyses", "anomalies"], queryFn: ({ signal }) => ask(api.GET("/api/analyses/anomalies", { signal })) });
}

/** The last weeks of a metric, and which parts explain its last day. */
export function useExpectation(metric: string, day: string | undefined) {
  return useQuery({
    queryKey: ["analyses", "anomalies", metric, day],
    queryFn: ({ signal }) => ask(api.POST("/api/analyses/anomalies", { body: { metric: { metric }, ...(day && { to: day, explain: day }) }, signal })),
    enabled: day !== undefined,
  });
}

export function useWatches() {
  return useQuery({ queryKey: ["watches"], queryFn: () => ask(api.GET("/api/watches")) });
}

export function useDeliveries(id: string) {
  return useQuery({ queryKey: ["watches", id], queryFn: () => ask(api.GET("/api/watches/{id}", { params: { path: { id } } })) });
}

async function changed<T>(answer: T): Promise<T> {
  await queries.invalidateQueries({ queryKey: ["watches"] });
  return answer;
}

export async function add(body: Draft) {
  return changed(await ask(api.POST("/api/watches", { body })));
}

/** The addresses stay as they are, for not all of them are known here. */
export async function setActive({ id, name, question, dashboard }: Watch, active: boolean) {
  return changed(await ask(api.PUT("/api/watches/{id}", { params: { path: { id } }, body: { name, question, active, ...(dashboard && { dashboard }) } })));
}

export async function remove(id: string) {
  return changed(await ask(api.DELETE("/api/watches/{id}", { params: { path: { id } } })));
}

export async function tryAddress({ channel, address }: Recipient) {
  return ask(api.POST("/api/notices/trials", { body: { channel, address } }));
}

export function short(format: Format, { metric, currency }: Shown, value: number | undefined): string {
  return headline(format, metric.unit, value, currency);
}

/** Days with what was expected of them as a band. */
export function bandOf(found: Expectation, words: { expected: string; interval: string; day: string }, format: Format): SeriesData {
  const { days, metric, currency } = found;
  const values = (one: "value" | "expected" | "low" | "high") => days.map((day) => day[one] ?? null);
  return {
    kind: "line",
    x: { name: words.day, values: days.map(({ day }) => day), show: (day) => format.shortDay(String(day)) },
    series: [
      { name: metric.title, values: values("value") },
      { name: words.expected, values: values("expected"), role: "comparison", band: { name: words.interval, low: values("low"), high: values("high") } },
    ],
    show: (value) => headline(format, metric.unit, value, currency),
    exact: (value) => exact(format, metric.unit, value, currency),
  };
}
