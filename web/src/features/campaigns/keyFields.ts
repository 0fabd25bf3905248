import type { Schema } from "../../api/client";

export type Key = Schema<"CampaignKey">;
export type Kind = Schema<"CampaignKeyKind">;
export const KINDS: Kind[] = ["platform-id", "utm", "coupon", "landing-page"];

export const FIELDS = {
  "platform-id": ["campaign", "channel", "source", "account"],
  utm: ["campaign", "source", "medium", "content"],
  coupon: ["code"],
  "landing-page": ["path"],
} as const satisfies Record<Kind, readonly string[]>;
export type FieldName = (typeof FIELDS)[Kind][number];

/** Of these a key names one at least. */
const LEADING: Record<Kind, readonly string[]> = {
  "platform-id": ["campaign", "channel"],
  utm: ["campaign"],
  coupon: ["code"],
  "landing-page": ["path"],
};

export type Fields = Partial<Record<string, string>>;

/** What is sent: fields of the kind alone, and of these the filled ones. */
export function fieldsOf(kind: Kind, written: Fields): Record<string, string> {
  return Object.fromEntries(
    FIELDS[kind].flatMap((field) => {
      const value = written[field]?.trim();
      return value ? [[field, value]] : [];
    }),
  );
}

/** Whether a needed field holds a letter or digit: a key of stars alone would match everything. */
export function isComplete(kind: Kind, written: Fields): boolean {
  return LEADING[kind].some((field) => /[\p{L}\p{N}]/u.test(written[field] ?? ""));
}

export function isNeeded(kind: Kind, field: string): boolean {
  return LEADING[kind].length === 1 && LEADING[kind].includes(field);
}

/** As it is shown: spring*, source google. */
export function said(fields: Record<string, string>, names: (field: string) => string): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([field, value], index) => (index === 0 && Object.keys(fields).length === 1 ? value : `${names(field)} ${value}`))
    .join(", ");
}
