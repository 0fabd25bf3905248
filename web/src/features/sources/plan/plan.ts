import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../../api/client";
import { asProblem } from "../../../api/problem";
import { queries } from "../../../api/queries";

type PlannedEvent = Schema<"PlannedEvent">;
type PlannedProperty = Schema<"PlannedProperty">;
export type EventType = Schema<"EventType">;
export type PropertyType = NonNullable<PlannedProperty["type"]>;
export type Proposal = Schema<"PlanProposal">;

export const EVENT_TYPES: EventType[] = ["track", "page", "screen", "identify", "group", "alias"];
export const PROPERTY_TYPES: PropertyType[] = ["text", "number", "integer", "boolean", "time", "list", "object", "any"];

/** A plan while it is edited: nothing is left out, values are as they are typed. */
export type Draft = DraftEvent[];
export type DraftEvent = { type: EventType; name: string; othersFlagged: boolean; properties: DraftProperty[] };
export type DraftProperty = { name: string; type: PropertyType; required: boolean; values: string };

export function draftOf(plan: { events: PlannedEvent[] }): Draft {
  return plan.events.map((event) => ({
    type: event.type ?? "track",
    name: event.name ?? "",
    othersFlagged: event.others === "flagged",
    properties: (event.properties ?? []).map((property) => ({
      name: property.name,
      type: property.type ?? "any",
      required: property.required ?? false,
      values: (property.values ?? []).join("\n"),
    })),
  }));
}

/** What is sent; a property without a name was begun and is left out. */
export function planOf(draft: Draft): Schema<"Plan"> {
  return {
    events: draft.map((event) => ({
      type: event.type,
      ...(event.type === "track" && { name: event.name.trim() }),
      others: event.othersFlagged ? "flagged" : "allowed",
      properties: event.properties
        .filter((property) => property.name.trim() !== "")
        .map((property) => {
          const values = valuesOf(property.values);
          return {
            name: property.name.trim(),
            type: property.type,
            required: property.required,
            ...(values.length > 0 && { values }),
          };
        }),
    })),
  };
}

/** One a line, each once. */
export function valuesOf(typed: string): string[] {
  return [...new Set(typed.split("\n").map((value) => value.trim()))].filter((value) => value !== "");
}

export type Mistake = "name-missing" | "event-twice" | "property-twice";

/** What the server would refuse, by the number of the event. */
export function mistakesIn(draft: Draft): Map<number, Mistake> {
  const mistakes = new Map<number, Mistake>();
  const seen = new Set<string>();
  draft.forEach((event, index) => {
    const name = event.type === "track" ? event.name.trim() : "";
    const names = event.properties.map((property) => property.name.trim()).filter((known) => known !== "");
    if (event.type === "track" && name === "") mistakes.set(index, "name-missing");
    else if (seen.has(`${event.type} ${name}`)) mistakes.set(index, "event-twice");
    else if (new Set(names).size < names.length) mistakes.set(index, "property-twice");
    seen.add(`${event.type} ${name}`);
  });
  return mistakes;
}

/** In which share of the events that were looked at a property was; nothing where it was not seen. */
export function shareOf(proposal: Proposal | undefined, event: DraftEvent, property: string): number | undefined {
  return proposal?.seen
    .find((seen) => seen.type === event.type && (seen.name ?? "") === (event.type === "track" ? event.name : ""))
    ?.properties.find((seen) => seen.name === property)?.share;
}

/** The plan that is kept, or null where there is none. */
export function usePlan(source: string) {
  return useQuery({
    queryKey: ["plan", source],
    queryFn: async () => {
      try {
        return await ask(api.GET("/api/sources/{name}/plan", { params: { path: { name: source } } }));
      } catch (thrown) {
        if (asProblem(thrown).code === "plan.no-plan") return null;
        throw thrown;
      }
    },
  });
}

export function useViolations(source: string) {
  return useQuery({
    queryKey: ["plan", source, "violations"],
    queryFn: () => ask(api.GET("/api/sources/{name}/plan/violations", { params: { path: { name: source } } })),
  });
}

export function propose(source: string, days: number): Promise<Proposal> {
  return ask(api.GET("/api/sources/{name}/plan/proposal", { params: { path: { name: source }, query: { days } } }));
}

export async function keepPlan(source: string, draft: Draft) {
  const kept = await ask(
    api.PUT("/api/sources/{name}/plan", { params: { path: { name: source } }, body: planOf(draft) }),
  );
  queries.setQueryData(["plan", source], kept);
  await queries.invalidateQueries({ queryKey: ["plan", source] });
}

export async function takePlanAway(source: string) {
  await ask(api.DELETE("/api/sources/{name}/plan", { params: { path: { name: source } } }));
  await queries.invalidateQueries({ queryKey: ["plan", source] });
}
