import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart } from "../../ui/Chart";
import { EmptyState } from "../../ui/EmptyState";
import { MultiSelect, Select } from "../../ui/fields";
import { IconChartBar } from "../../ui/icons";
import { Quiet } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import { tableOf } from "../../ui/chart/data";
import { type Answer, kindOf } from "./answer";
import styles from "./ChartBuilder.module.css";
import { Courses } from "./Courses";
import { CHART_KINDS, chartOf, chartWords, fits, inCells, type QueryChart, suggestChart } from "./chartData";
import { texts } from "./texts";

type ChartBuilderProps = {
  answer: Answer;
  /** As it was chosen or saved; used while the answer has its columns. */
  chart: QueryChart | undefined;
  title: string;
  onChange: (chart: QueryChart) => void;
};

/** The answer as a picture of columns that one chooses. */
export function ChartBuilder({ answer, chart, title, onChange }: ChartBuilderProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const shown = chart && fits(chart, answer) ? chart : suggestChart(answer);
  const drawn = useMemo(() => shown && chartOf(shown, answer, chartWords(t), format.headline, format.number), [shown, answer, t, format]);
  const cells = shown && inCells(shown.kind);
  if (!shown || !drawn) {
    return (
      <EmptyState icon={IconChartBar} title={t.asChart}>
        {t.noChart}
      </EmptyState>
    );
  }
  const names = answer.columns.map(({ name }) => name);
  const numbers = answer.columns.filter(({ type }) => kindOf(type) === "number").map(({ name }) => name);
  const others = names.filter((name) => name !== shown.x && !shown.y.includes(name));
  return (
    <div className={styles.builder}>
      <div className={styles.choices}>
        <Select
          label={t.chartKind}
          size="xs"
          data={CHART_KINDS.map((kind) => ({ value: kind, label: t[`chart-${kind}`] }))}
          value={shown.kind}
          allowDeselect={false}
          maxDropdownHeight={400}
          onChange={(kind) => onChange({ ...shown, kind: (kind ?? shown.kind) as QueryChart["kind"] })}
        />
        <Select label={t.along} size="xs" data={names} value={shown.x} allowDeselect={false} onChange={(x) => x && onChange({ ...shown, x })} />
        <MultiSelect
          label={t.drawn}
          size="xs"
          data={numbers}
          value={shown.y}
          maxValues={20}
          onChange={(y) => y.length > 0 && onChange({ ...shown, y })}
        />
        <Select
          label={t.split}
          size="xs"
          data={others}
          value={shown.series ?? null}
          placeholder={t.noSplit}
          clearable
          onChange={(series) => onChange({ kind: shown.kind, x: shown.x, y: shown.y, ...(series && { series }) })}
        />
      </div>
      {cells && drawn.data.kind === "line" ? (
        <Panel title={title} flush={cells === "table"} actions={<TableMenu sheet={{ title, ...tableOf(drawn.data) }} />}>
          <Courses kind={cells} data={drawn.data} label={title} height={360} />
        </Panel>
      ) : (
        <Chart title={title} data={drawn.data} height={360} least={1} />
      )}
      {drawn.leftOut > 0 && <Quiet small>{t.leftOut(format.number(drawn.leftOut))}</Quiet>}
    </div>
  );
}
