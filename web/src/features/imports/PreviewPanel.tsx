import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { DataTable } from "../../ui/DataTable";
import { Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { texts } from "./texts";
import type { Preview } from "./useImports";

/** The first rows as they would be stored, and those that would be refused. */
export function PreviewPanel({ preview }: { preview: Preview }) {
  const t = useTexts(texts);
  const format = useFormat();
  const money = (amount: number | undefined, currency: string | undefined) =>
    amount === undefined ? "–" : currency ? format.money(amount, currency) : format.number(amount);
  return (
    <Stack space={6}>
      <Panel title={t.preview} note={t.previewNote(format.number(preview.rows), format.number(preview.refusedRows))} flush>
        {preview.spend.length > 0 ? (
          <DataTable
            label={t.preview}
            rows={preview.spend}
            rowKey={(_, index) => String(index)}
            columns={[
              { id: "day", name: t.day, value: (cost) => cost.day, show: (cost) => format.day(cost.day) },
              { id: "days", name: t.period, kind: "number", value: (cost) => cost.days },
              { id: "channel", name: t.channel, value: (cost) => cost.channel },
              { id: "campaign", name: t.campaign, value: (cost) => cost.campaign },
              { id: "cost", name: t.cost, kind: "number", value: (cost) => cost.cost, show: (cost) => money(cost.cost, cost.currency) },
            ]}
          />
        ) : (
          <DataTable
            label={t.preview}
            rows={preview.events}
            rowKey={(event) => event.eventId}
            columns={[
              { id: "time", name: t.time, value: (event) => event.occurredAt, show: (event) => format.moment(event.occurredAt) },
              { id: "name", name: t.name, value: (event) => event.name },
              { id: "person", name: t.person, value: (event) => event.userId ?? event.anonymousId },
              { id: "channel", name: t.channel, value: (event) => event.channel },
              {
                id: "revenue",
                name: t.revenue,
                kind: "number",
                value: (event) => event.revenue,
                show: (event) => money(event.revenue, event.currency),
              },
            ]}
          />
        )}
      </Panel>
      {preview.refused.length > 0 && (
        <Panel title={t.refusedRows} flush>
          <DataTable
            label={t.refusedRows}
            rows={preview.refused}
            rowKey={(row) => String(row.line)}
            columns={[
              { id: "line", name: t.line, kind: "number", value: (row) => row.line, width: 100 },
              { id: "reason", name: t.reason, value: (row) => row.reason },
            ]}
          />
        </Panel>
      )}
    </Stack>
  );
}
