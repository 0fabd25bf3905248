import { useCalendar } from "../../api/calendar";
import { useTexts } from "../../texts/texts";
import { DateRange, useDateRange } from "../../ui/DateRange";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { FunnelView } from "./funnels/FunnelView";
import { PathsView } from "./paths/PathsView";
import { RetentionView } from "./retention/RetentionView";
import { texts } from "./texts";
import { TrendsView } from "./trends/TrendsView";
import { useQuestionAddress, wordFor, wordOf } from "./useQuestion";

const VIEWS = ["trends", "funnels", "retention", "paths"] as const;

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <Explore zone={data.zone} />;
  return <Page title={t.title}>{error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}</Page>;
}

function Explore({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const [range, chooseRange] = useDateRange(zone);
  const [search, change] = useQuestionAddress();
  const view = wordOf(search, "view", VIEWS);
  return (
    <Page
      title={t.title}
      answer={t[`about-${view}`]}
      range={<DateRange range={range} zone={zone} onChange={chooseRange} comparable={view === "trends" || view === "funnels"} />}
    >
      <Tabs
        label={t.views}
        value={view}
        onChange={(chosen) => change({ view: wordFor(chosen, VIEWS) })}
        tabs={[
          { value: "trends", label: t.trends, content: <TrendsView range={range} /> },
          { value: "funnels", label: t.funnels, content: <FunnelView range={range} /> },
          { value: "retention", label: t.retention, content: <RetentionView range={range} /> },
          { value: "paths", label: t.paths, content: <PathsView range={range} /> },
        ]}
      />
    </Page>
  );
}
