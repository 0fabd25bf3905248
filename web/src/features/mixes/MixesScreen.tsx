import { useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconChartArcs, IconPlus } from "../../ui/icons";
import { TableMenu } from "../../ui/MoreMenu";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { type Fit, goesOn, useMixes } from "./mixes";
import { outcomeName } from "./names";
import { State } from "./State";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const manages = useMay()("campaigns.manage");
  const navigate = useNavigate();
  const { data, error, refetch } = useMixes();
  const fits = data?.items ?? [];
  const create = manages && (
    <Button look="primary" icon={IconPlus} to="/mixes/new">
      {t.create}
    </Button>
  );
  const verdict = ({ state, verdict: said }: Fit) => (said ? t[`said-${said.trust}`] : t[`said-${state}`]);
  const columns: Column<Fit>[] = [
    { id: "name", name: t.name, value: ({ name }) => name, width: 176 },
    { id: "state", name: t.state, width: 152, value: (fit) => t[fit.state], show: (fit) => <State fit={fit} /> },
    { id: "verdict", name: t.verdict, kind: "sentence", width: 264, value: verdict },
    { id: "from", name: t.source, width: 168, value: ({ from, file }) => (from === "lake" ? t.lake : (file ?? t.file)) },
    { id: "outcome", name: t.outcome, width: 112, value: (fit) => outcomeName(fit, t) },
    { id: "weeks", name: t.weeks, kind: "number", width: 88, value: ({ weeks }) => weeks },
    { id: "maker", name: t.maker, width: 104, value: ({ maker }) => maker },
    { id: "ended", name: t.fitted, width: 176, value: ({ endedAt }) => endedAt ?? null, show: ({ endedAt }) => (endedAt ? format.moment(endedAt) : "–") },
  ];
  return (
    <Page title={t.title} answer={data ? answer(fits, t) : t.about} actions={fits.length > 0 && create}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={320} />
      ) : fits.length === 0 ? (
        <Panel>
          <EmptyState icon={IconChartArcs} title={t.noneTitle} action={create}>
            {t.none}
          </EmptyState>
        </Panel>
      ) : (
        <Panel title={t.models} flush actions={<TableMenu sheet={sheetOf(t.models, columns, fits)} />}>
          <DataTable label={t.models} columns={columns} rows={fits} rowKey={({ id }) => id} onOpen={({ id }) => void navigate(`/mixes/${id}`)} />
        </Panel>
      )}
    </Page>
  );
}

function answer(fits: Fit[], t: (typeof texts)["en"]): string {
  if (fits.length === 0) return t.about;
  const going = fits.filter(goesOn).length;
  if (going > 0) return t.going(going);
  const told = fits.filter(({ verdict }) => verdict !== undefined);
  const usable = told.filter(({ verdict }) => verdict?.trust !== "DO_NOT_ACT").length;
  return t.usable(usable, fits.length);
}
