import { useCalendar } from "../../api/calendar";
import { useFormat } from "../../format/useFormat";
import { noteSentence } from "../../texts/notes";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { DateRange, useDateRange } from "../../ui/DateRange";
import { EmptyState } from "../../ui/EmptyState";
import { FileDialog } from "../../ui/FileDialog";
import { Choice, Select } from "../../ui/fields";
import { IconFilter, IconRoute, IconUpload } from "../../ui/icons";
import { Quiet, Stack, Stale } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { useSettled } from "../../ui/useSettled";
import { bringPaths, BY, creditOf, leader, LOOKBACKS, type Made, questionOf, rowName, useAttribution, useChoices } from "./attribution";
import { Counted } from "./Counted";
import { Explorer } from "./Explorer";
import { CreditedChart, Models } from "./Models";
import { texts } from "./texts";

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <Screen zone={data.zone} />;
  return (
    <Page title={t.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Screen({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const [range, chooseRange] = useDateRange(zone);
  const choices = useChoices();
  const { by, measure, lookback, opens, kept, choose } = choices;
  const [counts, setCounts] = useOpenInAddress("counts");
  const [brings, setBrings] = useOpenInAddress("bring");
  const question = useSettled(questionOf(range.days, choices));
  const { data, error, refetch, isPlaceholderData } = useAttribution(question, kept);
  const ofFile = data?.origin === "file";
  return (
    <Page
      title={t.title}
      answer={data && !isPlaceholderData && !error ? <Answer made={data} ofFile={ofFile} /> : error ? undefined : t.loading}
      range={
        kept ? (
          <Button onClick={() => choose({ kept: undefined })}>{t.backToLake}</Button>
        ) : (
          <>
            <Choice label={t.by} labelHidden value={by} options={BY.map((value) => ({ value, label: t[`by-${value}`] }))} onChange={(chosen) => choose({ by: chosen === BY[0] ? undefined : chosen })} />
            <Button icon={IconFilter} expanded={counts} onClick={() => setCounts(!counts)}>
              {t.counted}
            </Button>
            <Select aria-label={t.lookback} data={[...LOOKBACKS].sort((one, other) => Number(one) - Number(other)).map((value) => ({ value, label: t.lookbackDays(value) }))} value={lookback} onChange={(chosen) => choose({ lookback: chosen === LOOKBACKS[0] ? undefined : (chosen ?? undefined) })} allowDeselect={false} w={152} />
            <DateRange range={range} zone={zone} onChange={chooseRange} comparable={false} />
          </>
        )
      }
      actions={
        <Button look="primary" icon={IconUpload} onClick={() => setBrings(true)}>
          {t.bring}
        </Button>
      }
    >
      {counts && !kept && <Counted choices={choices} />}
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={640} />
      ) : data.answer.models.length === 0 ? (
        <Stale stale={isPlaceholderData}>
          <Panel>
            <EmptyState icon={IconRoute} title={t.nothing}>
              {t.nothingHelp}
            </EmptyState>
          </Panel>
        </Stale>
      ) : (
        <Stale stale={isPlaceholderData}>
          <Stack>
            <Caution title={t.caution}>{t.cautionText}</Caution>
            <CreditedChart found={data.answer} ofFile={ofFile} />
            <Models found={data.answer} ofFile={ofFile} by={by} measure={measure} onMeasure={(chosen) => choose({ measure: chosen === "conversions" ? undefined : chosen })} />
            <Explorer found={data.answer} ofFile={ofFile} opens={opens} onOpens={(chosen) => choose({ opens: chosen ? "yes" : undefined })} />
            <Notes made={data} />
          </Stack>
        </Stale>
      )}
      {brings && (
        <FileDialog
          title={t.bring}
          label={t.file}
          hint={t.fileHint}
          accept=".csv,.gz,text/csv,application/gzip"
          onClose={() => setBrings(false)}
          onBring={async (file) => choose({ kept: await bringPaths(file), bring: undefined })}
        />
      )}
    </Page>
  );
}

function Answer({ made, ofFile }: { made: Made; ofFile: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { totals } = made.answer;
  const first = leader(made.answer);
  if (!first || totals.conversions === 0) return t.nothing;
  const name = rowName(first, ofFile);
  const share = (creditOf(first, "last", "conversions") ?? 0) / totals.conversions;
  const adding = [...made.answer.rows]
    .filter(({ increment }) => (increment?.basis === "adjusted" || increment?.basis === "measured") && increment.doubts.length === 0)
    .sort((one, other) => (other.increment?.added ?? 0) - (one.increment?.added ?? 0))[0];
  const { low, high } = adding?.increment ?? {};
  return (
    <>
      {t.answer(format.number(totals.conversions), format.number(totals.nulls))} {t.answerLeader(name, format.percent(share))}{" "}
      {adding && low !== undefined && high !== undefined && t.answerAdds(rowName(adding, ofFile), format.number(Math.round(low)), format.number(Math.round(high)))}
    </>
  );
}

function Notes({ made }: { made: Made }) {
  const t = useTexts(texts);
  const format = useFormat();
  const notes = made.answer.notes.map((note) => noteSentence(note, format));
  return (
    <Panel title={t.toKnow}>
      <Stack space={1}>
        {[...notes, t.keptAs(made.id, made.version, format.number(made.seed))].map((note) => (
          <Quiet key={note} small>
            {note}
          </Quiet>
        ))}
      </Stack>
    </Panel>
  );
}
