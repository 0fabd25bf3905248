import { useParams } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useTexts } from "../../texts/texts";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Board } from "./Board";
import { useDashboard } from "./dashboards";
import { texts } from "./texts";

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { id = "" } = useParams();
  const calendar = useCalendar();
  const dashboard = useDashboard(id);
  const problem = calendar.error ?? dashboard.error;
  if (calendar.data && dashboard.data) return <Board key={id} kept={dashboard.data} zone={calendar.data.zone} />;
  return (
    <Page title={t.title}>
      {problem ? <ProblemNotice problem={problem} onRetry={() => void (calendar.error ? calendar.refetch() : dashboard.refetch())} /> : <Skeleton height={480} />}
    </Page>
  );
}
