import type { EChartsCoreOption } from "echarts/core";
import { type BoxData, said } from "./data";
import { label, type Paint, shared } from "./look";
import { hint } from "./tooltip";

/** A box from a quarter to three quarters with the middle in it, and lines to the ends. */
export function boxOption(data: BoxData, paint: Paint): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const exact = data.exact ?? data.show;
  return {
    ...common,
    grid: { left: 8, right: 12, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: data.x.values.map((value) => said(data.x, value)),
      axisLine: { lineStyle: { color: paint.line } },
      axisTick: { show: false },
      axisLabel: { ...label(paint), hideOverlap: true },
    },
    yAxis: { type: "value", splitNumber: 4, axisLabel: { ...label(paint), formatter: data.show }, splitLine: { lineStyle: { color: paint.line } } },
    tooltip: {
      ...tooltip,
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const box = data.boxes[dataIndex];
        const lines = data.names.map((name, place) => ({ name, value: exact(box?.[place] ?? 0) }));
        return box ? hint(said(data.x, data.x.values[dataIndex] ?? ""), lines.toReversed()) : "";
      },
    },
    series: [
      {
        type: "boxplot",
        boxWidth: [8, 40],
        itemStyle: { color: paint.surface, borderColor: paint.sea, borderWidth: 1.5 },
        emphasis: { disabled: true },
        // A place without values stays empty: "-" is nothing to ECharts.
        data: data.boxes.map((box) => box ?? "-"),
      },
    ],
  };
}
