import type { Schema } from "../../api/client";

export type Dimension = Schema<"Dimension">;

/** A condition on visits; without a value, on what is not known of them. */
export type Filter = { dimension: Dimension; match: "is" | "is-not"; value: string };

const DIMENSIONS: Dimension[] = ["channel", "campaign", "landing-page", "referrer", "country", "device", "browser", "page"];

/** As in the address and in the API: `channel:is:paid search`. */
export function written({ dimension, match, value }: Filter): string {
  return `${dimension}:${match}:${value}`;
}

/** Nothing for what is no filter, as in an address that somebody mended by hand. */
export function parsed(text: string): Filter | undefined {
  const [name, match, ...rest] = text.split(":");
  const dimension = DIMENSIONS.find((one) => one === name);
  return dimension && (match === "is" || match === "is-not") && rest.length > 0
    ? { dimension, match, value: rest.join(":") }
    : undefined;
}

export function isOf(filter: Filter, dimension: Dimension, value: string): boolean {
  return filter.dimension === dimension && filter.value === value;
}

/** With one filter for a value at most, the last word on it. */
export function withFilter(filters: Filter[], added: Filter): Filter[] {
  return [...filters.filter((one) => !isOf(one, added.dimension, added.value)), added];
}
