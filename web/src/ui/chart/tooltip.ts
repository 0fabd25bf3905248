import styles from "./Chart.module.css";
import { said, type SeriesData } from "./data";

type Hovered = { dataIndex: number; seriesName?: string };

type Line = { color?: string; name: string; value: string };

/** Elements, not markup: the page's policy permits no style in markup, and a name may hold anything. */
export function hint(title: string, lines: Line[]): HTMLElement {
  const box = element("div", styles.tooltip);
  box.append(element("div", styles.where, title));
  for (const { color, name, value } of lines) {
    const row = element("div", styles.hovered);
    if (color !== undefined) {
      const sign = element("span", styles.sign);
      sign.style.background = color;
      row.append(sign);
    }
    row.append(element("span", "", name), element("span", styles.number, value));
    box.append(row);
  }
  return box;
}

/** All series at the place where the pointer is. */
export function tooltip(data: SeriesData, colors: string[], hovered: unknown, incomplete: string): HTMLElement {
  const [first] = (Array.isArray(hovered) ? hovered : [hovered]) as Hovered[];
  const index = first?.dataIndex ?? 0;
  const exact = data.exact ?? data.show;
  const x = data.x.values[index];
  const late = data.incompleteFrom !== undefined && index >= data.incompleteFrom;
  const lines = data.series.flatMap((series, which) => {
    const value = series.values[index];
    if (value === null || value === undefined) return [];
    const at = series.at?.[index];
    const spans = [series.band, series.wider].flatMap((band) => {
      const low = band?.low[index];
      const high = band?.high[index];
      return typeof low === "number" && typeof high === "number" ? [`${band?.name}: ${exact(low)} – ${exact(high)}`] : [];
    });
    const span = spans.length > 0 ? ` (${spans.join("; ")})` : "";
    const label = series.labels?.[index];
    const remark = series.remarks?.values[index];
    return {
      color: colors[which] ?? "",
      name: series.name + (at === undefined ? "" : ` (${said(data.x, at)})`),
      value: exact(value) + span + (label === undefined ? "" : `, ${label}`) + (remark ? `, ${remark}` : ""),
    };
  });
  return hint((x === undefined ? "" : said(data.x, x)) + (late ? ` (${incomplete})` : ""), lines);
}

function element(name: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
