import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";

export type RejectedEvent = Schema<"RejectedPage">["items"][number];
export type Which = { from: string; to: string; source?: string };

export type Flaw = { code: string; path: string; value: string; remedy: string };

/** What was wrong with it; empty where the server kept nothing that can be read. */
export function flawsOf(event: RejectedEvent): Flaw[] {
  try {
    const parsed: unknown = JSON.parse(event.problems ?? "[]");
    return Array.isArray(parsed) ? (parsed as Flaw[]) : [];
  } catch {
    return [];
  }
}

/** Judges all of them again, a page of the server after the other. */
export async function replay(which: Which): Promise<{ accepted: number; stillWrong: number }> {
  const total = { accepted: 0, stillWrong: 0 };
  let cursor: string | undefined;
  do {
    const done = await ask(api.POST("/api/rejected/replay", { body: { ...which, ...(cursor && { cursor }) } }));
    total.accepted += done.accepted + done.dropped;
    total.stillWrong += done.stillWrong;
    cursor = done.next;
  } while (cursor !== undefined);
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["ledger"] }),
    queries.invalidateQueries({ queryKey: ["rejected"] }),
  ]);
  return total;
}

/** JSON in lines, where it is JSON. */
export function laidOut(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
