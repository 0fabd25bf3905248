import styles from "./Chart.module.css";
import type { ChartData } from "./data";

type Hovered = { dataIndex: number; seriesName?: string };

/** Elements, not markup: the page's policy permits no style in markup, and a name may hold anything. */
export function tooltip(data: ChartData, colors: string[], hovered: unknown, incomplete: string): HTMLElement {
  const [first] = (Array.isArray(hovered) ? hovered : [hovered]) as Hovered[];
  const index = first?.dataIndex ?? 0;
  const exact = data.exact ?? data.show;
  const place = (value: string | number | undefined) => (value === undefined ? "" : (data.x.show?.(value) ?? String(value)));
  const box = element("div", styles.tooltip);
  const late = data.incompleteFrom !== undefined && index >= data.incompleteFrom;
  box.append(element("div", styles.where, place(data.x.values[index]) + (late ? ` (${incomplete})` : "")));
  data.series.forEach((series, which) => {
    const value = series.values[index];
    if (value === null || value === undefined) return;
    const row = element("div", styles.hovered);
    const sign = element("span", styles.sign);
    sign.style.background = colors[which] ?? "";
    const at = series.at?.[index];
    row.append(sign, element("span", "", series.name + (at === undefined ? "" : ` (${place(at)})`)));
    const low = series.band?.low[index];
    const high = series.band?.high[index];
    const span = typeof low === "number" && typeof high === "number" ? ` (${series.band?.name}: ${exact(low)} – ${exact(high)})` : "";
    row.append(element("span", styles.number, exact(value) + span));
    box.append(row);
  });
  return box;
}

function element(name: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
