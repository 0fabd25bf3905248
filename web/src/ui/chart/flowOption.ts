import type { EChartsCoreOption } from "echarts/core";
import { seriesColor } from "./colors";
import type { FlowData } from "./data";
import { label, type Paint, shared } from "./look";
import { hint } from "./tooltip";

/** Steps from left to right; the same name has the same colour in each. */
export function flowOption(data: FlowData, paint: Paint): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const exact = data.exact ?? data.show;
  const names = [...new Set(data.nodes.filter(({ quiet }) => !quiet).map(({ name }) => name))];
  const color = (index: number) => {
    const node = data.nodes[index];
    return node === undefined || node.quiet ? paint.quiet : seriesColor(paint.scheme, names.indexOf(node.name));
  };
  const steps = Math.max(1, ...data.nodes.map(({ step }) => step + 1));
  const column = paint.width / steps;
  return {
    ...common,
    tooltip: {
      ...tooltip,
      trigger: "item",
      formatter: ({ dataType, dataIndex }: { dataType?: string; dataIndex: number }) => {
        const link = dataType === "edge" ? data.links[dataIndex] : undefined;
        if (link) {
          const line = { color: color(link.from), name: `→ ${data.nodes[link.to]?.name}`, value: exact(link.value) };
          return hint(data.nodes[link.from]?.name ?? "", [line]);
        }
        const node = data.nodes[dataIndex];
        return node ? hint(node.name, [{ color: color(dataIndex), name: data.names.value, value: exact(node.value) }]) : "";
      },
    },
    series: [
      {
        type: "sankey",
        left: 4,
        right: Math.min(column - 24, 150),
        top: 12,
        bottom: 12,
        nodeWidth: 10,
        nodeGap: 12,
        nodeAlign: "left",
        // In the order that is given: the largest above, what ended below.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.22, curveness: 0.5 },
        // Names are told apart by their place, as the same page is at several steps.
        data: data.nodes.map(({ step }, index) => ({ name: String(index), depth: step, itemStyle: { color: color(index), borderWidth: 0 } })),
        links: data.links.map(({ from, to, value }) => ({ source: String(from), target: String(to), value })),
        label: {
          ...label(paint),
          color: paint.ink,
          overflow: "truncate",
          width: Math.max(40, column - 36),
          formatter: ({ name }: { name: string }) => {
            const node = data.nodes[Number(name)];
            return node ? `${node.name} ${data.show(node.value)}` : "";
          },
        },
      },
    ],
  };
}
