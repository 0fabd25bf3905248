import { useMemo, useState } from "react";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Chart } from "../../ui/Chart";
import { DataTable } from "../../ui/DataTable";
import { IconBell } from "../../ui/icons";
import { Quiet } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useAddress } from "../../ui/useAddress";
import { fieldName, valueName } from "../explore/names";
import { texts as exploreTexts } from "../explore/texts";
import { watchedIn } from "../explore/watching";
import { About } from "./About";
import { WatchDialog } from "./WatchDialog";
import { WatchList } from "./WatchList";
import { bandOf, type Expectation, short, type Standing, useExpectation, useStandings } from "./watches";
import { texts } from "./watchTexts";

const TONES: Record<NonNullable<Standing["day"]>["verdict"], Tone> = { unknown: "neutral", usual: "good", low: "bad", high: "caution" };

/** How metrics stand beside what was expected of them, and which are watched. */
export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const [search, change] = useAddress();
  const { data, error, refetch } = useStandings();
  const chosen = data?.metrics.find(({ name }) => name === search.get("metric"));
  const watched = useMemo(() => watchedIn(search.get("watch")), [search]);
  const unusual = data?.metrics.filter(({ day }) => day?.verdict === "low" || day?.verdict === "high").length ?? 0;
  return (
    <Page title={t.title} answer={data ? t.answer(unusual, data.metrics.length, format.day(data.day)) : t.loading}>
      <About what="metrics" />
      <Panel title={t.standings} flush>
        {error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton height={360} />
        ) : (
          <DataTable
            label={t.standings}
            rows={data.metrics}
            rowKey={({ name }) => name}
            height={480}
            current={chosen?.name}
            onOpen={({ name }) => change({ metric: name })}
            columns={[
              { id: "metric", name: t.metric, value: ({ metric }) => metric.title },
              {
                id: "state",
                name: t.state,
                value: ({ day }) => t[day?.verdict ?? "unknown"],
                show: ({ day }) => <Badge tone={TONES[day?.verdict ?? "unknown"]}>{t[day?.verdict ?? "unknown"]}</Badge>,
              },
              { id: "value", name: t.value, kind: "number", value: ({ day }) => day?.value ?? null, show: (one) => short(format, one, one.day?.value) },
              { id: "expected", name: t.expected, kind: "number", value: ({ day }) => day?.expected ?? null, show: (one) => short(format, one, one.day?.expected) },
              {
                id: "interval",
                name: t.interval,
                kind: "number",
                value: ({ day }) => day?.low ?? null,
                show: (one) => (one.day?.low === undefined ? "–" : t.range(short(format, one, one.day.low), short(format, one, one.day.high))),
              },
              { id: "note", name: t.note, kind: "sentence", value: ({ notes }) => notes[0]?.text ?? null },
            ]}
          />
        )}
      </Panel>
      {chosen && data && <OneMetric key={chosen.name} standing={chosen} day={data.day} />}
      <WatchList />
      {watched && <WatchDialog watched={watched} onClose={() => change({ watch: undefined })} />}
    </Page>
  );
}

function OneMetric({ standing, day }: { standing: Standing; day: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [watching, setWatching] = useState(false);
  const { data, error, refetch } = useExpectation(standing.name, day);
  const first = data?.days[0];
  return (
    <>
      <Chart
        title={standing.metric.title}
        note={first && t.band(format.days(first.day, day))}
        data={data && bandOf(data, { expected: t.expected, interval: t.interval, day: t.day }, format)}
        problem={error ?? undefined}
        onRetry={() => void refetch()}
        actions={
          may("notices.send") && (
            <Button small icon={IconBell} onClick={() => setWatching(true)}>
              {t.watch}
            </Button>
          )
        }
      />
      {data?.notes.map(({ code, text }) => (
        <Quiet key={code} small>
          {text}
        </Quiet>
      ))}
      {data?.explanation && <Parts found={data} explanation={data.explanation} />}
      {watching && <WatchDialog watched={{ title: standing.metric.title, question: { metric: { metric: standing.name } } }} onClose={() => setWatching(false)} />}
    </>
  );
}

/** Of the field that explains best. */
function Parts({ found, explanation }: { found: Expectation; explanation: NonNullable<Expectation["explanation"]> }) {
  const t = useTexts(texts);
  const words = useTexts(exploreTexts);
  const language = useLanguage();
  const format = useFormat();
  const split = explanation.splits[0];
  if (!split) return null;
  const rows = split.parts.map((part, place) => ({ ...part, named: place < split.named, key: String(place) }));
  type Row = (typeof rows)[number];
  const name = ({ label }: Row) =>
    label.kind === "value" ? label.values.map((value) => valueName(split.field, value, words, language)).join(", ") : t[`kind-${label.kind}`];
  return (
    <Panel title={t.parts(format.day(explanation.day))} note={t.partsNote(fieldName(split.field, words))} flush>
      <DataTable
        label={t.parts(format.day(explanation.day))}
        rows={rows}
        rowKey={({ key }) => key}
        height={320}
        columns={[
          { id: "part", name: t.part, value: name },
          { id: "value", name: t.value, kind: "number", value: ({ value }) => value ?? null, show: ({ value }) => short(format, found, value) },
          { id: "expected", name: t.expected, kind: "number", value: ({ expected }) => expected ?? null, show: ({ expected }) => short(format, found, expected) },
          { id: "change", name: t.change, kind: "number", value: ({ change }) => change, show: ({ change }) => short(format, found, change) },
          { id: "named", name: t.explains, value: ({ named }) => (named ? t.yes : null) },
        ]}
      />
    </Panel>
  );
}
