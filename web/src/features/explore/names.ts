import type { EventChoice, Label } from "./answers";
import type { texts } from "./texts";

type Words = (typeof texts)["en"];

/** What an event is called; a page view has no name but its page. */
export function eventName({ type, event }: EventChoice, t: Words): string {
  if (!type && !event) return t.anyEvent;
  if (type === "track" && event) return event;
  const kind = type ? (`type-${type}` in t ? t[`type-${type}` as "type-page"] : type) : "";
  return [kind, event].filter(Boolean).join(": ");
}

/** With how many conditions it has, which is what tells two choices of the same event apart. */
export function choiceName(choice: EventChoice, t: Words): string {
  const where = choice.where ?? [];
  const said = where.map(({ field, is, values }) => `${fieldName(field, t)} ${t[`is-${is}`]}${values ? ` ${values.join(", ")}` : ""}`).join("; ");
  return where.length > 0 ? `${eventName(choice, t)} (${said})` : eventName(choice, t);
}

export function fieldName(field: string, t: Words): string {
  const known = `field-${field}` in t ? t[`field-${field}` as "field-channel"] : undefined;
  return known ?? field.replace(/^(properties|context|person|visit)\./, "");
}

/** The field of a row decides how its value is written: countries are stored by their code. */
export function labelName(label: Label | undefined, by: string[], t: Words, language: string): string {
  if (label === undefined) return "";
  if (label.kind === "others") return t.others;
  if (label.kind === "unknown" && label.values.length === 0) return t.unknown;
  return label.values.map((value, place) => valueName(by[place] ?? "", value, t, language)).join(", ");
}

const ABBREVIATED: Record<string, string> = { "ai assistant": "AI assistant", sms: "SMS" };

export function valueName(field: string, value: string | null, t: Words, language: string): string {
  if (value === null) return t.unknown;
  if (value === "") return t.empty;
  const own = field.replace(/^visit\./, "");
  if (own === "country" && /^[A-Z]{2}$/.test(value)) return new Intl.DisplayNames(language, { type: "region" }).of(value) ?? value;
  if (own === "channel") return ABBREVIATED[value] ?? value.charAt(0).toUpperCase() + value.slice(1);
  return own === "device" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

/** The channel of a row, for its colour. */
export function channelOf(label: Label | undefined, by: string[]): string | undefined {
  const place = by.findIndex((field) => field.replace(/^visit\./, "") === "channel");
  return (place >= 0 && label?.kind === "value" && label.values[place]) || undefined;
}
