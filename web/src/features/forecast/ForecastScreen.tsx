import { useMemo, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Chart } from "../../ui/Chart";
import { FileDialog } from "../../ui/FileDialog";
import { Choice } from "../../ui/fields";
import { IconUpload } from "../../ui/icons";
import { Columns } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { useSettled } from "../../ui/useSettled";
import { Frame } from "../explore/Frame";
import { exact, headline } from "../explore/trends/trend";
import { useQuestionAddress } from "../explore/useQuestion";
import { averages, bringSeries, charted, type Forecast, questionOf, recent, useForecast } from "./forecast";
import { ForecastBuilder } from "./ForecastBuilder";
import { AheadTable, MethodsTable } from "./Tables";
import { texts } from "./texts";
import { Trust } from "./Trust";

/** What is expected of a metric, or of a series that somebody brings. */
export function Component() {
  const t = useTexts(texts);
  const [search, change] = useQuestionAddress();
  const [brings, setBrings] = useOpenInAddress("bring");
  const kept = search.get("kept") ?? undefined;
  const asked = search.toString();
  const question = useMemo(() => questionOf(new URLSearchParams(asked)), [asked]);
  const { data, error, refetch, isPlaceholderData } = useForecast(useSettled(question), kept);
  return (
    <Page
      title={t.title}
      range={kept && <Button onClick={() => change({ kept: undefined })}>{t.backToLake}</Button>}
      actions={
        <Button look="primary" icon={IconUpload} onClick={() => setBrings(true)}>
          {t.bring}
        </Button>
      }
    >
      <Frame
        builder={kept ? undefined : <ForecastBuilder question={question} onChange={change} />}
        loading={t.loading}
        answer={data?.answer}
        problem={error}
        onRetry={() => void refetch()}
        stale={isPlaceholderData}
        isEmpty={({ ahead }) => ahead.length === 0}
        sentence={(found) => <Answer found={found} />}
        more={data ? [t.keptAs(data.id, data.version)] : []}
      >
        {(found) => (
          <>
            <Picture found={found} />
            <Columns least={420}>
              <Trust found={found} />
              <MethodsTable found={found} />
            </Columns>
            <AheadTable found={found} />
          </>
        )}
      </Frame>
      {brings && (
        <FileDialog
          title={t.bring}
          label={t.file}
          hint={t.fileHint}
          accept=".csv,.txt,text/csv"
          onClose={() => setBrings(false)}
          onBring={async (file) => change({ kept: await bringSeries(file, question.ahead), bring: undefined })}
        />
      )}
    </Page>
  );
}

function Answer({ found }: { found: Forecast }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { ahead, interval, title, unit, currency } = found;
  const said = (value: number) => headline(format, unit, value, currency);
  const average = averages(found);
  const first = ahead[0];
  const band = first?.bands.find(({ coverage }) => coverage === 0.8);
  return (
    <>
      {t.answer(title, said(average.ahead), interval, ahead.length)}{" "}
      {average.before !== undefined &&
        average.before !== 0 &&
        t.answerChange(unit === "share" ? format.points(average.ahead - average.before) : format.change(average.ahead / average.before - 1), interval, ahead.length)}{" "}
      {first && band && t.answerNext(interval, said(first.expected), said(band.low), said(band.high))}
    </>
  );
}

function Picture({ found }: { found: Forecast }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [span, setSpan] = useState<"recent" | "whole">("recent");
  const latest = recent(found);
  const isPart = latest.length < found.history.length;
  const data = useMemo(() => {
    const shown = {
      show: (value: number) => headline(format, found.unit, value, found.currency),
      exact: (value: number) => exact(format, found.unit, Math.abs(value) < 10 ? Math.round(value * 1000) / 1000 : Math.round(value * 10) / 10, found.currency),
    };
    const words = { step: t.step, expected: t.expected, interval: t.intervalOf };
    return charted(found, span === "recent" ? recent(found) : found.history, words, shown, format);
  }, [found, span, t, format]);
  return (
    <Chart
      title={t.chart(found.title)}
      note={t.chartNote(t.bothIntervals(format.percent(0.8), format.percent(0.95)))}
      data={data}
      height={340}
      actions={
        isPart && (
          <Choice label={t.shown} labelHidden small value={span} options={[{ value: "recent", label: t.recent }, { value: "whole", label: t.whole }]} onChange={setSpan} />
        )
      }
    />
  );
}
