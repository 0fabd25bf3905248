import { asProblem } from "../../api/problem";
import { rowName } from "../attribution/attribution";
import type { Fit } from "./mixes";

/** As people say it; of a file it is its column's name. */
export function outcomeName({ from, outcome }: Pick<Fit, "from" | "outcome">, t: { revenue: string; orders: string }): string {
  return from === "file" ? outcome : outcome === "orders" ? t.orders : t.revenue;
}

/** Channels of the lake are stored in small letters, those of a file are left as they are. */
export function channelName(channel: string, from: Fit["from"]): string {
  return rowName({ key: channel }, from === "file");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the server says of a field; its texts are clauses. */
export function messageOf(thrown: unknown): string {
  const sentence = capital(asProblem(thrown).detail);
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}
