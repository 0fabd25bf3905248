import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData } from "../../ui/Chart";
import { Quiet } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import type { Results } from "./campaigns";
import { PaceBadge } from "./PaceBadge";
import { outlookOf } from "./pacing";
import type { Campaign, Metric } from "./plan";
import { courseOf, type Sums } from "./series";
import { texts } from "./texts";

/** The figures of targets that add up. */
const ADDED: Partial<Record<Metric, (sums: Sums) => number>> = {
  revenue: ({ gross }) => gross,
  orders: ({ orders }) => orders,
  "new-customers": ({ newCustomers }) => newCustomers,
  visits: ({ visits }) => visits,
};

type PacingChartProps = { campaign: Campaign; results: Results; kind: "budget" | "target" };

/** Budget or target: what was reached, what should be by now, and where it will end. */
export function PacingChart({ campaign, results, kind }: PacingChartProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { startsOn, endsOn, budget, target } = campaign;
  const against = results.pacing[kind];
  const isMoney = kind === "budget" || target?.metric === "revenue";
  const data = useMemo<ChartData | undefined>(() => {
    const figure = kind === "budget" ? (sums: Sums) => sums.cost : target && ADDED[target.metric];
    if (!against || !figure || !startsOn || !endsOn) return undefined;
    const course = courseOf({ startsOn, endsOn, budget }, results, against, figure, kind);
    const { currency } = results;
    return {
      kind: "line",
      x: { name: t.day, values: course.days, show: (at) => format.shortDay(String(at)) },
      show: isMoney ? (value) => format.moneyHeadline(value, currency) : format.headline,
      exact: isMoney ? (value) => format.money(value, currency) : (value) => format.number(Math.round(value)),
      series: [
        { name: t.reached, values: course.reached },
        { name: t.due, role: "comparison", values: course.due },
        ...(course.forecast
          ? [{ name: t.forecast, values: course.forecast.expected, band: { name: t.interval, low: course.forecast.low, high: course.forecast.high } }]
          : []),
      ],
    };
  }, [against, kind, startsOn, endsOn, budget, target, results, isMoney, format, t]);

  const title = kind === "budget" ? t.budgetPacing : target ? t.targetPacing(t[`metric-${target.metric}`]) : t.target;
  if (!against || !data) {
    return (
      <Panel title={title}>
        <Quiet>{kind === "budget" ? noBudget() : noTarget()}</Quiet>
      </Panel>
    );
  }
  const said = (value: number) => (isMoney ? format.moneyHeadline(value, results.currency) : format.headline(value));
  const outlook = outlookOf(against);
  return (
    <Chart
      title={title}
      note={
        <>
          <PaceBadge against={against} better={kind === "budget" ? "less" : "more"} />{" "}
          {t.reachedOf(said(against.reached), said(against.due), said(against.planned), format.day(results.pacing.until))}
          <br />
          {against.forecast && outlook
            ? t[`outlook-${outlook}`](said(against.forecast.expected), said(against.forecast.low), said(against.forecast.high))
            : t.noForecast}
        </>
      }
      data={data}
      height={240}
    />
  );

  function noBudget(): string {
    if (!budget) return t.noBudgetYet;
    if (!startsOn || !endsOn) return t.noPaceDates;
    return t.otherCurrency(budget.currency, results.currency);
  }

  function noTarget(): string {
    if (!target) return t.noTargetYet;
    return ADDED[target.metric] ? t.noPaceDates : t.notAdded(t[`metric-${target.metric}`]);
  }
}
