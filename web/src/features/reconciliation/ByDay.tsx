import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { isNothing, type Kind, type Reconciliation } from "./reconciliation";
import { texts } from "./texts";

type Day = Reconciliation["days"][number];

/** Each day with what resolves, what does not, and by what it differs from the records. */
export function ByDay({ found, kind, onOpen }: { found: Reconciliation; kind: Kind; onOpen: (day: string) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { days, currency } = found;
  const money = (amount: number) => format.money(amount, currency);
  const chart = useMemo<ChartData>(
    () => ({
      kind: "stacked",
      x: { name: t.day, values: days.map(({ day }) => day), show: (day) => format.shortDay(String(day)) },
      show: (value) => format.moneyHeadline(value, currency),
      exact: (value) => format.money(value, currency),
      series: [
        { name: t.matched, values: days.map((day) => day[kind].matched.net) },
        { name: t.unmatched, values: days.map((day) => day[kind].unmatched.net) },
      ],
    }),
    [days, currency, kind, format, t],
  );
  const compares = kind === "revenue" && found.compared !== undefined;
  const columns: Column<Day>[] = [
    { id: "day", name: t.day, value: ({ day }) => day, show: ({ day }) => format.day(day) },
    { id: "total", name: t.total, kind: "number", value: (day) => day[kind].total.net, show: (day) => money(day[kind].total.net) },
    { id: "matched", name: t.matched, kind: "number", value: (day) => day[kind].matched.net, show: (day) => money(day[kind].matched.net) },
    { id: "unmatched", name: t.unmatched, kind: "number", value: (day) => day[kind].unmatched.net, show: (day) => money(day[kind].unmatched.net) },
    ...(compares
      ? ([
          {
            id: "booked",
            name: t.booked,
            kind: "number",
            value: ({ compared }) => compared?.booked.net ?? null,
            show: ({ compared }) => (compared ? money(compared.booked.net) : "–"),
          },
          {
            id: "difference",
            name: t.difference,
            kind: "number",
            value: ({ compared }) => compared?.difference.net ?? null,
            show: ({ compared }) => (compared ? money(compared.difference.net) : "–"),
          },
          {
            id: "unexplained",
            name: t.unexplained,
            value: ({ compared }) => compared?.unexplained.net ?? null,
            show: ({ compared }) =>
              compared &&
              (isNothing(compared.unexplained) ? (
                <Badge tone="good">{isNothing(compared.difference) ? t.same : t.explained}</Badge>
              ) : (
                <Badge tone="bad">{money(compared.unexplained.net)}</Badge>
              )),
          },
        ] satisfies Column<Day>[])
      : []),
  ];
  return (
    <>
      <Chart title={t[`chart-${kind}`]} data={chart} empty={t[`empty-${kind}`]} height={220} />
      <Panel title={t.byDay} note={t.byDayNote} flush>
        <DataTable
          label={t.byDay}
          columns={columns}
          rows={days}
          rowKey={({ day }) => day}
          sort={{ id: "day", descending: true }}
          empty={t[`empty-${kind}`]}
          onOpen={({ day }) => onOpen(day)}
        />
      </Panel>
    </>
  );
}
