import type { EChartsCoreOption } from "echarts/core";
import type { MapData } from "./data";
import { type Paint, shared } from "./look";
import { hint } from "./tooltip";

/** Countries from paper to sea; the largest value is the whole of it, and a country without a value has none. */
export function mapOption(data: MapData, paint: Paint): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const exact = data.exact ?? data.show;
  const most = Math.max(0, ...data.values.map(({ value }) => value));
  return {
    ...common,
    visualMap: { show: false, min: 0, max: most || 1, inRange: { color: [faint(paint), paint.sea] } },
    tooltip: {
      ...tooltip,
      trigger: "item",
      formatter: ({ name }: { name: string }) => {
        const known = data.values.find(({ code }) => code === name);
        return hint(data.nameOf(name), [{ name: data.names.value, value: known ? exact(known.value) : "–" }]);
      },
    },
    series: [
      {
        type: "map",
        map: "world",
        left: 8,
        right: 8,
        top: 8,
        bottom: 8,
        itemStyle: { areaColor: land(paint), borderColor: paint.surface, borderWidth: 0.75 },
        emphasis: { label: { show: false }, itemStyle: { areaColor: undefined, borderColor: paint.ink } },
        select: { disabled: true },
        label: { show: false },
        data: data.values.map(({ code, value }) => ({ name: code, value })),
      },
    ],
  };
}

/** Of countries without a value. */
function land({ scheme }: Paint): string {
  return scheme === "light" ? "#eef0ee" : "#1c2938";
}

/** The smallest value is still told from none. */
function faint({ scheme }: Paint): string {
  return scheme === "light" ? "#c4e2df" : "#1d4f50";
}
