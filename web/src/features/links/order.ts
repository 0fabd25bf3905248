import type { Checked, LinkProblem, Mark, Order, Rule } from "./links";

export type Place = { source: string; medium: string };

/** What a person filled in. */
export type Form = { address: string; campaignMark: string; term: string; places: Place[]; contents: string };

export const EMPTY_PLACE: Place = { source: "", medium: "" };
export const MOST_LINKS = 1_000;

export function linesOf(text: string): string[] {
  return [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];
}

/** Rows as a spreadsheet or a list gives them: source and medium apart by tab, semicolon or comma. */
export function placesOf(pasted: string): Place[] {
  return linesOf(pasted).map((line) => {
    const [source = "", medium = ""] = line.split(/[\t;,]/).map((cell) => cell.trim());
    return { source, medium };
  });
}

/** What is asked of the server: places without any word are not, unless there is no other. */
export function orderOf(form: Form): Order {
  const filled = form.places.filter(({ source, medium }) => source.trim() !== "" || medium.trim() !== "");
  return {
    address: form.address.trim(),
    ...(form.campaignMark.trim() && { campaign: form.campaignMark.trim() }),
    places: filled,
    contents: linesOf(form.contents),
    ...(form.term.trim() && { term: form.term.trim() }),
  };
}

/** How many links that makes. */
export function wantedLinks({ places, contents }: Order): number {
  return places.length * Math.max(1, contents?.length ?? 0);
}

/** The place and the content that a link of the check came of: places outside, contents within. */
export function originOf(order: Order, index: number): { place: Place; content: string } {
  const contents = order.contents ?? [];
  const each = Math.max(1, contents.length);
  const place = order.places[Math.floor(index / each)] ?? EMPTY_PLACE;
  return { place, content: contents[index % each] ?? "" };
}

/** The form with the nearest allowed value in the place of what was given for a link, wherever it was given. */
export function mended(form: Form, order: Order, index: number, problem: LinkProblem): Form {
  const { mark, nearest } = problem;
  if (mark === undefined || nearest === undefined) return form;
  const { place, content } = originOf(order, index);
  switch (mark) {
    case "source":
    case "medium":
      return { ...form, places: form.places.map((one) => (one[mark] === place[mark] ? { ...one, [mark]: nearest } : one)) };
    case "campaign":
      return { ...form, campaignMark: nearest };
    case "content":
      return content === ""
        ? { ...form, contents: nearest }
        : { ...form, contents: form.contents.split(/\r?\n/).map((line) => (line.trim() === content ? nearest : line)).join("\n") };
    case "term":
      return { ...form, term: nearest };
  }
}

/** What is seen of a link: its address, or its marks alone while there is none of a page. */
export function shownLink({ address, marks }: Checked): string {
  return address ?? `?${ORDER.filter((mark) => marks[mark] !== undefined).map((mark) => `utm_${mark}=${encodeURIComponent(marks[mark] ?? "")}`).join("&")}`;
}

const ORDER: Mark[] = ["source", "medium", "campaign", "content", "term"];

/** The page that a link leads to, without scheme and marks: these have columns of their own. */
export function pageOf(address: string): string {
  const [before = "", fragment] = address.replace(/^https?:\/\//, "").split("#");
  const [path = "", query = ""] = before.split("?");
  const rest = query.split("&").filter((part) => part !== "" && !part.startsWith("utm_"));
  return path + (rest.length > 0 ? `?${rest.join("&")}` : "") + (fragment === undefined ? "" : `#${fragment}`);
}

/** Indexes of links that say the same as one before them. */
export function repeated(links: Checked[]): Set<number> {
  const seen = new Set<string>();
  const again = new Set<number>();
  links.forEach((link, index) => {
    const shown = shownLink(link);
    if (seen.has(shown)) again.add(index);
    seen.add(shown);
  });
  return again;
}

/** A rule for each mark: without one, source, medium and campaign are needed and all else is free. */
export function ruleOf(rules: Rule[], mark: Mark): Required<Rule> {
  const free = { letterCase: "as-given" as const, separator: "", required: mark === "source" || mark === "medium" || mark === "campaign", allowed: [] };
  return { ...free, ...rules.find((rule) => rule.mark === mark), mark };
}

/** Whether the two say the same. */
export function sameRules(one: Rule[], other: Rule[]): boolean {
  return ORDER.every((mark) => JSON.stringify(sorted(ruleOf(one, mark))) === JSON.stringify(sorted(ruleOf(other, mark))));
}

function sorted({ mark, letterCase, separator, required, allowed }: Required<Rule>) {
  return [mark, letterCase, separator, required, allowed];
}
