import type { EChartsCoreOption } from "echarts/core";
import { type HeatData, said } from "./data";
import { label, type Paint, shared } from "./look";
import { hint } from "./tooltip";

/** Cells from paper to sea; the largest value is the whole of it. Where there is place, each says its value. */
export function heatOption(data: HeatData, paint: Paint): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const exact = data.exact ?? data.show;
  const cells = data.values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value] as const])));
  const most = Math.max(0, ...cells.map(([, , value]) => value));
  const roomy = paint.width / Math.max(1, data.x.values.length) >= ROOM;
  const axis = (names: string[]) => ({
    type: "category",
    data: names,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { ...label(paint), hideOverlap: true },
  });
  return {
    ...common,
    grid: { left: 8, right: 12, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: axis(data.x.values.map((value) => said(data.x, value))),
    yAxis: { ...axis(data.y.values.map((value) => said(data.y, value))), inverse: true },
    visualMap: { show: false, min: 0, max: most || 1, dimension: 2, inRange: { color: [paint.surface, paint.sea], opacity: [1, STRONGEST] } },
    tooltip: {
      ...tooltip,
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const [x = 0, y = 0, value = 0] = cells[dataIndex] ?? [];
        return hint(said(data.y, data.y.values[y] ?? ""), [{ name: said(data.x, data.x.values[x] ?? ""), value: exact(value) }]);
      },
    },
    series: [
      {
        type: "heatmap",
        data: cells.map((cell) => [...cell]),
        itemStyle: { borderColor: paint.line, borderWidth: 1 },
        label: { show: roomy, color: paint.ink, fontFamily: paint.sans, fontSize: 12, formatter: ({ value }: { value: number[] }) => data.show(value[2] ?? 0) },
        emphasis: { disabled: true },
      },
    ],
  };
}

/** Pixels that a number needs. */
const ROOM = 44;

/** So strong the ground may be for letters on it to be read. */
const STRONGEST = 0.6;
