import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import type { ChosenRange } from "../../../ui/DateRange";
import { type Column, DataTable, downloadTable } from "../../../ui/DataTable";
import { Figure } from "../../../ui/Figure";
import { TextInput } from "../../../ui/fields";
import { IconDownload, IconSearch } from "../../../ui/icons";
import { Row } from "../../../ui/layout";
import { Panel } from "../../../ui/Panel";
import type { Label } from "../answers";
import { useAnalysis } from "../asking";
import { Conditions } from "../build/Conditions";
import explore from "../explore.module.css";
import { Frame } from "../Frame";
import { texts as shared } from "../texts";
import { useAsked, useQuestionAddress, writtenWhere } from "../useQuestion";
import { texts } from "./texts";
import { Vitals } from "./Vitals";
import { pageName, searched, type WebAnalysis, type WebLanding, type WebPage } from "./web";

/** How a site is visited: where visits begin and end, for how long pages are read, and how fast they are. */
export function WebView({ range }: { range: ChosenRange }) {
  const all = useTexts(shared);
  const question = useAsked(range);
  const [, change] = useQuestionAddress();
  const { data, error, refetch, isPlaceholderData } = useAnalysis<WebAnalysis>("web", question);
  return (
    <Frame
      builder={
        <section className={explore.part}>
          <h3>{all.onlyWhere}</h3>
          <Conditions label={all.allEvents} value={question.where} onChange={(where) => change(writtenWhere(where))} />
        </section>
      }
      answer={data}
      problem={error}
      onRetry={() => void refetch()}
      stale={isPlaceholderData}
      isEmpty={({ total }) => total.visits.visits === 0 && total.pageViews === 0}
      sentence={(web) => <Sentence web={web} />}
    >
      {(web) => (
        <>
          <Figures web={web} />
          <Pages web={web} />
          <Landings web={web} />
          <Vitals web={web} />
        </>
      )}
    </Frame>
  );
}

type Shown = { web: WebAnalysis };

function Sentence({ web }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const { visits, pagesPerVisit } = web.total;
  const first = web.landings.find(({ label }) => label.kind === "value");
  const said = t.sentence(format.number(visits.visits), format.headline(pagesPerVisit ?? 0), format.percent(visits.bounceRate ?? 0));
  return first && visits.visits > 0 ? `${said} ${t.entry(first.label.values[0] ?? "", format.percent(first.visits.visits / visits.visits))}` : said;
}

function Figures({ web: { total, compared, comparedRange } }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const base = comparedRange && t.against(format.days(comparedRange.from, comparedRange.to));
  const change = (now: number | undefined, before: number | undefined, more: { kind?: "points"; better?: "less" } = {}) =>
    base !== undefined && now !== undefined && before !== undefined ? { now, before, base, ...more } : undefined;
  const counts = [
    { name: t.visits, now: total.visits.visits, before: compared?.visits.visits },
    { name: t.visitors, now: total.visits.visitors, before: compared?.visits.visitors },
    { name: t.pageViews, now: total.pageViews, before: compared?.pageViews },
  ];
  const { bounceRate, engagedSeconds } = total.visits;
  return (
    <Panel>
      <div className={explore.customerFigures}>
        {counts.map(({ name, now, before }) => (
          <Figure key={name} name={name} value={format.headline(now)} exact={format.number(now)} change={change(now, before)} />
        ))}
        <Figure name={t.pagesPerVisit} value={format.headline(total.pagesPerVisit ?? 0)} change={change(total.pagesPerVisit, compared?.pagesPerVisit)} />
        <Figure
          name={t.bounceRate}
          value={bounceRate === undefined ? "–" : format.percent(bounceRate)}
          note={t.bounceNote}
          change={change(bounceRate, compared?.visits.bounceRate, { kind: "points", better: "less" })}
        />
        <Figure
          name={t.engaged}
          value={engagedSeconds === undefined ? t.notTold : format.duration(engagedSeconds)}
          note={t.engagedNote}
          change={change(engagedSeconds, compared?.visits.engagedSeconds)}
        />
      </div>
    </Panel>
  );
}

/** A table of pages, with a search among them and a download of those found. */
function Searched<R extends { label: Label }>({ title, note, columns, rows, sort }: { title: string; note: string; columns: Column<R>[]; rows: R[]; sort: string }) {
  const t = useTexts(texts);
  const all = useTexts(shared);
  const [search, setSearch] = useState("");
  const found = searched(rows, search);
  return (
    <Panel
      title={title}
      note={note}
      flush
      actions={
        <Row>
          <TextInput size="xs" aria-label={t.search} placeholder={t.search} leftSection={<IconSearch size={14} aria-hidden />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          <Button icon={IconDownload} onClick={() => downloadTable(title, columns, found)}>
            {all.downloadCsv}
          </Button>
        </Row>
      }
    >
      <DataTable label={title} columns={columns} rows={found} rowKey={({ label }) => `${label.kind} ${label.values[0] ?? ""}`} height={420} sort={{ id: sort, descending: true }} empty={t.nothingFound} />
    </Panel>
  );
}

function Pages({ web }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns: Column<WebPage>[] = [
    { id: "page", name: t.page, value: ({ label }) => pageName(label, t) },
    { id: "views", name: t.views, value: ({ views }) => views, kind: "number", width: 96 },
    { id: "entrances", name: t.entrances, value: ({ entrances }) => entrances, kind: "number", width: 104 },
    { id: "exits", name: t.exits, value: ({ exits }) => exits, kind: "number", width: 96 },
    { id: "exitRate", name: t.exitRate, value: ({ exitRate }) => exitRate, show: ({ exitRate }) => (exitRate === undefined ? "–" : format.percent(exitRate)), kind: "number", width: 104 },
    { id: "attention", name: t.attention, value: ({ engagedSeconds }) => engagedSeconds, show: ({ engagedSeconds }) => (engagedSeconds === undefined ? "–" : format.duration(engagedSeconds)), kind: "number", width: 128 },
  ];
  return <Searched title={t.pages} note={t.pagesNote} columns={columns} rows={web.pages} sort="views" />;
}

function Landings({ web }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const share = (value: number | undefined) => (value === undefined ? "–" : format.percent(value));
  const columns: Column<WebLanding>[] = [
    { id: "page", name: t.landing, value: ({ label }) => pageName(label, t) },
    { id: "visits", name: t.visits, value: ({ visits }) => visits.visits, kind: "number", width: 96 },
    { id: "bounceRate", name: t.bounceRate, value: ({ visits }) => visits.bounceRate, show: ({ visits }) => share(visits.bounceRate), kind: "number", width: 120 },
    { id: "orders", name: t.orders, value: ({ visits }) => visits.orders, kind: "number", width: 112 },
    { id: "conversion", name: t.conversion, value: ({ visits }) => visits.conversion, show: ({ visits }) => share(visits.conversion), kind: "number", width: 112 },
    { id: "revenue", name: t.revenue, value: ({ visits }) => visits.revenue, show: ({ visits }) => format.money(visits.revenue, web.currency), kind: "number", width: 144 },
  ];
  return <Searched title={t.landings} note={t.landingsNote} columns={columns} rows={web.landings} sort="visits" />;
}
