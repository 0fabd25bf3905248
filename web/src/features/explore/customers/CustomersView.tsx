import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, ask } from "../../../api/client";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Chart } from "../../../ui/Chart";
import { type Column, DataTable } from "../../../ui/DataTable";
import type { ChosenRange } from "../../../ui/DateRange";
import { EmptyState } from "../../../ui/EmptyState";
import { Figure } from "../../../ui/Figure";
import { IconUsers } from "../../../ui/icons";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import styles from "../explore.module.css";
import { type CustomerReport, heatOf, leaving, seriesOf } from "./customers";
import { texts } from "./texts";

/** While the range is not over, new figures come by themselves. */
const AGAIN = 60_000;

/** Who buys for the first time, who comes back, who stays away, and what is bought together. */
export function CustomersView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const query = { from: range.days.from, to: range.days.to, compare: range.comparison };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["analyses", "customers", query],
    queryFn: ({ signal }) => ask(api.GET("/api/analyses/customers", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.until ? AGAIN : false),
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={480} />;
  const { active, dormant, lost } = data.now.states;
  if (active + dormant + lost === 0) {
    return (
      <Panel>
        <EmptyState icon={IconUsers} title={t.nobody}>
          {t.nobodyHelp}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div className={styles.result} aria-busy={isPlaceholderData || undefined}>
      <div className={styles.shown}>
        <Sentence report={data} />
        <Figures report={data} />
        <Buyers report={data} />
        <Grid report={data} />
        <Basket report={data} />
      </div>
    </div>
  );
}

type Shown = { report: CustomerReport };

function Sentence({ report }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const { total, grid } = report.now;
  const away = leaving(grid);
  return (
    <p className={styles.sentence} aria-live="polite">
      {t.bought(format.number(total.newCustomers + total.returning), format.number(total.newCustomers))} {away > 0 && t.away(format.number(away))}
    </p>
  );
}

function Figures({ report }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const { now, compared, comparedRange } = report;
  const base = comparedRange && t.against(format.days(comparedRange.from, comparedRange.to));
  const figures = [
    { name: t.newCustomers, value: now.total.newCustomers, before: compared?.total.newCustomers },
    { name: t.returningCustomers, value: now.total.returning, before: compared?.total.returning },
    { name: t.active, value: now.states.active, before: compared?.states.active, note: t.activeNote },
    { name: t.dormant, value: now.states.dormant, before: compared?.states.dormant, note: t.dormantNote, better: "less" as const },
    { name: t.lost, value: now.states.lost, before: compared?.states.lost, note: t.lostNote, better: "less" as const },
  ];
  return (
    <Panel>
      <div className={styles.customerFigures}>
        {figures.map(({ name, value, before, note, better }) => (
          <Figure
            key={name}
            name={name}
            value={format.headline(value)}
            exact={format.number(value)}
            note={note}
            change={base !== undefined && before !== undefined ? { now: value, before, base, better } : undefined}
          />
        ))}
      </div>
    </Panel>
  );
}

function Buyers({ report }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo(
    () =>
      seriesOf(
        report,
        t,
        (from) => (report.granularity === "month" ? format.month(from.slice(0, 10), true) : report.granularity === "hour" ? from.slice(11, 16) : format.shortDay(from.slice(0, 10))),
        format.headline,
        format.number,
      ),
    [report, t, format],
  );
  return <Chart title={t.buyers} note={format.days(report.range.from, report.range.to)} data={data} height={300} />;
}

function Grid({ report }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo(
    () =>
      heatOf(
        report.now.grid,
        t,
        (score) => t[`recency-${score as 1}`],
        (score) => t[`frequency-${score as 1}`],
        format.number,
      ),
    [report, t, format],
  );
  return <Chart title={t.grid} note={t.gridNote} data={data} height={340} />;
}

type Pair = CustomerReport["now"]["basket"]["pairs"][number];

function Basket({ report }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const { basket } = report.now;
  const columns: Column<Pair>[] = [
    { id: "product", name: t.product, value: ({ name }) => name },
    { id: "other", name: t.with, value: ({ otherName }) => otherName },
    { id: "orders", name: t.orders, value: ({ orders }) => orders, show: ({ orders }) => format.number(orders), kind: "number", width: 96 },
    { id: "confidence", name: t.confidence, value: ({ confidence }) => confidence, show: ({ confidence }) => format.percent(confidence), kind: "number", width: 136 },
    { id: "backwards", name: t.backwards, value: ({ backwards }) => backwards, show: ({ backwards }) => format.percent(backwards), kind: "number", width: 136 },
    { id: "lift", name: t.lift, value: ({ lift }) => lift, show: ({ lift }) => `${format.headline(lift)} ×`, kind: "number", width: 112 },
  ];
  const average = [
    basket.value !== undefined && t.averageValue(format.money(basket.value, report.currency)),
    basket.products !== undefined && t.averageProducts(format.headline(basket.products)),
  ].filter(Boolean);
  return (
    <Panel title={t.together} note={[t.ofOrders(format.number(basket.orders)), ...average, basket.tooLarge > 0 && t.tooLarge(format.number(basket.tooLarge))].filter(Boolean).join(" ")} flush>
      <DataTable label={t.together} columns={columns} rows={basket.pairs} rowKey={({ product, other }) => `${product} ${other}`} sort={{ id: "orders", descending: true }} empty={t.noPairs} />
    </Panel>
  );
}
