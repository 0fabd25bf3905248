import { type ReactNode, useMemo } from "react";
import { useNavigate } from "react-router";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { IconButton } from "../../../ui/Button";
import { Chart } from "../../../ui/Chart";
import { IconBell } from "../../../ui/icons";
import { TableMenu } from "../../../ui/MoreMenu";
import { Notes } from "../../../ui/Notes";
import type { MenuItem } from "../../../ui/overlays";
import { Panel } from "../../../ui/Panel";
import type { Answered, Funnel, FunnelQuestion, Paths, PathsQuestion, Retention, RetentionQuestion, Trends, TrendsQuestion } from "../../explore/answers";
import { useAnalysis } from "../../explore/asking";
import { fieldName } from "../../explore/names";
import { notesOf } from "../../explore/notes";
import { curveTitle } from "../../explore/retention/curve";
import { texts as exploreTexts } from "../../explore/texts";
import { expectationAsked, expectedNotes } from "../../explore/trends/expected";
import { pictureFor, rowsOf, titlesOf } from "../../explore/trends/rows";
import { TrendFigures } from "../../explore/trends/TrendFigures";
import { TrendTable } from "../../explore/trends/TrendTable";
import { useExpected } from "../../explore/trends/useExpected";
import { watchAddress } from "../../explore/watching";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { funnelDrawing, pathsDrawing, pathsTitle, retentionDrawing, type Speech, trendDrawings } from "./drawings";
import { type AskedOf, askedOf, type CardAnalysis } from "./questions";
import { Scrolls } from "./Scrolls";
import type { Told } from "./told";
import { useTold } from "./useTold";

type AnalysisCardProps = { title: string; kind: CardAnalysis; question: Record<string, unknown>; chart: string | undefined; view: CardView; menu: MenuItem[] };

/** A question of Explore, with the dates and the filters of the dashboard. */
export function AnalysisCard({ title, kind, question, chart, view, menu }: AnalysisCardProps) {
  switch (kind) {
    case "trends":
      return <TrendsCard {...{ title, question, view, chart, menu }} />;
    case "funnels":
      return <FunnelCard {...{ title, question, view, menu }} />;
    case "retention":
      return <RetentionCard {...{ title, question, view, menu }} />;
    case "paths":
      return <PathsCard {...{ title, question, view, menu }} />;
  }
}

type CardProps = { title: string; question: Record<string, unknown>; view: CardView; menu: MenuItem[] };

function useAsked<K extends CardAnalysis>(kind: K, question: Record<string, unknown>, { range, conditions }: CardView): AskedOf[K] {
  return useMemo(() => askedOf(kind, question, { range, conditions }), [kind, question, range, conditions]);
}

function useSpeech(): Speech {
  const t = useTexts(exploreTexts);
  const language = useLanguage();
  const format = useFormat();
  return useMemo(() => ({ t, language, format }), [t, language, format]);
}

function useNotes(answer: Answered | undefined): string[] {
  const format = useFormat();
  return useMemo(() => (answer ? notesOf(answer, format) : []), [answer, format]);
}

function TrendsCard({ title, question, view, chart, menu }: CardProps & { chart: string | undefined }) {
  const speech = useSpeech();
  const asked: TrendsQuestion = useAsked("trends", question, view);
  const picture = pictureFor(chart, { metrics: asked.metrics ?? [], by: asked.by ?? [], show: asked.show });
  const { data, error, refetch } = useAnalysis<Trends>("trends", asked);
  const expected = useExpected(picture === "expected" ? expectationAsked(asked, data?.granularity) : undefined);
  const told = useTold(view, [], data);
  const own = useNotes(data);
  const notes = useMemo(
    () => [...(picture !== "expected" || !data ? [] : data.granularity === "day" ? expectedNotes(expected, speech.t, speech.format) : [speech.t.noneExpected]), ...own],
    [picture, data, expected.data, expected.error, speech, own],
  );
  const drawings = useMemo(
    () => (data && picture !== "figure" && picture !== "table" ? trendDrawings(data, { title, question: asked, view, picture, expectation: expected.data }, speech) : undefined),
    [data, title, asked, view, picture, expected.data, speech],
  );
  const shared = { note: told.all, menu, problem: error, onRetry: () => void refetch(), fill: true, actions: <WatchCard {...{ title, question, view }} trends={data} /> };
  if (data && !error && (picture === "figure" || picture === "table")) {
    return <TrendCells {...{ title, trends: data, picture, asked, view, menu, notes }} actions={shared.actions} note={told} />;
  }
  if (!drawings) return <Chart title={title || speech.t.trends} data={undefined} {...shared} />;
  return (
    <div className={styles.pictures}>
      {drawings.map((drawing, place) => (
        <Chart key={place} {...drawing} {...shared} notes={place === drawings.length - 1 ? notes : []} />
      ))}
    </div>
  );
}

