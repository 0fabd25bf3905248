import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import type { ChosenRange } from "../../../ui/DateRange";
import { type Column, DataTable, sheetOf } from "../../../ui/DataTable";
import { TextInput } from "../../../ui/fields";
import { IconSearch } from "../../../ui/icons";
import { Row } from "../../../ui/layout";
import { TableMenu } from "../../../ui/MoreMenu";
import { Panel } from "../../../ui/Panel";
import type { Label } from "../answers";
import { useAnalysis } from "../asking";
import { Conditions } from "../build/Conditions";
import explore from "../explore.module.css";
import { Frame } from "../Frame";
import { texts as shared } from "../texts";
import { useAsked, useQuestionAddress, writtenWhere } from "../useQuestion";
import { AddPart } from "./AddPart";
import { landingColumns, pageColumns, webFigures, type WebPart } from "./shown";
import { texts } from "./texts";
import { Vitals } from "./Vitals";
import { searched, type WebAnalysis } from "./web";
import { WebFigures } from "./WebFigures";

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

function Figures({ web }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Panel title={t.inFigures} actions={<AddPart part="figures" />}>
      <WebFigures figures={webFigures(web, t, format)} />
    </Panel>
  );
}

/** A table of pages, with a search among them and a download of those found. */
function Searched<R extends { label: Label }>({ part, title, note, columns, rows, sort }: { part: WebPart; title: string; note: string; columns: Column<R>[]; rows: R[]; sort: string }) {
  const t = useTexts(texts);
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
          <AddPart part={part} />
          <TableMenu sheet={sheetOf(title, columns, found)} />
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
  return <Searched part="pages" title={t.pages} note={t.pagesNote} columns={pageColumns(t, format)} rows={web.pages} sort="views" />;
}

function Landings({ web }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  return <Searched part="landings" title={t.landings} note={t.landingsNote} columns={landingColumns(web.currency, t, format)} rows={web.landings} sort="visits" />;
}
