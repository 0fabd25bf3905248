import type { EChartsCoreOption } from "echarts/core";
import { quietColor, seriesColor } from "./colors";
import type { Band, ChartSeries, SeriesData } from "./data";
import { type Paint, type Words, label, shared } from "./look";
import { tooltip } from "./tooltip";

/** More names than these do not fit beside the lines, so they stand above them. */
const DIRECT_LABELS = 6;

/** Longer names are cut, as pixels. */
const WIDEST_LABEL = 164;

/** Below this width there is no place beside the lines. */
const NARROW = 560;

/** So few bars have all their names, shortened where they must be. */
const NAMED_BARS = 12;

/** Values along an axis. */
export function seriesOption(data: SeriesData, paint: Paint, words: Words): EChartsCoreOption {
  const category = data.kind !== "scatter";
  const alongTime = data.kind === "line" || data.kind === "area";
  const direct = alongTime && data.series.length <= DIRECT_LABELS && paint.width >= NARROW;
  const named = data.series.length > 1 && !direct;
  const colors = data.series.map((series, place) =>
    series.role === "comparison"
      ? paint.quiet
      : series.loss
        ? paint.coral
        : series.quiet
          ? quietColor(paint.scheme, place)
          : seriesColor(paint.scheme, place, series.channel),
  );
  const { tooltip: look, ...common } = shared(paint);
  return {
    ...common,
    grid: {
      left: 8,
      right: direct && data.series.length > 1 ? rightMargin(data.series) : 12,
      top: named ? 36 : category ? 12 : 28,
      bottom: category ? 4 : 26,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    legend: named ? { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 4, textStyle: label(paint), type: "scroll" } : undefined,
    tooltip: {
      trigger: category ? "axis" : "item",
      axisPointer: { type: alongTime ? "line" : "shadow", lineStyle: { color: paint.quiet, type: "solid" } },
      ...look,
      formatter: (hovered: unknown) => tooltip(data, colors, hovered, words.incomplete),
    },
    xAxis: {
      ...(category ? {} : { name: data.x.name, nameLocation: "middle", nameGap: 26, nameTextStyle: label(paint), scale: true }),
      type: category ? "category" : "value",
      data: category ? data.x.values.map(String) : undefined,
      boundaryGap: data.kind === "bar" || data.kind === "stacked",
      axisLine: { lineStyle: { color: paint.line } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...label(paint),
        ...barNames(data, paint),
        alignMinLabel: alongTime ? "left" : undefined,
        alignMaxLabel: alongTime ? "right" : undefined,
        formatter: (value: string | number, index: number) => {
          const known = category ? data.x.values[index] : value;
          return data.x.show?.(known ?? value) ?? String(value);
        },
      },
    },
    yAxis: {
      ...(category || data.series.length > 1 ? {} : { name: data.series[0]?.name, nameLocation: "end", nameGap: 12, nameTextStyle: { ...label(paint), align: "left" } }),
      type: "value",
      splitNumber: 4,
      min: data.kind === "scatter" ? undefined : (range: { min: number }) => Math.min(0, range.min),
      axisLabel: { ...label(paint), formatter: (value: number) => data.show(value) },
      splitLine: { lineStyle: { color: paint.line } },
    },
    series: data.series.flatMap((series, place) => drawn(data, series, colors[place] ?? paint.ink, direct, paint, place === 0)),
  };
}

function barNames(data: SeriesData, paint: Paint): object {
  const bars = data.x.values.length;
  const few = (data.kind === "bar" || data.kind === "stacked") && bars > 0 && bars <= NAMED_BARS;
  return few ? { interval: 0, overflow: "truncate", width: Math.max(24, (paint.width - 80) / bars - 8) } : { hideOverlap: true };
}

function rightMargin(series: ChartSeries[]): number {
  const longest = Math.max(...series.map(({ name }) => name.length));
  return Math.min(WIDEST_LABEL + 16, 16 + longest * 7);
}

function drawn(data: SeriesData, series: ChartSeries, color: string, direct: boolean, paint: Paint, first: boolean): object[] {
  const comparison = series.role === "comparison";
  const shared = {
    name: series.name,
    itemStyle: { color },
    markArea: first && (data.kind === "line" || data.kind === "area") ? incomplete(data, paint) : undefined,
    markLine: first && data.flags?.length ? flags(data.flags, data.x.values, paint) : undefined,
  };
  switch (data.kind) {
    case "pie":
    case "funnel":
      return [];
    case "scatter":
      return [{ ...shared, type: "scatter", symbolSize: 7, data: data.x.values.map((x, index) => [x, series.values[index]]) }];
    case "bar":
    case "stacked":
      return [
        {
          ...shared,
          type: "bar",
          stack: data.kind === "stacked" && !comparison ? "all" : undefined,
          ...BARS,
          itemStyle: { color, opacity: comparison ? 0.4 : 1, borderRadius: data.kind === "bar" ? [3, 3, 0, 0] : 0 },
          data: series.values.map((value, index) =>
            isIncomplete(data, index) && !comparison ? { value, itemStyle: { decal: HATCH } } : value,
          ),
        },
        ...(series.band && data.kind === "bar" ? [whiskers(data, series, series.band, paint)] : []),
      ];
    case "line":
    case "area":
      return [
        ...(series.wider ? band(series, series.wider, color, 0.1) : []),
        ...(series.band ? band(series, series.band, color, 0.16) : []),
        {
          ...shared,
          type: "line",
          data: series.values,
          ...(series.remarks ? marked(series.remarks.values) : { symbol: "circle", symbolSize: 6, showSymbol: series.values.length === 1 }),
          connectNulls: false,
          lineStyle: { color, width: comparison ? 1.5 : 2, type: comparison ? [4, 4] : "solid" },
          z: comparison ? 2 : 3,
          endLabel: {
            show: direct && data.series.length > 1,
            formatter: series.name,
            width: WIDEST_LABEL,
            overflow: "truncate",
            color,
            fontFamily: paint.sans,
            fontSize: 12,
            distance: 8,
          },
          ...(data.kind === "area" && !comparison && { stack: "all", areaStyle: { color, opacity: 0.5 } }),
          labelLayout: { moveOverlap: "shiftY" },
          emphasis: { disabled: true },
        },
      ];
  }
}

const BARS = { barMaxWidth: 48, barGap: "30%", barCategoryGap: "20%" } as const;
/** Of a whisker's ends, in pixels. */
const CAP = 4;

type Api = {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
  barLayout: (layout: object) => { offsetCenter: number }[];
};

/** An interval at the end of each bar, as a line with two caps. */
function whiskers(data: SeriesData, series: ChartSeries, { low, high }: NonNullable<ChartSeries["band"]>, paint: Paint): object {
  const place = data.series.indexOf(series);
  return {
    type: "custom",
    name: series.name,
    silent: true,
    tooltip: { show: false },
    z: 4,
    data: low.flatMap((from, index) => {
      const to = high[index];
      return from === null || to === null || to === undefined ? [] : [[index, from, to]];
    }),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_: unknown, api: Api) => {
      const center = api.barLayout({ ...BARS, count: data.series.length })[place]?.offsetCenter ?? 0;
      const [x, bottom] = api.coord([api.value(0), api.value(1)]);
      const [, top] = api.coord([api.value(0), api.value(2)]);
      const at = x + center;
      const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: paint.ink, lineWidth: 1.5 } });
      return { type: "group", children: [line(at, bottom, at, top), line(at - CAP, bottom, at + CAP, bottom), line(at - CAP, top, at + CAP, top)] };
    },
  };
}

