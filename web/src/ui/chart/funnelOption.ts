import type { EChartsCoreOption } from "echarts/core";
import { seriesColor } from "./colors";
import type { SeriesData } from "./data";
import { label, type Paint, shared, type Words } from "./look";
import { tooltip as allAt } from "./tooltip";

/** Bars that start at zero, a group of them for each step, each with what its label says above it. */
export function funnelOption(data: SeriesData, paint: Paint, words: Words): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const steps = data.x.values.length;
  const color = (place: number) =>
    data.series[place]?.role === "comparison" ? paint.quiet : seriesColor(paint.scheme, place, data.series[place]?.channel);
  const named = data.series.length > 1;
  const width = (paint.width - 80) / Math.max(1, steps);
  return {
    ...common,
    grid: { left: 8, right: 12, top: named ? 56 : 28, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: named ? { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 4, textStyle: label(paint), type: "scroll" } : undefined,
    tooltip: {
      ...tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (hovered: unknown) => allAt(data, data.series.map((_, place) => color(place)), hovered, words.incomplete),
    },
    xAxis: {
      type: "category",
      data: data.x.values.map(String),
      axisLine: { lineStyle: { color: paint.line } },
      axisTick: { show: false },
      axisLabel: {
        ...label(paint),
        color: paint.ink,
        interval: 0,
        overflow: "truncate",
        width: Math.max(32, width - 12),
        formatter: (value: string, index: number) => data.x.show?.(data.x.values[index] ?? value) ?? value,
      },
    },
    yAxis: { type: "value", min: 0, splitNumber: 4, axisLabel: { ...label(paint), formatter: data.show }, splitLine: { lineStyle: { color: paint.line } } },
    series: data.series.map((series, place) => ({
      name: series.name,
      type: "bar",
      barMaxWidth: named ? 40 : 88,
      barGap: "10%",
      itemStyle: { color: color(place), opacity: series.role === "comparison" ? 0.4 : 1, borderRadius: [3, 3, 0, 0] },
      label: {
        show: data.series.length <= MOST_LABELLED && width / data.series.length >= 44,
        position: "top",
        ...label(paint),
        color: paint.ink,
        formatter: ({ dataIndex }: { dataIndex: number }) => series.labels?.[dataIndex] ?? data.show(series.values[dataIndex] ?? 0),
      },
      emphasis: { disabled: true },
      data: series.values,
    })),
  };
}

/** Above so many groups there is no place for letters. */
const MOST_LABELLED = 3;
