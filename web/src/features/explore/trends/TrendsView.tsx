import { type ReactNode, useMemo } from "react";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { Chart } from "../../../ui/Chart";
import type { ChosenRange } from "../../../ui/DateRange";
import { Select, Switch } from "../../../ui/fields";
import { Panel } from "../../../ui/Panel";
import type { AskedMetric, Trends, TrendsQuestion, Unit } from "../answers";
import { useAnalysis } from "../asking";
import styles from "../explore.module.css";
import { Frame } from "../Frame";
import { fieldName } from "../names";
import { texts } from "../texts";
import { useQuestionAddress, wordFor } from "../useQuestion";
import { type Expectation, expectationAsked, expectedNotes } from "./expected";
import { type Drawn, figuresOf, leastOf, pictureData } from "./pictured";
import { useTrendsQuestion } from "./question";
import { canBe, MOST_DRAWN, type Picture, pictureFor, PICTURES, rowsOf, titlesOf } from "./rows";
import type { Named } from "./trend";
import { TrendFigures } from "./TrendFigures";
import { TrendsBuilder } from "./TrendsBuilder";
import { TrendSentence } from "./TrendSentence";
import { TrendTable } from "./TrendTable";
import { useExpected } from "./useExpected";

/** Figures over time. */
export function TrendsView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [search, change] = useQuestionAddress();
  const question = useTrendsQuestion(range);
  const { data, error, refetch, isPlaceholderData } = useAnalysis<Trends>("trends", question);
  const titles = useTitles(question.metrics, data);
  const rows = useRows(data, titles, question.by);
  const picture = pictureFor(search.get("chart") ?? undefined, question);
  const expected = useExpected(picture === "expected" ? expectationAsked(question, data?.granularity) : undefined);
  const choice = <PictureChoice question={question} picture={picture} byDay={data?.granularity === "day"} onPicture={(chosen) => change({ chart: wordFor(chosen, PICTURES) })} />;
  return (
    <Frame
      builder={<TrendsBuilder question={question} onChange={change} />}
      answer={data}
      problem={error}
      onRetry={() => void refetch()}
      stale={isPlaceholderData}
      isEmpty={({ series }) => series.every(({ values }) => values.every((value) => value === null || value === 0))}
      sentence={(trends) => <TrendSentence trends={trends} rows={rows} titles={titles} comparison={range.comparison} />}
      more={picture === "expected" ? expectedNotes(expected, t, format) : []}
    >
      {(trends) => (
        <>
          {picture === "figure" ? (
            <Panel title={t["picture-figure"]} note={format.days(trends.range.from, trends.range.to)} actions={choice}>
              <TrendFigures {...{ trends, rows }} comparison={range.comparison} />
            </Panel>
          ) : (
            picture !== "table" &&
            figuresOf(picture, trends, question.by).map((metrics, place) => (
              <TrendChart
                key={metrics.join()}
                {...{ trends, range, picture }}
                by={question.by}
                unit={trends.metrics[metrics[0] ?? 0]?.unit ?? "number"}
                rows={rows.filter(({ series }) => metrics.includes(series.metric))}
                titles={titles.filter((_, index) => metrics.includes(index))}
                expectation={expected.data}
                actions={place === 0 && choice}
              />
            ))
          )}
          <TrendPanel {...{ trends, rows, titles }} by={question.by} actions={picture === "table" && choice} />
        </>
      )}
    </Frame>
  );
}

type PictureChoiceProps = { question: TrendsQuestion; picture: Picture; byDay: boolean; onPicture: (picture: Picture) => void };

/** How the answer is drawn, and whether what was expected is drawn with it. */
function PictureChoice({ question, picture, byDay, onPicture }: PictureChoiceProps) {
  const t = useTexts(texts);
  return (
    <>
      {canBe("expected", question) && (
        <Switch
          className={styles.expected}
          size="xs"
          label={t.expected}
          title={byDay ? t.expectedNote : t.expectedByDay}
          disabled={!byDay}
          checked={picture === "expected" && byDay}
          onChange={(event) => onPicture(event.currentTarget.checked ? "expected" : "line")}
        />
      )}
      <Select
        aria-label={t.picture}
        size="xs"
        w={140}
        maxDropdownHeight={400}
        allowDeselect={false}
        data={PICTURES.filter((one) => one !== "expected" && canBe(one, question)).map((one) => ({ value: one, label: t[`picture-${one}`] }))}
        value={picture === "expected" ? "line" : picture}
        onChange={(chosen) => onPicture((chosen ?? "line") as Picture)}
      />
    </>
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
  picture: Drawn;
  expectation: Expectation | undefined;
  actions: ReactNode;
};

function TrendChart({ trends, unit, rows, titles, by, range, picture, expectation, actions }: TrendChartProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { comparison } = range;
  const drawn = useMemo(
    () => pictureData({ trends, picture, rows, unit, by, titles, comparison, expectation }, t, format),
    [trends, picture, rows, unit, by, titles, comparison, expectation, t, format],
  );
  const isWhole = picture === "map" || picture === "heat" || picture === "scatter";
  const left = isWhole ? 0 : rows.length - MOST_DRAWN;
  const days = format.days(trends.range.from, trends.range.to);
  const period = picture === "map" || picture === "pie" ? days : `${t[`by-${trends.granularity}`]}, ${days}`;
  return (
    <Chart
      title={titles.join(", ")}
      note={left > 0 ? `${period}; ${t.firstDrawn(MOST_DRAWN)}` : period}
      data={drawn}
      height={picture === "heat" ? Math.max(240, 96 + 28 * rows.length) : 360}
      least={leastOf(picture)}
      actions={actions}
    />
  );
}

function TrendPanel({ trends, rows, titles, by, actions }: { trends: Trends; rows: Named[]; titles: string[]; by: string[]; actions: ReactNode }) {
  const t = useTexts(texts);
  const format = useFormat();
  const compared = trends.comparedRange;
  return (
    <Panel
      title={by.length > 0 ? t.allBy(by.map((field) => fieldName(field, t)).join(", ")) : t.inNumbers}
      note={compared && t.comparedWith(format.days(compared.from, compared.to))}
      actions={actions}
      flush
    >
      <TrendTable {...{ trends, rows, titles, by }} />
    </Panel>
  );
}
