import { memo } from "react";
import type { CardView } from "../board";
import type { Card } from "../dashboards";
import { AcquisitionCard } from "./AcquisitionCard";
import { AnalysisCard } from "./AnalysisCard";
import { CampaignsCard } from "./CampaignsCard";
import { OverviewCard } from "./OverviewCard";
import { QueryCard } from "./QueryCard";
import { overviewChart, overviewQuestion } from "./questions";
import { useCardMenu } from "./useCardMenu";
import { WebCard } from "./WebCard";
import { WordsCard } from "./WordsCard";

type CardContentProps = { card: Card; view: CardView; height: number };

/** What a card shows; not drawn anew while it is only moved. */
export const CardContent = memo(function CardContent({ card, view, height }: CardContentProps) {
  const title = card.title ?? "";
  const menu = useCardMenu(card, view);
  if (card.markdown !== undefined) return <WordsCard title={title} markdown={card.markdown} />;
  if (card.query !== undefined) return <QueryCard title={title} id={card.query} height={height} menu={menu} />;
  if (!card.analysis) return null;
  const { kind, question, chart } = card.analysis;
  switch (kind) {
    case "overview":
      return <OverviewCard title={title} question={overviewQuestion(question)} chart={overviewChart(chart)} view={view} />;
    case "campaigns":
      return <CampaignsCard {...{ title, view, menu }} />;
    case "web":
      return <WebCard {...{ title, question, chart, view, menu }} />;
    case "acquisition":
      return <AcquisitionCard {...{ title, question, view, menu }} />;
    default:
      return <AnalysisCard title={title} kind={kind} question={question} chart={chart} view={view} menu={menu} />;
  }
});
