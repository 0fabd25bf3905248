import { useTexts } from "../../texts/texts";
import { DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import type { Account } from "./ledger";
import { texts } from "./texts";

export function Reasons({ account }: { account: Account }) {
  const t = useTexts(texts);
  if (account.reasons.length === 0) return null;
  return (
    <Panel title={t.reasons} flush>
      <DataTable
        label={t.reasons}
        rows={account.reasons}
        rowKey={(line) => line.reason}
        sort={{ id: "count", descending: true }}
        columns={[
          { id: "reason", name: t.reason, value: (line) => line.reason, show: (line) => <code>{line.reason}</code> },
          { id: "count", name: t.events, kind: "number", value: (line) => line.count },
        ]}
      />
    </Panel>
  );
}
