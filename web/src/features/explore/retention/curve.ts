import type { Format } from "../../../format/numbers";
import type { SeriesData } from "../../../ui/Chart";
import type { Retention, RetentionCell, RetentionQuestion } from "../answers";
import { channelOf, fieldName, labelName } from "../names";
import type { texts } from "../texts";

type Words = (typeof texts)["en"];
type Speech = { t: Words; language: string; format: Format };
type Question = Pick<RetentionQuestion, "by" | "value" | "unit">;

export function curveTitle({ by, value }: Pick<Question, "by" | "value">, t: Words): string {
  return by ? t.retentionBy(fieldName(by, t)) : value === "people" ? t.retentionTitle : t.revenueTitle;
}

/** How many came again after how long, of each row. */
export function curveOf(retention: Retention, { by, value, unit }: Question, { t, language, format }: Speech): SeriesData {
  const fields = by ? [by] : [];
  const rows = retention.rows?.length
    ? retention.rows.map(({ label, cells }) => ({ name: labelName(label, fields, t, language), cells, channel: channelOf(label, fields) }))
    : [{ name: value === "people" ? t.cameAgain : t.revenue, cells: retention.total.cells, channel: undefined }];
  return drawn(rows, value, retention.currency, (period) => (period === 0 ? t.itself : t.periodAfter(period, unit)), t.period, format);
}

type CurveRow = { name: string; cells: RetentionCell[]; channel: string | undefined };

function drawn(rows: CurveRow[], value: "people" | "revenue", currency: string | undefined, show: (period: number) => string, name: string, format: Format): SeriesData {
  // All of them did it at first, which would leave no height for what came after.
  const periods = [...new Set(rows.flatMap(({ cells }) => cells.filter(({ period, state }) => state !== "future" && (value === "revenue" || period > 0)).map(({ period }) => period)))].sort((one, other) => one - other);
  const of = (cell: RetentionCell | undefined) => (cell === undefined || cell.state === "future" ? null : ((value === "people" ? cell.share : cell.revenue) ?? null));
  const open = periods.findIndex((period) => rows.some(({ cells }) => cells.some((cell) => cell.period === period && cell.state === "incomplete")));
  const money = (amount: number) => (currency ? format.moneyHeadline(amount, currency) : format.headline(amount));
  return {
    kind: "line",
    x: { name, values: periods, show: (period) => show(Number(period)) },
    show: value === "people" ? format.percent : money,
    exact: value === "people" ? format.percent : (amount) => (currency ? format.money(amount, currency) : format.number(amount)),
    incompleteFrom: open < 0 ? undefined : open,
    series: rows.map(({ name: row, cells, channel }) => ({
      name: row,
      values: periods.map((period) => of(cells.find((cell) => cell.period === period))),
      ...(channel !== undefined && { channel }),
    })),
  };
}