/** A sign of its own where something is said: told by its form, not by a colour alone. */
function marked(remarks: (string | null)[]): object {
  return {
    showSymbol: true,
    showAllSymbol: true,
    symbol: (_: unknown, { dataIndex }: { dataIndex: number }) => (remarks[dataIndex] ? "diamond" : "none"),
    symbolSize: 11,
  };
}

function band(series: ChartSeries, { name, low, high }: Band, color: string, opacity: number): object[] {
  const edge = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, stack: `band ${series.name} ${name}`, stackStrategy: "all", silent: true, tooltip: { show: false } };
  return [
    { ...edge, data: low },
    {
      ...edge,
      areaStyle: { color, opacity },
      data: high.map((value, index) => (value === null ? null : value - (low[index] ?? 0))),
    },
  ];
}

function isIncomplete(data: SeriesData, index: number): boolean {
  return data.incompleteFrom !== undefined && index >= data.incompleteFrom;
}

/** A hatched ground from the last whole period on. */
function incomplete(data: SeriesData, paint: Paint): object | undefined {
  const from = data.incompleteFrom;
  const last = data.x.values.length - 1;
  if (from === undefined || from > last) return undefined;
  return {
    silent: true,
    itemStyle: { color: hatch(paint.line) },
    data: [[{ xAxis: Math.max(0, from - 1) }, { xAxis: last }]],
  };
}

const HATCH = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: "rgba(255, 255, 255, 0.55)" };

const TILE = 8;
const SHIFTS = [-TILE, 0, TILE];

/** In a script without a browser there are only drawings. */
function hatch(color: string) {
  if (!("document" in globalThis)) {
    const lines = SHIFTS.map((shift) => `M${shift} ${TILE}L${shift + TILE} 0`).join("");
    return { svgElement: { tag: "path", key: "hatch", attrs: { d: lines, stroke: color, "stroke-width": "1.5" } }, svgWidth: TILE, svgHeight: TILE };
  }
  const tile = document.createElement("canvas");
  tile.width = TILE;
  tile.height = TILE;
  const pen = tile.getContext("2d");
  if (pen) {
    pen.strokeStyle = color;
    pen.lineWidth = 1.5;
    for (const shift of SHIFTS) {
      pen.moveTo(shift, TILE);
      pen.lineTo(shift + TILE, 0);
    }
    pen.stroke();
  }
  return { image: tile, repeat: "repeat" as const };
}

/** About so wide is a letter of a flag, in pixels. */
const LETTER = 6.5;
const LONGEST_FLAG = 28;
/** Fewer letters say nothing. */
const SHORTEST_FLAG = 6;

/** As much of a flag's text as has room before the next flag, or the edge; the flag alone where there is none. */
function said(text: string, room: number): string {
  const letters = Math.min(LONGEST_FLAG, Math.floor(room / LETTER) - 3);
  if (text.length <= letters) return text;
  return letters < SHORTEST_FLAG ? "" : `${text.slice(0, letters - 1)}…`;
}

function flags(marks: NonNullable<SeriesData["flags"]>, values: (string | number)[], paint: Paint): object {
  const places = marks.map(({ at }) => values.indexOf(at));
  const step = (paint.width * 0.8) / Math.max(1, values.length - 1);
  const room = (place: number) => step * (Math.min(...places.filter((other) => other > place), values.length - 1) - place);
  return {
    silent: true,
    symbol: ["none", "none"],
    lineStyle: { color: paint.quiet, type: "solid", width: 1 },
    label: { formatter: "⚑ {b}", position: "insideEndTop", rotate: 0, align: "left", color: paint.quiet, fontFamily: paint.sans, fontSize: 12 },
    data: marks.map(({ at, text }) => ({ xAxis: String(at), name: said(text, room(values.indexOf(at))) })),
  };
}
