import type { EChartsCoreOption } from "echarts/core";
import { boxOption } from "./boxOption";
import type { ChartData } from "./data";
import { flowOption } from "./flowOption";
import { funnelOption } from "./funnelOption";
import { heatOption } from "./heatOption";
import type { Paint, Words } from "./look";
import { mapOption } from "./mapOption";
import { pieOption } from "./pieOption";
import { seriesOption } from "./seriesOption";

/** The picture as ECharts wants it. */
export function optionOf(data: ChartData, paint: Paint, words: Words): EChartsCoreOption {
  switch (data.kind) {
    case "heat":
      return heatOption(data, paint);
    case "box":
      return boxOption(data, paint);
    case "flow":
      return flowOption(data, paint);
    case "map":
      return mapOption(data, paint);
    case "pie":
      return pieOption(data, paint);
    case "funnel":
      return funnelOption(data, paint, words);
    default:
      return seriesOption(data, paint, words);
  }
}
