import { Link, useNavigate } from "react-router";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { DataTable } from "../../../ui/DataTable";
import { IconPlus } from "../../../ui/icons";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { useMetrics } from "../asking";
import { texts } from "../texts";

/** What the company's figures mean, each defined once. */
export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useMetrics();
  const own = data?.filter(({ builtIn }) => !builtIn).length ?? 0;
  const wrong = data?.filter(({ problem }) => problem).length ?? 0;
  return (
    <Page
      title={t.metrics}
      answer={
        <>
          <Link to="/explore">{t.title}</Link>
          {data && ` · ${t.metricsAnswer(format.number(data.length), own)}${wrong > 0 ? ` ${t.metricsWrong(wrong)}` : ""}`}
        </>
      }
      actions={
        may("analyze.manage") && (
          <Button look="primary" icon={IconPlus} to="/explore/new-metric">
            {t.createMetric}
          </Button>
        )
      }
    >
      <Panel flush>
        {error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton height={420} />
        ) : (
          <DataTable
            label={t.metrics}
            rows={data}
            rowKey={({ name }) => name}
            height={720}
            empty={t.noMetrics}
            onOpen={({ name }) => void navigate(`/explore/metrics/${encodeURIComponent(name)}`)}
            columns={[
              { id: "title", name: t.metric, value: ({ title }) => title },
              { id: "name", name: t.nameInSql, value: ({ name }) => name, show: ({ name }) => <code>{name}</code> },
              { id: "description", name: t.description, kind: "sentence", value: ({ description }) => description || null },
              { id: "unit", name: t.unit, value: ({ unit }) => t[`unit-${unit}`] },
              { id: "owner", name: t.owner, value: ({ owner }) => owner || null },
              {
                id: "state",
                name: t.state,
                value: ({ builtIn, problem }) => (problem ? t.hasProblem : builtIn ? t.builtIn : t.own),
                show: ({ builtIn, problem }) => <Badge tone={problem ? "bad" : builtIn ? "neutral" : "sea"}>{problem ? t.hasProblem : builtIn ? t.builtIn : t.own}</Badge>,
              },
            ]}
          />
        )}
      </Panel>
    </Page>
  );
}
