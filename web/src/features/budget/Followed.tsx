import { useMemo, useState } from "react";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { Figure } from "../../ui/Figure";
import { FileDialog } from "../../ui/FileDialog";
import { IconClock, IconUpload } from "../../ui/icons";
import { Quiet, Stack } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./Budget.module.css";
import { type Answer, bringWeeks, type Interval, type Kept, nameOf, type Tracking, useTracking, weeksOf } from "./budget";
import { range, useFigures } from "./Parts";
import { texts } from "./texts";

type Found = NonNullable<Tracking["tracking"]>;

/** Below it, so few intervals that held are no accident. */
const RARE = 0.05;

/** What became of an approved plan: what spending otherwise did, told apart from what the market did. */
export function Followed({ plan, answer }: { plan: Kept; answer: Answer }) {
  const t = useTexts(texts);
  const may = useMay();
  const { data, error, refetch } = useTracking(plan.id, true);
  const [brings, setBrings] = useState(false);
  const bring = plan.ofFile && may("campaigns.manage") && (
    <Button icon={IconUpload} onClick={() => setBrings(true)}>
      {t.bring}
    </Button>
  );
  return (
    <Stack>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={480} />
      ) : !data.tracking ? (
        <Panel>
          <EmptyState icon={IconClock} title={t.noWeeks} action={bring}>
            {plan.ofFile ? t.noWeeksFile : t.noWeeksLake}
          </EmptyState>
        </Panel>
      ) : (
        <>
          <Sums data={data} found={data.tracking} answer={answer} actions={bring} />
          <Outcomes data={data} found={data.tracking} answer={answer} />
          <TrackedWeeks data={data} found={data.tracking} answer={answer} />
          <SpentLines data={data} found={data.tracking} answer={answer} />
        </>
      )}
      {brings && (
        <FileDialog
          title={t.bring}
          label={t.bringFile}
          hint={t.bringHint}
          accept=".csv,text/csv"
          onClose={() => setBrings(false)}
          onBring={async (file) => {
            await bringWeeks(plan.id, file);
            setBrings(false);
          }}
        />
      )}
    </Stack>
  );
}

type PartProps = { data: Tracking; found: Found; answer: Answer };

/** The outcome of a model of revenue is money. */
function useOutcome({ basis, currency }: Answer) {
  return useFigures(currency, basis.outcome === "orders" ? "orders" : "revenue");
}

function Sums({ data, found, answer, actions }: PartProps & { actions: React.ReactNode }) {
  const t = useTexts(texts);
  const { format, headline, ofGoal, signed } = useOutcome(answer);
  const within = ({ low, high }: Interval) => t.interval(headline(low), headline(high));
  const { planned, asSpent, outcome, bySpend, byResponse } = found.total;
  const { inside, of, chance } = found.coverage;
  return (
    <>
      <Panel title={t.known(format.number(data.known), format.number(data.weeks))} actions={actions}>
        <Stack space={3}>
          <div className={styles.figures}>
            <Figure name={t.planned} value={headline(planned.mean)} exact={ofGoal(planned.mean)} note={within(planned)} />
            <Figure name={t.asSpent} value={headline(asSpent.mean)} exact={ofGoal(asSpent.mean)} note={within(asSpent)} />
            <Figure name={t.came} value={headline(outcome)} exact={ofGoal(outcome)} />
            <Figure name={t.bySpend} value={signed(bySpend.mean, headline)} exact={ofGoal(bySpend.mean)} note={within(bySpend)} />
            <Figure name={t.byResponse} value={signed(byResponse.mean, headline)} exact={ofGoal(byResponse.mean)} note={within(byResponse)} />
          </div>
          <Quiet small>
            {t.coverage(format.number(inside), format.number(of))} {data.ofAll.of > of && t.coverageAll(format.number(data.ofAll.inside), format.number(data.ofAll.of))}
          </Quiet>
        </Stack>
      </Panel>
      {chance < RARE && <Caution>{t.coverageLow}</Caution>}
    </>
  );
}

