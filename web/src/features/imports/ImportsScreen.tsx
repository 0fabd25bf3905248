import { useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconFileImport } from "../../ui/icons";
import { Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { BringPanel } from "./BringPanel";
import { StateBadge } from "./StateBadge";
import { texts } from "./texts";
import { useImports } from "./useImports";

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useImports();
  return (
    <Page title={t.title} answer={t.answer}>
      <Stack space={6}>
        {may("imports.manage") && <BringPanel />}
        {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
        {data && (
          <Panel title={t.history} flush>
            <DataTable
              label={t.history}
              rows={data.items}
              rowKey={(one) => one.id}
              onOpen={(one) => void navigate(`/imports/${one.id}`)}
              empty={<EmptyState icon={IconFileImport} title={t.noneTitle}>{t.none}</EmptyState>}
              columns={[
                { id: "file", name: t.file, value: (one) => one.file },
                { id: "kind", name: t.kind, value: (one) => t[one.kind], width: 180 },
                { id: "source", name: t.source, value: (one) => one.source.replace("import:", ""), width: 140 },
                {
                  id: "created",
                  name: t.started,
                  value: (one) => one.createdAt,
                  show: (one) => format.moment(one.createdAt),
                  width: 190,
                },
                { id: "state", name: t.state, value: (one) => t[one.state], show: (one) => <StateBadge state={one.state} />, width: 150 },
                { id: "rows", name: t.rows, kind: "number", value: (one) => one.counts.rows, width: 130 },
                { id: "stored", name: t.stored, kind: "number", value: (one) => one.counts.stored, width: 120 },
                { id: "refused", name: t.refused, kind: "number", value: (one) => one.counts.refused, width: 110 },
              ]}
            />
          </Panel>
        )}
      </Stack>
    </Page>
  );
}
