import { useMemo } from "react";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import type { ChosenRange } from "../../ui/DateRange";
import { IconBell } from "../../ui/icons";
import { AddToDashboard, type CardContent } from "../dashboards/AddToDashboard";
import { BY } from "./acquisition/acquisition";
import { chosenFigures, writtenFigures } from "./acquisition/shown";
import type { Asked, Trends, TrendsQuestion } from "./answers";
import { type Analysis, useAnalysis } from "./asking";
import { useFunnelQuestion } from "./funnels/question";
import { usePathsQuestion } from "./paths/question";
import { useRetentionQuestion } from "./retention/question";
import { texts } from "./texts";
import { useTrendsQuestion } from "./trends/question";
import { PICTURES, titlesOf } from "./trends/rows";
import { keptAsked, useQuestionAddress, wordOf } from "./useQuestion";
import { watchAddress } from "./watching";

type Shown = NonNullable<CardContent["analysis"]>;

/** The question on the screen as a card's: without its dates, which are the dashboard's. Nothing for what is no card. */
export function useAskedQuestion(view: Analysis | "customers", range: ChosenRange): Shown | undefined {
  const [search] = useQuestionAddress();
  const trends = useTrendsQuestion(range);
  const { question: funnels } = useFunnelQuestion(range);
  const retention = useRetentionQuestion(range);
  const paths = usePathsQuestion(range);
  return useMemo(() => {
    if (view === "customers") return undefined;
    // Which part of it a card shows is chosen where the part is.
    if (view === "web") return { kind: "web", question: keptAsked(search) };
    if (view === "acquisition") {
      const columns = writtenFigures(chosenFigures(search.get("columns")));
      return { kind: "acquisition", question: { include: keptAsked(search).include, by: wordOf(search, "by", BY), ...(columns && { columns }) } };
    }
    const asked: Asked | undefined = { trends, funnels, retention, paths }[view];
    if (!asked) return undefined;
    const { from: _from, to: _to, compare: _compare, ...question } = asked;
    return { kind: view, question, ...(view === "trends" && { chart: wordOf(search, "chart", PICTURES) }) };
  }, [view, search, trends, funnels, retention, paths]);
}

/** What can be done with the question on the screen. */
export function QuestionActions({ view, range, asked }: { view: Analysis; range: ChosenRange; asked: Shown | undefined }) {
  const trends = useTrendsQuestion(range);
  return (
    <>
      {view === "trends" && <WatchTrend question={trends} />}
      <AddToDashboard content={asked && { analysis: asked }} />
    </>
  );
}

/** One metric can be watched; by which fields it is broken down does not matter. */
function WatchTrend({ question }: { question: TrendsQuestion }) {
  const t = useTexts(texts);
  const may = useMay();
  const { data } = useAnalysis<Trends>("trends", question);
  const { metrics, include, where } = question;
  const [metric] = metrics;
  const [title] = titlesOf(metrics, data, t);
  if (!metric || !title || metrics.length > 1 || !may("notices.send")) return null;
  return (
    <Button icon={IconBell} to={watchAddress({ title, question: { metric, ...(include && { include }), ...(where && { where }) } })}>
      {t.watch}
    </Button>
  );
}
