import type { AskedMetric, Condition, EventChoice, FunnelStep, Measure, Operator } from "./answers";

/*
 * A question as an address holds it, to be read and mended by people:
 *   track:Product Viewed;properties.plan:is:pro|free
 * What stands between parts may be in a name too, and then has ~ before it.
 */

const OPERATORS: Operator[] = ["is", "is-not", "contains", "contains-not", "starts-with", "above", "at-least", "below", "at-most", "known", "unknown"];
export const MEASURES: Measure[] = ["people", "count", "sum", "average", "minimum", "maximum", "quantile"];
/** Measures of a field's values, and not of events. */
export const OF_FIELD: Measure[] = ["sum", "average", "minimum", "maximum", "quantile"];
export const OPTIONAL = "optional";

export function writtenCondition({ field, is, values = [] }: Condition): string {
  return [field, is, ...(values.length > 0 ? [values] : [])].map((part) => (Array.isArray(part) ? part.map(safe).join("|") : safe(part))).join(":");
}

/** Nothing for what is none, as in an address that somebody mended by hand. */
export function parsedCondition(text: string): Condition | undefined {
  const [field = "", word, values] = split(text, ":");
  const is = OPERATORS.find((one) => one === word);
  if (!field || !is) return undefined;
  const known = is === "known" || is === "unknown";
  if (known !== (values === undefined)) return undefined;
  return { field: plain(field), is, ...(values !== undefined && { values: split(values, "|").map(plain) }) };
}

export function writtenChoice(choice: EventChoice): string {
  const name = [...(choice.type || choice.event ? [choice.type ?? ""] : []), ...(choice.event ? [choice.event] : [])].map(safe).join(":");
  return [name, ...(choice.where ?? []).map(writtenCondition)].join(";");
}

export function parsedChoice(text: string): EventChoice {
  const [name = "", ...conditions] = split(text, ";");
  const [type, event] = split(name, ":").map(plain);
  return choiceOf(type, event, conditions);
}

function choiceOf(type: string | undefined, event: string | undefined, conditions: string[]): EventChoice {
  const where = conditions.flatMap((one) => parsedCondition(one) ?? []);
  return { ...(type && { type }), ...(event && { event }), ...(where.length > 0 && { where }) };
}

/** `people:track:Product Viewed`, `sum(revenue):track:Order Completed`, `quantile(properties.price,0.9):`, or a defined metric's name. */
export function writtenMetric(metric: AskedMetric): string {
  if ("metric" in metric) return safe(metric.metric);
  const { measure, of = {}, field, share } = metric;
  const given = field === undefined ? "" : `(${safe(field)}${share === undefined ? "" : `,${share}`})`;
  return `${measure}${given}:${writtenChoice(of)}`;
}

export function parsedMetric(text: string): AskedMetric | undefined {
  const [head = "", ...rest] = split(text, ":");
  if (rest.length === 0) return head ? { metric: plain(head) } : undefined;
  const [, word, given] = /^([a-z]+)(?:\((.*)\))?$/.exec(head) ?? [];
  const measure = MEASURES.find((one) => one === word);
  if (!measure || OF_FIELD.includes(measure) !== (given !== undefined)) return undefined;
  const of = parsedChoice(rest.join(":"));
  if (given === undefined) return { measure, of };
  const [, field = given, share] = (measure === "quantile" && /^(.*),(0?\.\d+)$/.exec(given)) || [];
  return { measure, of, field: plain(field), ...(share !== undefined && { share: Number(share) }) };
}

/** `track:Coupon Entered;;optional`: a step that may be left out. */
export function writtenStep({ of, optional }: FunnelStep): string {
  return writtenChoice(of) + (optional ? `;;${OPTIONAL}` : "");
}

export function parsedStep(text: string): FunnelStep {
  const optional = text.endsWith(`;;${OPTIONAL}`);
  return { of: parsedChoice(optional ? text.slice(0, -OPTIONAL.length - 2) : text), ...(optional && { optional }) };
}

const UNITS: [string, number][] = [
  ["d", 86_400],
  ["h", 3_600],
  ["m", 60],
  ["s", 1],
];

/** `7d`, in the largest unit that it is whole in. */
export function writtenTime(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ["s", 1];
  return `${seconds / size}${unit}`;
}

export function parsedTime(text: string | null): number | undefined {
  const [, count, unit] = /^(\d{1,6})([dhms])$/.exec(text ?? "") ?? [];
  const size = UNITS.find(([one]) => one === unit)?.[1];
  const seconds = Number(count) * (size ?? 0);
  return seconds > 0 ? seconds : undefined;
}

function safe(text: string): string {
  return text.replace(/[~;:|]/g, "~$&");
}

function plain(text: string): string {
  return text.replace(/~(.)/g, "$1");
}

/** At each separator that has no ~ before it; parts keep theirs. */
function split(text: string, separator: string): string[] {
  const parts = [""];
  for (let place = 0; place < text.length; place++) {
    const sign = text.charAt(place);
    if (sign === separator) {
      parts.push("");
      continue;
    }
    parts[parts.length - 1] += sign;
    if (sign === "~") parts[parts.length - 1] += text.charAt(++place);
  }
  return parts;
}
