import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import type { Days } from "../../format/range";

export type Reconciliation = Schema<"Reconciliation">;
export type ReconciledDay = Schema<"ReconciledDay">;
export type Compared = Schema<"ComparedWithBooks">;
export type Part = Schema<"ReconciledPart">;
export type Source = Schema<"ReconciledSource">;
export type LeftOut = Schema<"LeftOutMoney">;
export type Case = ReconciledDay["cases"][number];
export type Book = Schema<"Book">;

export const KINDS = ["revenue", "spend"] as const;
export type Kind = (typeof KINDS)[number];

/** How many orders of a day are asked for. */
export const MOST_CASES = 1_000;

/** How books are named that are a source. */
const SOURCE = "source:";

/** What the page is about, kept in its address: ?money=spend, ?books=shop. */
export function useChoices() {
  const [search, setSearch] = useSearchParams();
  /** All at once: of two changes of the address in a row the second knows nothing of the first. */
  const choose = (changes: Record<string, string | undefined>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  const kind: Kind = search.get("money") === "spend" ? "spend" : "revenue";
  const books = search.get("books") ?? undefined;
  return { kind, books, choose };
}

/** What is chosen, to be carried on to another screen of the room. */
export function addressOf(kind: Kind, books: string | undefined): string {
  const search = new URLSearchParams({ ...(kind === "spend" && { money: kind }), ...(books && { books }) }).toString();
  return search && `?${search}`;
}

export function useReconciliation({ from, to }: Days, books: string | undefined) {
  return useQuery({
    queryKey: ["reconciliation", from, to, books],
    queryFn: ({ signal }) => ask(api.GET("/api/money/reconciliation", { params: { query: { from, to, books } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useDay(day: string, books: string | undefined) {
  return useQuery({
    queryKey: ["reconciliation", day, books],
    queryFn: ({ signal }) =>
      ask(api.GET("/api/money/reconciliation/{day}", { params: { path: { day }, query: { books, limit: MOST_CASES } }, signal })),
  });
}

export function useBooks() {
  return useQuery({ queryKey: ["books"], queryFn: () => ask(api.GET("/api/money/books")) });
}

/** What days can be held against: records by name, sources that tell orders, nothing. */
export function useHeldAgainst(words: { source: (name: string) => string; none: string }) {
  const { data: books } = useBooks();
  const { data: sources } = useQuery({ queryKey: ["precedence"], queryFn: () => ask(api.GET("/api/money/precedence")) });
  return [
    ...(books?.items ?? []).map(({ name }) => ({ value: name, label: name })),
    ...(sources?.order ?? []).map(({ id }) => ({ value: SOURCE + id, label: words.source(id) })),
    { value: "none", label: words.none },
  ];
}

/** Sends the file as it is. */
export async function bring({ name, zone, file }: { name: string; zone: string; file: File }): Promise<Book> {
  const response = await fetchFrom(`/api/money/books?${new URLSearchParams({ name, zone })}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
  const book = (await response.json()) as Book;
  await queries.invalidateQueries({ queryKey: ["books"] });
  await queries.invalidateQueries({ queryKey: ["reconciliation"] });
  return book;
}

/** What a page answers, the worst first. */
export type Verdict = "off" | "unexplained" | "explained" | "matched" | "unmatched" | "empty";

/** Of a range, or of one day. */
export function verdictOf(found: Reconciliation | ReconciledDay, kind: Kind): Verdict {
  const split = found[kind];
  if (!isNothing(split.rest)) return "off";
  if (kind === "revenue" && found.compared) {
    const days = "days" in found ? found.days : [found];
    const wrong = days.some((day) => day.compared && !isNothing(day.compared.unexplained));
    const rest = "days" in found ? found.unexplainedByDay : undefined;
    return wrong || (rest ?? 0) !== 0 ? "unexplained" : "explained";
  }
  if (isNothing(split.total)) return "empty";
  return isNothing(split.unmatched) ? "matched" : "unmatched";
}

/** How many cases a difference is made of: all of them, of which only those with the most money are listed. */
export function casesOf({ explanations }: Compared): number {
  return explanations.reduce((sum, { cases }) => sum + cases, 0);
}

export function isNothing({ number, amount, refunded }: Part): boolean {
  return number === 0 && amount === 0 && refunded === 0;
}
