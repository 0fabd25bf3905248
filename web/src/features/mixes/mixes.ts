import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";

export type Fit = Schema<"MixFit">;
export type Mix = Schema<"Mix">;
export type Report = Schema<"MixReport">;
export type Question = Schema<"MixQuestion">;
export type Channel = Schema<"MixChannel">["result"];
export type Warning = Schema<"MixWarning">;
export type Look = Schema<"MixLook">;
export type FileColumns = Schema<"MixFileColumns">;
export type Forecast = Schema<"MixForecast">;
export type Interval = Schema<"MixReturn">;

const KEY = "mixes";
/** In milliseconds, while one is fitted. */
const SOON = 1_000;

export const goesOn = ({ state }: Pick<Fit, "state">) => state === "waiting" || state === "fitting";

export function useMixes() {
  return useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => ask(api.GET("/api/mixes", { signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? 2 * SOON : false),
  });
}

export function useMix(id: string | undefined) {
  return useQuery({
    queryKey: [KEY, id],
    queryFn: ({ signal }) => ask(api.GET("/api/mixes/{id}", { params: { path: { id: id ?? "" } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && goesOn(state.data.fit) ? SOON : false),
  });
}

/** The weeks that a question would be fitted to; nothing is asked without one. */
export function useLook(question: Question | undefined) {
  return useQuery({
    queryKey: [KEY, "look", question],
    queryFn: ({ signal }) => ask(api.POST("/api/mixes/look", { body: question ?? {}, signal })),
    enabled: question !== undefined,
    staleTime: 60_000,
    retry: false,
  });
}

export const columnsOf = (text: string): Promise<FileColumns> => ask(api.POST("/api/mixes/columns", { body: { text } }));

export const forecast = (id: string, weeks: number, spend: Record<string, number>): Promise<Forecast> =>
  ask(api.POST("/api/mixes/{id}/forecast", { params: { path: { id } }, body: { weeks, spend } }));

export async function fit(question: Question): Promise<Fit> {
  const made = await ask(api.POST("/api/mixes", { body: question }));
  await queries.invalidateQueries({ queryKey: [KEY], exact: true });
  return made;
}

export async function refit(id: string): Promise<Fit> {
  const made = await ask(api.POST("/api/mixes/{id}/refit", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: [KEY], exact: true });
  return made;
}

export async function remove(id: string) {
  await ask(api.DELETE("/api/mixes/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: [KEY], exact: true });
}

/** The text of a file as it is, or packed by gzip. */
export async function textOf(file: File): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  return packed ? new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).text() : file.text();
}
