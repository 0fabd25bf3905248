import type { ChartData } from "../ui/chart/data";
import { init } from "../ui/chart/echarts";
// After the parts of ECharts, which know what a map is.
import "../ui/chart/world";
import type { Paint } from "../ui/chart/look";
import { optionOf } from "../ui/chart/option";
import { type Markup, trusted } from "./markup";

/** As the light scheme of the app: a report is read on paper. */
const PAPER: Omit<Paint, "width"> = {
  scheme: "light",
  ink: "#0f1c2e",
  quiet: "#4c5866",
  coral: "#d1495b",
  sea: "#0b7a75",
  line: "#e0e3e2",
  surface: "#ffffff",
  sans: "Inter",
  motion: 0,
};

/** A chart as it stands on the screen, as a drawing with its texts as texts. */
export function pictureOf(data: ChartData, words: { incomplete: string }, width: number, height: number): Markup {
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawn.setOption({ ...optionOf(data, { ...PAPER, width }, words), animation: false });
    return trusted(standing(drawn.renderToSVGString({ useViewBox: true }), width, height));
  } finally {
    drawn.dispose();
  }
}

/** What only a browser's pointer needs is left out, and sizes are said where paper looks for them. */
function standing(svg: string, width: number, height: number): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/ class="[^"]*"/g, "")
    .replace(/<svg [^>]*?(viewBox="[^"]*")?[^>]*>/, `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`);
}
