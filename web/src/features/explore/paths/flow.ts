import type { Format } from "../../../format/numbers";
import type { FlowData } from "../../../ui/chart/data";
import type { Paths } from "../answers";

type Words = { others: string; end: string; start: string; oneStep: string; from: string; to: string; visits: string };

/** What a node is called; what goes to its end is what did not go on. */
export function nodeName({ kind, name }: Paths["nodes"][number], words: Words): string {
  return kind === "value" ? name || "–" : kind === "others" ? words.others : words.end;
}

/** Steps are counted from zero, whatever the answer begins with; of an end, the last step stands right. */
export function flowOf({ nodes, links }: Paths, words: Words, format: Format): FlowData {
  const first = Math.min(...nodes.map(({ step }) => step));
  return {
    kind: "flow",
    nodes: nodes.map((node) => ({ name: nodeName(node, words), step: node.step - first, value: node.count, ...(node.kind !== "value" && { quiet: true }) })),
    links: links.map(({ from, to, count }) => ({ from, to, value: count })),
    names: { step: words.oneStep, from: words.from, to: words.to, value: words.visits },
    show: format.headline,
    exact: format.number,
  };
}

export type Way = { step: number; from: string; to: string; count: number; share: number; node: number };

/** The links as rows, each with its share of what was at its start. */
export function waysOf({ nodes, links }: Paths, words: Words): Way[] {
  return links
    .flatMap(({ from, to, count }) => {
      const one = nodes[from];
      const other = nodes[to];
      if (!one || !other) return [];
      return { step: one.step, from: nodeName(one, words), to: nodeName(other, words), count, share: one.count > 0 ? count / one.count : 0, node: to };
    })
    .sort((one, other) => one.step - other.step || other.count - one.count);
}

/** The way that most go at first, leaving out ends and all others. */
export function commonest(paths: Paths): { from: string; to: string; count: number; of: number } | undefined {
  const { nodes, links } = paths;
  const named = links.flatMap(({ from, to, count }) => {
    const one = nodes[from];
    const other = nodes[to];
    return one?.kind === "value" && other?.kind === "value" ? { from: one.name ?? "", to: other.name ?? "", count, of: one.count } : [];
  });
  const [most] = named.sort((one, other) => other.count - one.count);
  return most;
}
