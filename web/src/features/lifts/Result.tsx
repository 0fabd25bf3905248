import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Caution } from "../../ui/Caution";
import { Chart, type ChartData } from "../../ui/Chart";
import { DataTable } from "../../ui/DataTable";
import { Figure } from "../../ui/Figure";
import { Columns, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { type Lift, rangeWords, type Report, unitOf } from "./lifts";
import { texts } from "./texts";
import { Warnings } from "./Warnings";

type Props = { found: Lift; report: Report };

/** What a test brought, whether to trust it, and what it stands on. */
export function Result({ found, report }: Props) {
  return (
    <>
      <Figures found={found} report={report} />
      <Trust report={report} />
      <Actual found={found} report={report} />
      <Columns least={420}>
        <Cumulative found={found} report={report} />
        {report.placebo ? <Placebos report={report} /> : <Weights report={report} />}
      </Columns>
      {report.placebo && <Weights report={report} />}
    </>
  );
}

function Figures({ found, report }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const unit = unitOf(found.test?.outcomes, format);
  const money = (amount: number) => format.moneyHeadline(amount, found.currency);
  const confidence = format.percent(report.confidence);
  const { costPerUnit, returnOnSpend } = report.returns;
  return (
    <Panel>
      <Columns least={160}>
        <Figure name={t.lift} value={unit.headline(report.lift.value)} exact={unit.exact(report.lift.value)} note={`${rangeWords(report.lift, unit.headline)} (${t.interval(confidence)})`} />
        <Figure name={t.relative} value={format.change(report.relative.value)} note={`${rangeWords(report.relative, format.change)} (${t.interval(confidence)})`} />
        <Figure name={t.came} value={unit.headline(report.actual)} exact={unit.exact(report.actual)} note={`${t.expected}: ${unit.headline(report.expected)}`} />
        {costPerUnit && found.test?.outcomes?.source.outcome !== "revenue" && <Figure name={t.costPerUnit} value={money(costPerUnit.value)} note={`${rangeWords(costPerUnit, money)} (${t.interval(confidence)})`} />}
        {returnOnSpend && <Figure name={t.returnOnSpend} value={format.headline(returnOnSpend.value)} note={`${rangeWords(returnOnSpend, format.headline)} (${t.interval(confidence)}), ${t.returnNote}`} />}
        <Figure name={t.chance} value={format.percent(report.pValue)} note={t.chanceNote} />
      </Columns>
    </Panel>
  );
}

function Trust({ report: { verdict, warnings } }: { report: Report }) {
  const t = useTexts(texts);
  const text = t[`trustText-${verdict.trust}`];
  return (
    <Caution title={t.trustTitle}>
      <Stack space={1}>
        <div>{text}</div>
        {warnings.length > 0 && <Warnings warnings={warnings} />}
      </Stack>
    </Caution>
  );
}

function Actual({ found, report }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const confidence = format.percent(report.confidence);
  const begin = found.test?.choice.from;
  const data = useMemo<ChartData>(() => {
    const unit = unitOf(found.test?.outcomes, format);
    const end = (actual: number | undefined, difference: number | undefined) => (actual === undefined || difference === undefined ? null : actual - difference);
    return {
      kind: "line",
      x: { name: t.days, values: report.rows.map(({ day }) => day), show: (day) => format.shortDay(String(day)) },
      show: unit.headline,
      exact: unit.exact,
      series: [
        { name: t.actual, values: report.rows.map(({ actual }) => actual ?? null) },
        {
          name: t.expected,
          values: report.rows.map(({ expected }) => expected),
          role: "comparison",
          band: {
            name: t.interval(confidence),
            low: report.rows.map(({ actual, difference }) => end(actual, difference?.high)),
            high: report.rows.map(({ actual, difference }) => end(actual, difference?.low)),
          },
        },
      ],
      flags: begin ? [{ at: begin, text: t.begins }] : [],
    };
  }, [found, report, begin, confidence, t, format]);
  return <Chart title={t.actualChart} note={t.actualNote(confidence)} data={data} height={320} />;
}

function Cumulative({ found, report }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const confidence = format.percent(report.confidence);
  const data = useMemo<ChartData>(() => {
    const unit = unitOf(found.test?.outcomes, format);
    const rows = report.rows.filter(({ cumulative }) => cumulative !== undefined);
    return {
      kind: "line",
      x: { name: t.days, values: rows.map(({ day }) => day), show: (day) => format.shortDay(String(day)) },
      show: unit.headline,
      exact: unit.exact,
      series: [
        {
          name: t.difference,
          values: rows.map(({ cumulative }) => cumulative?.value ?? null),
          band: { name: t.interval(confidence), low: rows.map(({ cumulative }) => cumulative?.low ?? null), high: rows.map(({ cumulative }) => cumulative?.high ?? null) },
        },
      ],
    };
  }, [found, report, confidence, t, format]);
  return <Chart title={t.cumulativeChart} note={t.cumulativeNote(confidence)} data={data} height={260} />;
}

function Placebos({ report }: { report: Report }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { placebo } = report;
  const data = useMemo<ChartData | undefined>(() => {
    if (!placebo) return undefined;
    const bars = [...placebo.others.map((ratio) => ({ ratio, own: false })), { ratio: placebo.own, own: true }].sort((one, other) => one.ratio - other.ratio);
    return {
      kind: "bar",
      x: { name: t.placeboSet, values: bars.map(({ own }, place) => (own ? t.placeboOwn : `${t.placeboSet} ${place + 1}`)) },
      show: format.headline,
      series: [
        { name: t.placeboOwn, values: bars.map(({ ratio, own }) => (own ? ratio : null)) },
        { name: t.placeboOthers, quiet: true, values: bars.map(({ ratio, own }) => (own ? null : ratio)) },
      ],
    };
  }, [placebo, t, format]);
  return <Chart title={t.placeboChart} note={placebo && t.placeboNote(format.number(placebo.sets), format.percent(placebo.pValue))} data={data} height={260} />;
}

function Weights({ report: { fit } }: { report: Report }) {
  const t = useTexts(texts);
  const format = useFormat();
  const isStudy = fit.weights.some(({ inclusion }) => inclusion !== undefined);
  return (
    <Panel title={t.weights} note={t.weightsNote(format.percent(fit.meanError), format.number(fit.periods))} flush>
      <DataTable
        label={t.weights}
        columns={[
          { id: "region", name: t.region, value: ({ region }) => region, width: 176 },
          { id: "weight", name: t.weight, kind: "number", width: 96, value: ({ weight }) => weight, show: ({ weight }) => (isStudy ? format.headline(weight) : format.percent(weight)) },
          ...(isStudy ? [{ id: "inclusion", name: t.inclusion, kind: "number" as const, width: 112, value: ({ inclusion }: { inclusion?: number }) => inclusion ?? null, show: ({ inclusion }: { inclusion?: number }) => format.percent(inclusion ?? 0) }] : []),
        ]}
        rows={fit.weights}
        rowKey={({ region }) => region}
        height={260}
        empty={t["warning-NO_CONTROLS"]()}
      />
    </Panel>
  );
}
