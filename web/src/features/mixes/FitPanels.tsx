import { useMemo, useState } from "react";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { Choice } from "../../ui/fields";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import type { Mix, Report } from "./mixes";
import { outcomeName } from "./names";
import { texts } from "./texts";

type FitPanelsProps = { mix: Mix; report: Report };

/** Whether the model fits the weeks that it knows, and those that it had not seen. */
export function FitPanels({ mix, report }: FitPanelsProps) {
  return (
    <>
      <Predicted mix={mix} report={report} />
      <Trials report={report} />
    </>
  );
}

function Predicted({ mix: { fit, table }, report }: FitPanelsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [shown, setShown] = useState<"predicted" | "prior">("predicted");
  const { check } = report;
  const outcome = outcomeName(fit, t);
  const data = useMemo<ChartData>(() => {
    const intervals = report[shown];
    return {
      kind: "line",
      x: { name: t.week, values: report.weeks, show: (day) => format.day(String(day)) },
      show: format.headline,
      exact: (value) => format.number(Math.round(value)),
      series: [
        { name: t[shown], values: intervals.map(({ median }) => median), band: { name: t.interval, low: intervals.map(({ low }) => low), high: intervals.map(({ high }) => high) } },
        { name: t.actual(outcome), values: table.outcome, role: "comparison" },
      ],
    };
  }, [shown, table, report, outcome, t, format]);
  const note = shown === "prior" ? t.priorNote : t.predictedNote(format.percent(check.explained), format.percent(check.error), format.percent(check.coverage));
  const actions = <Choice label={t.shown} labelHidden small value={shown} options={(["predicted", "prior"] as const).map((value) => ({ value, label: t[`show-${value}`] }))} onChange={setShown} />;
  return <Chart title={t.fits} note={note} data={data} height={280} actions={actions} />;
}

type Window = NonNullable<Report["backtest"]>["windows"][number];

function Trials({ report }: { report: Report }) {
  const t = useTexts(texts);
  const format = useFormat();
  const windows = report.backtest?.windows ?? [];
  const share = (value: number | null) => (value === null ? "–" : format.percent(value));
  const days = ({ from, to }: Window) => format.days(report.weeks[from] ?? "", addDays(report.weeks[to - 1] ?? "", 6));
  const columns: Column<Window>[] = [
    { id: "weeks", name: t.forecastWeeks, value: days, width: 240, sortable: false },
    { id: "known", name: t.knownWeeks, kind: "number", width: 152, value: ({ from }) => from },
    { id: "error", name: t.error, about: t.errorAbout, kind: "number", width: 120, value: ({ error }) => error, show: ({ error, isConverged }) => (isConverged ? share(error) : t.unconverged) },
    { id: "ofLastYear", name: t.ofLastYear, kind: "number", width: 168, value: ({ ofLastYear }) => ofLastYear, show: ({ ofLastYear }) => share(ofLastYear) },
    { id: "coverage", name: t.coverage, kind: "number", width: 168, value: ({ coverage }) => coverage, show: ({ coverage }) => share(coverage) },
  ];
  return (
    <Panel title={t.trialsTitle} note={windows.length > 0 ? t.trialsAbout : undefined} flush={windows.length > 0} actions={windows.length > 0 && <TableMenu sheet={sheetOf(t.trialsTitle, columns, windows)} />}>
      {windows.length > 0 ? <DataTable label={t.trialsTitle} columns={columns} rows={windows} rowKey={({ from }) => String(from)} /> : <p>{t.noTrials}</p>}
    </Panel>
  );
}