function Outcomes({ data, found, answer }: PartProps) {
  const t = useTexts(texts);
  const { format, headline, ofGoal } = useOutcome(answer);
  const chart = useMemo<ChartData>(() => {
    const days = weeksOf(data);
    return {
      kind: "line",
      x: { name: t.week, values: found.weeks.map(({ week }) => days[week] ?? ""), show: (day) => format.shortDay(String(day)) },
      show: headline,
      exact: ofGoal,
      series: [
        { name: t.planned, values: found.weeks.map(({ planned }) => planned.mean), role: "comparison" },
        {
          name: t.asSpent,
          values: found.weeks.map(({ asSpent }) => asSpent.mean),
          band: { name: t.band, low: found.weeks.map(({ asSpent }) => asSpent.low), high: found.weeks.map(({ asSpent }) => asSpent.high) },
        },
        { name: t.came, values: found.weeks.map(({ outcome }) => outcome) },
      ],
    };
  }, [data, found, t, format, headline, ofGoal]);
  return <Chart title={t.outcomeChart} note={t.outcomeNote} data={chart} height={300} />;
}

function TrackedWeeks({ data, found, answer }: PartProps) {
  const t = useTexts(texts);
  const { format, ofGoal, signed } = useOutcome(answer);
  const days = weeksOf(data);
  const columns: Column<Found["weeks"][number]>[] = [
    { id: "week", name: t.week, width: 128, value: ({ week }) => days[week] ?? "", show: ({ week }) => format.day(days[week] ?? data.start) },
    { id: "planned", name: t.planned, kind: "number", width: 136, value: ({ planned }) => planned.mean, show: ({ planned }) => ofGoal(planned.mean) },
    { id: "asSpent", name: t.asSpent, kind: "number", width: 160, value: ({ asSpent }) => asSpent.mean, show: ({ asSpent }) => ofGoal(asSpent.mean) },
    { id: "interval", name: t.intervalColumn, kind: "number", width: 168, sortable: false, value: ({ asSpent }) => range(asSpent, ofGoal) },
    { id: "came", name: t.came, kind: "number", width: 112, value: ({ outcome }) => outcome, show: ({ outcome }) => <strong>{ofGoal(outcome)}</strong> },
    { id: "bySpend", name: t.bySpend, kind: "number", width: 160, value: ({ bySpend }) => bySpend.mean, show: ({ bySpend }) => signed(bySpend.mean, ofGoal) },
    { id: "byResponse", name: t.byResponse, kind: "number", width: 176, value: ({ byResponse }) => byResponse.mean, show: ({ byResponse }) => signed(byResponse.mean, ofGoal) },
    { id: "inside", name: t.within, width: 104, value: ({ inside }) => (inside ? t.yes : t.no), show: ({ inside }) => <Badge tone={inside ? "good" : "caution"}>{inside ? t.yes : t.no}</Badge> },
  ];
  return (
    <Panel title={t.trackedWeeks} flush actions={<TableMenu sheet={sheetOf(t.trackedWeeks, columns, found.weeks)} />}>
      <DataTable label={t.trackedWeeks} columns={columns} rows={found.weeks} rowKey={({ week }) => String(week)} height={440} holdsFirst />
    </Panel>
  );
}

function SpentLines({ data, found, answer }: PartProps) {
  const t = useTexts(texts);
  const { format, money, ofGoal, signed } = useOutcome(answer);
  const columns: Column<Found["lines"][number]>[] = [
    { id: "name", name: t.line, value: ({ name }) => nameOf(name), width: 168 },
    { id: "planned", name: t.plannedSpend, kind: "number", width: 112, value: ({ planned }) => planned, show: ({ planned }) => money(planned) },
    { id: "spent", name: t.spent, kind: "number", width: 112, value: ({ spent }) => spent, show: ({ spent }) => money(spent) },
    { id: "change", name: t.change, kind: "number", width: 96, value: ({ planned, spent }) => (planned > 0 ? spent / planned - 1 : null), show: ({ planned, spent }) => (planned > 0 ? format.change(Math.round((spent / planned - 1) * 1000) / 1000) : "–") },
    { id: "effect", name: t.effect, kind: "number", width: 168, value: ({ effect }) => effect.mean, show: ({ effect }) => signed(effect.mean, ofGoal) },
    { id: "interval", name: t.intervalColumn, kind: "number", width: 176, sortable: false, value: ({ effect }) => range(effect, ofGoal) },
  ];
  const elsewhere = Object.entries(data.elsewhere);
  return (
    <Panel title={t.spentLines} note={t.spentNote} flush actions={<TableMenu sheet={sheetOf(t.spentLines, columns, found.lines)} />}>
      <DataTable label={t.spentLines} columns={columns} rows={found.lines} rowKey={({ name }) => name} />
      {elsewhere.length > 0 && <Caution>{elsewhere.map(([line, amount]) => t.elsewhere(nameOf(line), money(amount))).join(" ")}</Caution>}
    </Panel>
  );
}
