import { useQuery } from "@tanstack/react-query";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import type { Format } from "../../format/numbers";

export type Shown = Schema<"LiftShown">;
export type Lift = Schema<"Lift">;
export type Report = Schema<"LiftReport">;
export type Design = Schema<"LiftDesign">;
export type Outcomes = Schema<"LiftOutcomes">;
export type Range = Schema<"LiftRange">;
export type Warning = Schema<"LiftWarning">;
export type Verdict = Schema<"LiftVerdict">;

export const KINDS = ["design", "regions", "before-after"] as const;
export type Kind = (typeof KINDS)[number];
export const BYS = ["region", "country", "device"] as const;
export type By = (typeof BYS)[number];
export const OUTCOMES = ["revenue", "orders", "visits"] as const;
export type Outcome = (typeof OUTCOMES)[number];

const AGAIN = 1_500;

function isComputed({ state }: Shown): boolean {
  return state !== "designing" && state !== "judging";
}

export function useLifts() {
  return useQuery({
    queryKey: ["lifts"],
    queryFn: ({ signal }) => ask(api.GET("/api/lifts", { signal })),
    refetchInterval: ({ state }) => (state.data?.items.every(isComputed) === false ? AGAIN : false),
  });
}

/** Asked again until it is computed. */
export function useLift(id: string) {
  return useQuery({
    queryKey: ["lifts", id],
    queryFn: ({ signal }) => ask(api.GET("/api/lifts/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && !isComputed(state.data.lift) ? AGAIN : false),
  });
}

function changed() {
  return queries.invalidateQueries({ queryKey: ["lifts"] });
}

const at = (id: string) => ({ params: { path: { id } } });

export async function readLake(question: Schema<"LiftLakeQuestion">): Promise<Outcomes> {
  return ask(api.POST("/api/lifts/outcomes/lake", { body: question }));
}

/** Sends the file as it is, packed or not. */
export async function bringFile(file: File, outcome: string): Promise<Outcomes> {
  const query = new URLSearchParams({ name: file.name, outcome });
  const response = await fetchFrom(`/api/lifts/outcomes?${query}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
  return (await response.json()) as Outcomes;
}

export async function design(question: Schema<"LiftDesignQuestion">): Promise<Shown> {
  const made = await ask(api.POST("/api/lifts/designs", { body: question }));
  await changed();
  return made;
}

export async function judge(question: Schema<"LiftTestQuestion">): Promise<Shown> {
  const made = await ask(api.POST("/api/lifts/tests", { body: question }));
  await changed();
  return made;
}

export async function startTest(id: string, start: Schema<"LiftStart">) {
  await ask(api.POST("/api/lifts/{id}/start", { ...at(id), body: start }));
  await changed();
}

export async function judgeTest(id: string, outcomes?: string) {
  await ask(api.POST("/api/lifts/{id}/judge", { ...at(id), body: outcomes === undefined ? {} : { outcomes } }));
  await changed();
}

export async function repeat(id: string): Promise<Shown> {
  const made = await ask(api.POST("/api/lifts/{id}/repeat", at(id)));
  await changed();
  return made;
}

export async function forget(id: string) {
  await ask(api.DELETE("/api/lifts/{id}", at(id)));
  queries.removeQueries({ queryKey: ["lifts", id] });
  await queries.invalidateQueries({ queryKey: ["lifts"], exact: true });
}

export async function calibrate(id: string, calibration: Schema<"LiftCalibration">) {
  const fit = await ask(api.POST("/api/lifts/{id}/calibrate", { ...at(id), body: calibration }));
  await queries.invalidateQueries({ queryKey: ["mixes"] });
  return fit;
}

/** The models that can be calibrated: those that were fitted. */
export function useModels() {
  return useQuery({
    queryKey: ["mixes", "list"],
    queryFn: async ({ signal }) =>
      (await ask(api.GET("/api/mixes", { signal }))).items.filter(({ state }) => state === "converged" || state === "unconverged"),
  });
}

export function useChannels(mix: string | undefined) {
  return useQuery({
    queryKey: ["mixes", mix, "channels"],
    enabled: mix !== undefined,
    queryFn: async ({ signal }) => {
      const { table } = await ask(api.GET("/api/mixes/{id}", { params: { path: { id: mix ?? "" } }, signal }));
      return [...new Set(table.advertising.map(({ channel }) => channel))];
    },
  });
}

/** Days after a day, as 2026-11-23. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How an outcome is written: revenue as money. */
export function unitOf(outcomes: Outcomes | undefined, format: Format) {
  const currency = outcomes?.currency ?? "";
  const isMoney = outcomes?.source.outcome === "revenue";
  return {
    headline: (value: number) => (isMoney ? format.moneyHeadline(value, currency) : format.headline(value)),
    exact: (value: number) => (isMoney ? format.money(value, currency) : format.number(Math.round(value * 100) / 100)),
  };
}

/** "12 – 40", with a question mark for an end that the data do not set. */
export function rangeWords({ low, high }: Range, show: (value: number) => string): string {
  return `${low === undefined ? "?" : show(low)} – ${high === undefined ? "?" : show(high)}`;
}

/** Of one kind what is said once, with all that it is said of. */
export function grouped(warnings: Warning[]): { kind: Warning["kind"]; subjects: string[]; message: string }[] {
  const kinds = [...new Set(warnings.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = warnings.filter((one) => one.kind === kind);
    return { kind, subjects: own.map(({ subject }) => subject).filter(Boolean), message: own[0]?.message ?? "" };
  });
}
