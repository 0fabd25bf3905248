import type { EChartsCoreOption } from "echarts/core";
import { quietColor, seriesColor } from "./colors";
import type { SeriesData } from "./data";
import { label, type Paint, shared } from "./look";
import { hint } from "./tooltip";

/** Parts of a whole, largest first, each named beside it with its share. */
export function pieOption(data: SeriesData, paint: Paint): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const exact = data.exact ?? data.show;
  const parts = data.series
    .map((series, place) => ({
      name: series.name,
      value: series.values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
      itemStyle: { color: series.quiet ? quietColor(paint.scheme, place) : seriesColor(paint.scheme, place, series.channel), borderColor: paint.surface, borderWidth: 1 },
    }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value);
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => `${((value / whole) * 100).toPrecision(value === whole ? 3 : 2)}%`;
  return {
    ...common,
    tooltip: {
      ...tooltip,
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const part = parts[dataIndex];
        return part ? hint(part.name, [{ color: part.itemStyle.color, name: share(part.value), value: exact(part.value) }]) : "";
      },
    },
    series: [
      {
        type: "pie",
        radius: ["42%", "74%"],
        data: parts,
        minShowLabelAngle: 6,
        labelLine: { lineStyle: { color: paint.line }, length: 8, length2: 8 },
        label: {
          ...label(paint),
          color: paint.ink,
          overflow: "truncate",
          width: Math.max(64, paint.width / 4 - 24),
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const part = parts[dataIndex];
            return part ? `${part.name} ${share(part.value)}` : "";
          },
        },
        emphasis: { scale: false },
      },
    ],
  };
}
