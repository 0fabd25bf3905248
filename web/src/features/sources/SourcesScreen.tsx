import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { Switch } from "../../ui/fields";
import { IconPlus, IconRss } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { NewSource } from "./NewSource";
import { countsOf, type Source, useLastDay, useSources } from "./sources";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useSources();
  const { data: ledger } = useLastDay();
  const [creating, setCreating] = useOpenInAddress("create");
  const [archivedToo, setArchivedToo] = useState(false);
  const open = (source: Source) => void navigate(`/sources/${source.name}`);
  const shown = data?.items.filter((source) => archivedToo || source.archivedAt === undefined) ?? [];
  const anyArchived = data?.items.some((source) => source.archivedAt !== undefined) ?? false;

  return (
    <Page
      title={t.title}
      answer={t.answer}
      actions={
        may("sources.manage") && (
          <Button look="primary" icon={IconPlus} onClick={() => setCreating(true)}>
            {t.create}
          </Button>
        )
      }
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush>
          {data === undefined ? (
            <Skeleton height={140} />
          ) : (
            <DataTable
              label={t.title}
              rows={shown}
              rowKey={(source) => source.name}
              sort={{ id: "name", descending: false }}
              empty={
                <EmptyState
                  icon={IconRss}
                  title={t.none}
                  action={
                    <Button look="primary" to="/start">
                      {t.start}
                    </Button>
                  }
                >
                  {t.noneNote}
                </EmptyState>
              }
              columns={[
                {
                  id: "name",
                  name: t.name,
                  value: (source) => source.name,
                  show: (source) => (
                    <Row>
                      <Link to={`/sources/${source.name}`}>{source.name}</Link>
                      {source.archivedAt && <Badge>{t.archived}</Badge>}
                    </Row>
                  ),
                },
                {
                  id: "received",
                  name: t.received,
                  kind: "number",
                  value: (source) => (ledger ? countsOf(ledger, source.name).received : null),
                },
                {
                  id: "rejected",
                  name: t.rejected,
                  kind: "number",
                  value: (source) => (ledger ? countsOf(ledger, source.name).rejected : null),
                  show: (source) => {
                    const { rejected } = countsOf(ledger, source.name);
                    return rejected > 0 ? <Badge tone="bad">{format.number(rejected)}</Badge> : format.number(rejected);
                  },
                },
                {
                  id: "keys",
                  name: t.keys,
                  kind: "number",
                  value: (source) => source.writeKeys.filter((key) => key.revokedAt === undefined).length,
                },
                {
                  id: "created",
                  name: t.created,
                  value: (source) => source.createdAt,
                  show: (source) => format.moment(source.createdAt),
                },
              ]}
            />
          )}
        </Panel>
      )}
      {anyArchived && (
        <Switch label={t.showArchived} checked={archivedToo} onChange={(event) => setArchivedToo(event.currentTarget.checked)} />
      )}
      <Dialog title={t.create} opened={creating} onClose={() => setCreating(false)}>
        <NewSource onMade={open} />
      </Dialog>
    </Page>
  );
}
