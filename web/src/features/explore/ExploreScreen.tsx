import { lazy, Suspense, useRef } from "react";
import { useSearchParams } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DateRange, useDateRange } from "../../ui/DateRange";
import { Row } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { AcquisitionView } from "./acquisition/AcquisitionView";
import { parsedReference } from "../dashboards/exploring";
import { QuestionActions, useAskedQuestion } from "./AddQuestion";
import { CustomersView } from "./customers/CustomersView";
import { FunnelView } from "./funnels/FunnelView";
import { PathsView } from "./paths/PathsView";
import { RetentionView } from "./retention/RetentionView";
import { texts } from "./texts";
import { TrendsView } from "./trends/TrendsView";
import { wordOf } from "./useQuestion";
import { WebView } from "./web/WebView";

const EditedCard = lazy(() => import("../dashboards/edit/EditedCard").then((module) => ({ default: module.EditedCard })));

const VIEWS = ["trends", "funnels", "retention", "paths", "customers", "web", "campaigns"] as const;
type View = (typeof VIEWS)[number];

/** What holds for a question of any kind. */
const SHARED = ["range", "from", "to", "compare", "include", "where", "card", "back"];

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <Explore zone={data.zone} />;
  return <Page title={t.title}>{error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}</Page>;
}

function Explore({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const [range, chooseRange] = useDateRange(zone);
  const [search, setSearch] = useSearchParams();
  const view = wordOf(search, "view", VIEWS);
  const asked = useAskedQuestion(view === "campaigns" ? "acquisition" : view, range);
  const edited = parsedReference(search.get("card"));
  const kept = useRef<Partial<Record<View, [string, string][]>>>({});
  /** Each kind of question keeps what is its own, and only that of the one on the screen is in the address. */
  const choose = (chosen: View) => {
    const own = [...search].filter(([name]) => !SHARED.includes(name));
    kept.current[view] = own;
    const after = [...search].filter(([name]) => SHARED.includes(name));
    setSearch([...after, ...(kept.current[chosen] ?? []).filter(([name]) => name !== "view"), ...(chosen === VIEWS[0] ? [] : [["view", chosen] as [string, string]])]);
  };
  return (
    <Page
      title={t.title}
      answer={t[`about-${view}`]}
      actions={
        <Row>
          {!edited && view !== "customers" && view !== "web" && <QuestionActions view={view === "campaigns" ? "acquisition" : view} {...{ range, asked }} />}
          <Button to="/explore/metrics">{t.metrics}</Button>
        </Row>
      }
      range={<DateRange range={range} zone={zone} onChange={chooseRange} comparable={view === "trends" || view === "funnels" || view === "customers" || view === "web"} />}
    >
      {edited && (
        <Suspense fallback={<Skeleton height={92} />}>
          <EditedCard key={search.get("card")} reference={edited} back={search.get("back") ?? ""} asked={asked} />
        </Suspense>
      )}
      <Tabs
        label={t.views}
        value={view}
        onChange={choose}
        tabs={[
          { value: "trends", label: t.trends, content: <TrendsView range={range} /> },
          { value: "funnels", label: t.funnels, content: <FunnelView range={range} /> },
          { value: "retention", label: t.retention, content: <RetentionView range={range} /> },
          { value: "paths", label: t.paths, content: <PathsView range={range} /> },
          { value: "customers", label: t.customers, content: <CustomersView range={range} /> },
          { value: "web", label: t.web, content: <WebView range={range} /> },
          ...(may("money.view") ? [{ value: "campaigns" as const, label: t.campaigns, content: <AcquisitionView range={range} /> }] : []),
        ]}
      />
    </Page>
  );
}
