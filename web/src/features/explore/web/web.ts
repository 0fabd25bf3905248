import type { Schema } from "../../../api/client";
import type { Label } from "../answers";

export type WebAnalysis = Schema<"WebAnalysis">;
export type WebPage = WebAnalysis["pages"][number];
export type WebLanding = WebAnalysis["landings"][number];
export type WebVital = WebAnalysis["vitals"][number];

/** In the order of the page's life. */
export const VITALS = ["LCP", "INP", "CLS", "FCP", "TTFB"] as const;

/** What a row is called. */
export function pageName({ kind, values }: Label, words: { others: string; noPage: string }): string {
  return kind === "value" ? (values[0] ?? words.noPage) : kind === "others" ? words.others : words.noPage;
}

/** Those whose name has it somewhere; others and unknown stay while nothing is searched for. */
export function searched<Row extends { label: Label }>(rows: Row[], search: string): Row[] {
  const wanted = search.trim().toLocaleLowerCase();
  return wanted === "" ? rows : rows.filter(({ label }) => label.values[0]?.toLocaleLowerCase().includes(wanted));
}

/** Of all pages and devices, one for each vital that was measured. */
export function vitalsOfAll(vitals: WebVital[]): WebVital[] {
  return vitals.filter(({ page, device }) => page === undefined && device === undefined);
}

/** What there is of one vital beside the whole: by device, by page, and by both. */
export function vitalRows(vitals: WebVital[], vital: WebVital["vital"]): WebVital[] {
  return vitals.filter((one) => one.vital === vital && (one.page !== undefined || one.device !== undefined));
}
