import { Link } from "react-router";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { type Account, accountOf, type Ledger, sourcesOf } from "./ledger";
import { texts } from "./texts";

const COUNTS = ["received", "stored", "duplicates", "dropped", "rejected", "pending", "difference"] as const;
const TONES = { balanced: "good", settling: "neutral", off: "bad" } as const;

type Line = Account & { source: string };

export function BySource({ ledger }: { ledger: Ledger }) {
  const t = useTexts(texts);
  const columns: Column<Line>[] = [
    {
      id: "source",
      name: t.source,
      value: (line) => line.source,
      show: (line) => <Link to={`?source=${encodeURIComponent(line.source)}`}>{line.source}</Link>,
    },
    ...COUNTS.map((count): Column<Line> => ({ id: count, name: t[count], kind: "number", value: (line) => line.totals[count] })),
    {
      id: "state",
      name: t.state,
      value: (line) => line.state,
      show: (line) => <Badge tone={TONES[line.state]}>{t[`state-${line.state}`]}</Badge>,
    },
  ];
  return (
    <Panel title={t.bySource} flush>
      <DataTable
        label={t.bySource}
        columns={columns}
        rows={sourcesOf(ledger).map((source) => ({ source, ...accountOf(ledger, source) }))}
        rowKey={(line) => line.source}
        sort={{ id: "received", descending: true }}
      />
    </Panel>
  );
}
