import { useMemo } from "react";
import { useNavigate } from "react-router";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { IconButton } from "../../../ui/Button";
import { Chart } from "../../../ui/Chart";
import { IconBell } from "../../../ui/icons";
import type { MenuItem } from "../../../ui/overlays";
import type { Answered, Funnel, FunnelQuestion, Paths, PathsQuestion, Retention, RetentionQuestion, Trends, TrendsQuestion } from "../../explore/answers";
import { useAnalysis } from "../../explore/asking";
import { cardNotes } from "../../explore/notes";
import { curveTitle } from "../../explore/retention/curve";
import { texts as exploreTexts } from "../../explore/texts";
import { titlesOf } from "../../explore/trends/rows";
import { watchAddress } from "../../explore/watching";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { funnelDrawing, pathsDrawing, pathsTitle, retentionDrawing, type Speech, trendDrawings } from "./drawings";
import { type AskedOf, askedOf, type CardAnalysis } from "./questions";
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
  const t = useTexts(exploreTexts);
  return useMemo(() => (answer ? cardNotes(answer, t) : []), [answer, t]);
}

function TrendsCard({ title, question, view, chart, menu }: CardProps & { chart: string | undefined }) {
  const speech = useSpeech();
  const asked: TrendsQuestion = useAsked("trends", question, view);
  const { data, error, refetch } = useAnalysis<Trends>("trends", asked);
  const told = useTold(view);
  const notes = useNotes(data);
  const drawings = useMemo(() => data && trendDrawings(data, { title, question: asked, view, chart }, speech), [data, title, asked, view, chart, speech]);
  const shared = { note: told.all, menu, notes, problem: error, onRetry: () => void refetch(), fill: true, actions: <WatchCard {...{ title, question, view }} trends={data} /> };
  if (!drawings) return <Chart title={title || speech.t.trends} data={undefined} {...shared} />;
  return (
    <div className={styles.pictures}>
      {drawings.map((drawing, place) => (
        <Chart key={place} {...drawing} {...shared} notes={place === drawings.length - 1 ? notes : []} />
      ))}
    </div>
  );
}

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
  const told = useTold(view);
  const notes = useNotes(data);
  const drawn = useMemo(() => data && funnelDrawing(data, { title, question: asked }, speech), [data, title, asked, speech]);
  return <Chart title={title || speech.t.funnelTitle} note={told.all} data={drawn?.data} menu={menu} notes={notes} problem={error} onRetry={() => void refetch()} fill />;
}

function RetentionCard({ title, question, view, menu }: CardProps) {
  const speech = useSpeech();
  const asked: RetentionQuestion = useAsked("retention", question, view);
  const { data, error, refetch } = useAnalysis<Retention>("retention", asked);
  const told = useTold(view);
  const notes = useNotes(data);
  const drawn = useMemo(() => data && retentionDrawing(data, { title, question: asked }, speech), [data, title, asked, speech]);
  return <Chart title={title || curveTitle(asked, speech.t)} note={told.all} data={drawn?.data} menu={menu} notes={notes} problem={error} onRetry={() => void refetch()} fill />;
}

function PathsCard({ title, question, view, menu }: CardProps) {
  const speech = useSpeech();
  const asked: PathsQuestion = useAsked("paths", question, view);
  const { data, error, refetch } = useAnalysis<Paths>("paths", asked);
  const told = useTold(view);
  const notes = useNotes(data);
  const drawn = useMemo(() => data && pathsDrawing(data, { title, question: asked }, speech), [data, title, asked, speech]);
  return <Chart title={title || pathsTitle(asked, speech.t)} note={told.all} data={drawn?.data} menu={menu} notes={notes} problem={error} onRetry={() => void refetch()} least={1} fill />;
}
