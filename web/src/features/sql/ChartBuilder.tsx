import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart } from "../../ui/Chart";
import { EmptyState } from "../../ui/EmptyState";
import { Choice, MultiSelect, Select } from "../../ui/fields";
import { IconChartBar } from "../../ui/icons";
import { Quiet } from "../../ui/layout";
import { type Answer, kindOf } from "./answer";
import styles from "./ChartBuilder.module.css";
import { chartOf, fits, type QueryChart, suggestChart } from "./chartData";
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
  const drawn = useMemo(() => shown && chartOf(shown, answer, format.headline, format.number), [shown, answer, format]);
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
        <Choice
          label={t.chartKind}
          small
          value={shown.kind}
          options={[
            { value: "line", label: t.line_ },
            { value: "bar", label: t.bar },
            { value: "scatter", label: t.scatter },
          ]}
          onChange={(kind) => onChange({ ...shown, kind })}
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
      <Chart title={title} data={drawn.data} height={360} least={1} />
      {drawn.leftOut > 0 && <Quiet small>{t.leftOut(format.number(drawn.leftOut))}</Quiet>}
    </div>
  );
}