type TrendCellsProps = { title: string; trends: Trends; picture: "figure" | "table"; asked: TrendsQuestion; view: CardView; menu: MenuItem[]; notes: string[]; actions: ReactNode; note: Told };

/** A trend without a picture: a value each, or a line each with its course. */
function TrendCells({ title, trends, picture, asked, view, menu, notes, actions, note }: TrendCellsProps) {
  const { t, language } = useSpeech();
  const by = asked.by ?? [];
  const titles = titlesOf(asked.metrics, trends, t);
  const rows = rowsOf({ trends, titles, by }, t, language);
  const named = title || titles.join(", ");
  const sheet = {
    title: named,
    header: [t.figureName, ...(by.length > 0 ? [by.map((field) => fieldName(field, t)).join(", ")] : []), t.total, ...(trends.comparedRange ? [t.before] : [])],
    rows: rows.map(({ series, name }) => [titles[series.metric] ?? "", ...(by.length > 0 ? [name] : []), series.total ?? null, ...(trends.comparedRange ? [series.comparedTotal ?? null] : [])]),
  };
  return (
    <Panel
      title={named}
      note={note.all}
      flush={picture === "table"}
      fill
      actions={
        <>
          {actions}
          <TableMenu sheet={sheet} items={menu} />
        </>
      }
      footer={notes.length > 0 && <Notes label={t.toKnow} notes={notes} bounded />}
    >
      {picture === "table" ? <TrendTable {...{ trends, rows, titles, by }} height={TALL} /> : (
        <Scrolls label={named}>
          <TrendFigures {...{ trends, rows }} comparison={view.range.comparison} />
        </Scrolls>
      )}
    </Panel>
  );
}

/** The card scrolls, so that its table need not. */
const TALL = 10_000;

/** One metric of a kept dashboard can be watched, and follows its filters. */
function WatchCard({ title, question, view: { dashboard }, trends }: Omit<CardProps, "menu"> & { trends: Trends | undefined }) {
  const t = useTexts(exploreTexts);
  const may = useMay();
  const navigate = useNavigate();
  const { metrics, include, where } = question as Partial<TrendsQuestion>;
  const [metric] = metrics ?? [];
  const [named] = titlesOf(metrics ?? [], trends, t);
  if (!dashboard || !metric || !named || (metrics?.length ?? 0) > 1 || !may("notices.send")) return null;
  const address = watchAddress({ title: title || named, question: { metric, ...(include && { include }), ...(where && { where }) }, dashboard });
  return <IconButton icon={IconBell} label={t.watch} onClick={() => void navigate(address)} />;
}

function FunnelCard({ title, question, view, menu }: CardProps) {
  const speech = useSpeech();
  const asked: FunnelQuestion = useAsked("funnels", question, view);
  const { data, error, refetch } = useAnalysis<Funnel>("funnels", asked);
  const told = useTold(view, [], data);
  const notes = useNotes(data);
  const drawn = useMemo(() => data && funnelDrawing(data, { title, question: asked }, speech), [data, title, asked, speech]);
  return <Chart title={title || speech.t.funnelTitle} note={told.all} data={drawn?.data} menu={menu} notes={notes} problem={error} onRetry={() => void refetch()} fill />;
}

function RetentionCard({ title, question, view, menu }: CardProps) {
  const speech = useSpeech();
  const asked: RetentionQuestion = useAsked("retention", question, view);
  const { data, error, refetch } = useAnalysis<Retention>("retention", asked);
  const told = useTold(view, [], data);
  const notes = useNotes(data);
  const drawn = useMemo(() => data && retentionDrawing(data, { title, question: asked }, speech), [data, title, asked, speech]);
  return <Chart title={title || curveTitle(asked, speech.t)} note={told.all} data={drawn?.data} menu={menu} notes={notes} problem={error} onRetry={() => void refetch()} fill />;
}

function PathsCard({ title, question, view, menu }: CardProps) {
  const speech = useSpeech();
  const asked: PathsQuestion = useAsked("paths", question, view);
  const { data, error, refetch } = useAnalysis<Paths>("paths", asked);
  const told = useTold(view, [], data);
  const notes = useNotes(data);
  const drawn = useMemo(() => data && pathsDrawing(data, { title, question: asked }, speech), [data, title, asked, speech]);
  return <Chart title={title || pathsTitle(asked, speech.t)} note={told.all} data={drawn?.data} menu={menu} notes={notes} problem={error} onRetry={() => void refetch()} least={1} fill />;
}
