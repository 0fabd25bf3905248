import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { Chart, type ChartData } from "../../../ui/Chart";
import type { ChosenRange } from "../../../ui/DateRange";
import { Choice } from "../../../ui/fields";
import { Panel } from "../../../ui/Panel";
import type { AskedMetric, Trends, Unit } from "../answers";
import { useAnalysis } from "../asking";
import { Frame } from "../Frame";
import { fieldName } from "../names";
import { texts } from "../texts";
import { useQuestionAddress, wordFor, wordOf } from "../useQuestion";
import { useTrendsQuestion } from "./question";
import { MOST_DRAWN, PICTURES, ofCountries, picturesOf, rowsOf, titlesOf } from "./rows";
import { chartOf, mapOf, type Named } from "./trend";
import { TrendsBuilder } from "./TrendsBuilder";
import { TrendSentence } from "./TrendSentence";
import { TrendTable } from "./TrendTable";

/** Figures over time. */
export function TrendsView({ range }: { range: ChosenRange }) {
  const [search, change] = useQuestionAddress();
  const question = useTrendsQuestion(range);
  const { data, error, refetch, isPlaceholderData } = useAnalysis<Trends>("trends", question);
  const titles = useTitles(question.metrics, data);
  const rows = useRows(data, titles, question.by);
  return (
    <Frame
      builder={<TrendsBuilder question={question} onChange={change} />}
      answer={data}
      problem={error}
      onRetry={() => void refetch()}
      stale={isPlaceholderData}
      isEmpty={({ series }) => series.every(({ values }) => values.every((value) => value === null || value === 0))}
      sentence={(trends) => <TrendSentence trends={trends} rows={rows} titles={titles} comparison={range.comparison} />}
    >
      {(trends) => (
        <>
          {picturesOf(trends, question.by).map((metrics) => (
            <TrendChart
              key={metrics.join()}
              {...{ trends, range }}
              by={question.by}
              unit={trends.metrics[metrics[0] ?? 0]?.unit ?? "number"}
              rows={rows.filter(({ series }) => metrics.includes(series.metric))}
              titles={titles.filter((_, place) => metrics.includes(place))}
              picture={wordOf(search, "chart", PICTURES)}
              onPicture={(picture) => change({ chart: wordFor(picture, PICTURES) })}
            />
          ))}
          <TrendPanel {...{ trends, rows, titles }} by={question.by} />
        </>
      )}
    </Frame>
  );
}

export function useTitles(metrics: AskedMetric[], trends: Trends | undefined): string[] {
  const t = useTexts(texts);
  return useMemo(() => titlesOf(metrics, trends, t), [metrics, trends, t]);
}

export function useRows(trends: Trends | undefined, titles: string[], by: string[]): Named[] {
  const t = useTexts(texts);
  const language = useLanguage();
  return useMemo(() => rowsOf({ trends, titles, by }, t, language), [trends, titles, by, t, language]);
}

type TrendChartProps = {
  trends: Trends;
  unit: Unit;
  rows: Named[];
  titles: string[];
  by: string[];
  range: ChosenRange;
  picture: (typeof PICTURES)[number];
  onPicture: (picture: (typeof PICTURES)[number]) => void;
};

function TrendChart({ trends, unit, rows, titles, by, range, picture, onPicture }: TrendChartProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const isMap = picture === "map" && ofCountries(by);
  const drawn = useMemo(
    (): ChartData =>
      isMap
        ? mapOf({ trends, rows, unit, names: { country: fieldName(by[0] ?? "", t), value: titles.join(", ") }, format })
        : chartOf({
        trends,
        kind: picture === "map" ? "line" : picture,
        rows: rows.slice(0, MOST_DRAWN),
        unit,
        comparison: range.comparison,
        words: { compared: t.compared, interval: t[`one-${trends.granularity}`] },
        format,
      }),
    [trends, picture, isMap, rows, unit, by, titles, range.comparison, t, format],
  );
  const left = isMap ? 0 : rows.length - MOST_DRAWN;
  const days = format.days(trends.range.from, trends.range.to);
  const period = isMap || picture === "pie" ? days : `${t[`by-${trends.granularity}`]}, ${days}`;
  return (
    <Chart
      title={titles.join(", ")}
      note={left > 0 ? `${period}; ${t.firstDrawn(MOST_DRAWN)}` : period}
      data={drawn}
      height={360}
      least={picture === "pie" || picture === "bar" || isMap ? 1 : 2}
      actions={
        <Choice
          label={t.picture}
          labelHidden
          small
          value={picture === "map" && !isMap ? "line" : picture}
          options={PICTURES.filter((one) => one !== "map" || ofCountries(by)).map((one) => ({ value: one, label: t[`picture-${one}`] }))}
          onChange={onPicture}
        />
      }
    />
  );
}

function TrendPanel({ trends, rows, titles, by }: { trends: Trends; rows: Named[]; titles: string[]; by: string[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const compared = trends.comparedRange;
  return (
    <Panel
      title={by.length > 0 ? t.allBy(by.map((field) => fieldName(field, t)).join(", ")) : t.inNumbers}
      note={compared && t.comparedWith(format.days(compared.from, compared.to))}
      flush
    >
      <TrendTable {...{ trends, rows, titles, by }} />
    </Panel>
  );
}
