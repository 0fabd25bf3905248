import type { ChosenRange } from "../../ui/DateRange";
import { AddToDashboard } from "../dashboards/AddToDashboard";
import type { Asked } from "./answers";
import type { Analysis } from "./asking";
import { useFunnelQuestion } from "./funnels/question";
import { usePathsQuestion } from "./paths/question";
import { useRetentionQuestion } from "./retention/question";
import { PICTURES, useTrendsQuestion } from "./trends/question";
import { useQuestionAddress, wordOf } from "./useQuestion";

/** The question on the screen as a card: without its dates, which are the dashboard's. */
export function AddQuestion({ view, range }: { view: Analysis; range: ChosenRange }) {
  const [search] = useQuestionAddress();
  const trends = useTrendsQuestion(range);
  const { question: funnels } = useFunnelQuestion(range);
  const retention = useRetentionQuestion(range);
  const paths = usePathsQuestion(range);
  const asked: Asked | undefined = { trends, funnels, retention, paths }[view];
  if (!asked) return <AddToDashboard content={undefined} />;
  const { from: _from, to: _to, compare: _compare, ...question } = asked;
  return <AddToDashboard content={{ analysis: { kind: view, question, ...(view === "trends" && { chart: wordOf(search, "chart", PICTURES) }) } }} />;
}
