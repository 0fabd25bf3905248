import type { Schema } from "../../api/client";

export type Against = Schema<"CampaignAgainst">;
export type Pace = "on" | "over" | "under";

/** Nearer than this to what is due is as planned. */
const NEAR = 0.1;

/** How what was reached stands to what is due; nothing where nothing is due. */
export function paceOf({ due, reached }: { due: number; reached: number }): { pace: Pace; share: number } | undefined {
  if (due <= 0) return undefined;
  const share = reached / due;
  return { pace: share > 1 + NEAR ? "over" : share < 1 - NEAR ? "under" : "on", share };
}

export type Outlook = "beyond" | "within" | "short";

/** Where the end will be, judged by the whole range. */
export function outlookOf({ planned, forecast }: Against): Outlook | undefined {
  if (!forecast) return undefined;
  return forecast.low > planned ? "beyond" : forecast.high < planned ? "short" : "within";
}

/** Nothing where there is nothing to divide by. */
export function ratio(one: number, other: number): number | null {
  return other > 0 ? one / other : null;
}
