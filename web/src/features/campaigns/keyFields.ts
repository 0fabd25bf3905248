import type { KeyKind } from "../../api/campaigns";
import type { Schema } from "../../api/client";

export type Key = Schema<"CampaignKey">;
export const KINDS: KeyKind[] = ["platform-id", "utm", "coupon", "landing-page"];


/** Of these a key names one at least. */
const LEADING: Record<KeyKind, readonly string[]> = {
  "platform-id": ["campaign", "channel"],
  utm: ["campaign"],
  coupon: ["code"],
  "landing-page": ["path"],
};

export type Fields = Partial<Record<string, string>>;

/** Whether a needed field holds a letter or digit: a key of stars alone would match everything. */
export function isComplete(kind: KeyKind, written: Fields): boolean {
  return LEADING[kind].some((field) => /[\p{L}\p{N}]/u.test(written[field] ?? ""));
}

export function isNeeded(kind: KeyKind, field: string): boolean {
  return LEADING[kind].length === 1 && LEADING[kind].includes(field);
}

/** As it is shown: spring*, source google. */
export function said(fields: Record<string, string>, names: (field: string) => string): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([field, value], index) => (index === 0 && Object.keys(fields).length === 1 ? value : `${names(field)} ${value}`))
    .join(", ");
}
