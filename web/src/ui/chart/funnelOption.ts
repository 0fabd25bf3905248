import type { EChartsCoreOption } from "echarts/core";
import { seriesColor } from "./colors";
import type { ChartSeries, SeriesData } from "./data";
import { label, type Paint, shared, type Words } from "./look";
import { tooltip as allAt } from "./tooltip";

/** Bars that start at zero, a group of them for each step, each with what its label says above it. */
export function funnelOption(data: SeriesData, paint: Paint, words: Words): EChartsCoreOption {
  const { tooltip, ...common } = shared(paint);
  const steps = data.x.values.length;
  const color = (place: number) =>
    data.series[place]?.role === "comparison" ? paint.quiet : seriesColor(paint.scheme, place, data.series[place]?.channel);
  const named = data.series.length > 1;
  const main = data.series.filter(({ role }) => role !== "comparison");
  const single = main.length === 1 ? main[0] : undefined;
  const width = (paint.width - 80) / Math.max(1, steps);
  return {
    ...common,
    grid: { left: 8, right: 12, top: named ? 72 : 44, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: named ? { data: data.series.map(({ name }) => name), top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 4, textStyle: label(paint), type: "scroll" } : undefined,
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
    series: [
      ...data.series.map((series, place) => ({
      name: series.name,
      type: "bar",
      stack: series.name,
      barMaxWidth: WIDEST,
      barGap: "10%",
      itemStyle: { color: color(place), opacity: series.role === "comparison" ? 0.4 : 1, borderRadius: single ? 0 : [3, 3, 0, 0] },
      label: {
        show: series.role !== "comparison" && data.series.length <= MOST_LABELLED && width / data.series.length >= ROOM,
        position: "top",
        lineHeight: 16,
        ...label(paint),
        color: paint.ink,
        formatter: ({ dataIndex }: { dataIndex: number }) => series.labels?.[dataIndex]?.replace(", ", "\n") ?? data.show(series.values[dataIndex] ?? 0),
      },
      emphasis: { disabled: true },
      data: series.values,
    })),
      ...(single ? [lost(single, color(data.series.indexOf(single)))] : []),
    ],
  };
}

/** Above so many groups there is no place for letters. */
const MOST_LABELLED = 3;
/** Of a bar, in pixels. */
const WIDEST = 72;
/** Pixels that a label needs. */
const ROOM = 44;

/** Above each step, in a shade of it, those who were at the step before. */
function lost({ name, values }: ChartSeries, color: string): object {
  return {
    name: `${name} before`,
    type: "bar",
    stack: name,
    silent: true,
    barMaxWidth: WIDEST,
    itemStyle: { color, opacity: 0.12, borderRadius: [3, 3, 0, 0] },
    emphasis: { disabled: true },
    data: values.map((value, place) => Math.max(0, (values[place - 1] ?? value ?? 0) - (value ?? 0))),
  };
}
