import type { Schema } from "../../api/client";
import type { Dimension } from "./filters";

type Names = { others: string; unknown: string; unknownCampaign: string; unknownReferrer: string };

const ABBREVIATED: Record<string, string> = { "ai assistant": "AI assistant", sms: "SMS" };

/** What a row is called. */
export function nameOf(by: Dimension, row: Schema<"BreakdownRow">, t: Names, language: string): string {
  if (row.kind === "others") return t.others;
  return valueName(by, row.value ?? "", t, language);
}

/** A value as people say it; countries are stored by their code. */
export function valueName(by: Dimension, value: string, t: Names, language: string): string {
  if (value === "") return by === "campaign" ? t.unknownCampaign : by === "referrer" ? t.unknownReferrer : t.unknown;
  if (by === "country" && /^[A-Z]{2}$/.test(value)) {
    return new Intl.DisplayNames(language, { type: "region" }).of(value) ?? value;
  }
  if (by === "channel" && value in ABBREVIATED) return ABBREVIATED[value] ?? value;
  return by === "channel" || by === "device" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
