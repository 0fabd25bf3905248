import { Link, useParams } from "react-router";
import { useMay } from "../../../api/session";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Caution } from "../../../ui/Caution";
import { CodeBlock } from "../../../ui/CopyField";
import { IconChartHistogram } from "../../../ui/icons";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { Metric } from "../answers";
import { texts } from "../texts";
import { MetricEditor } from "./MetricEditor";
import { useMetric } from "./metrics";

/** A definition, and for those who may its editor. */
export function Component() {
  const t = useTexts(texts);
  const { name } = useParams();
  const isNew = name === undefined;
  const { data, error, refetch } = useMetric(name);
  return (
    <Page
      title={isNew ? t.newMetric : (data?.title ?? t.metric)}
      width="reading"
      answer={
        <>
          <Link to="/explore/metrics">{t.metrics}</Link>
          {data?.description && ` · ${data.description}`}
        </>
      }
      actions={
        data &&
        !data.problem && (
          <Button icon={IconChartHistogram} to={`/explore?metric=${encodeURIComponent(data.name)}`}>
            {t.showInExplore}
          </Button>
        )
      }
    >
      {isNew ? (
        <MetricEditor key="new" metric={undefined} />
      ) : error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Definition metric={data} />
      ) : (
        <Skeleton height={360} />
      )}
    </Page>
  );
}

function Definition({ metric }: { metric: Metric }) {
  const t = useTexts(texts);
  const may = useMay();
  return (
    <>
      {metric.problem && <Caution title={t.hasProblem}>{metric.problem}</Caution>}
      {may("analyze.manage") ? (
        <MetricEditor key={metric.name} metric={metric} />
      ) : (
        <Panel title={t.definition}>
          <CodeBlock label={t.definition} code={metric.text} />
        </Panel>
      )}
    </>
  );
}
