import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import type { Part, Source } from "./reconciliation";
import { texts } from "./texts";

/** By source and currency, each in its own. */
export function BySource({ sources, currency }: { sources: Source[]; currency: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const amount = (id: "total" | "matched" | "unmatched"): Column<Source> => ({
    id,
    name: t[id],
    kind: "number",
    value: (source) => source.own[id].net,
    show: (source) => format.money(source.own[id].net, source.currency),
  });
  const shown = (part: Part, of: string) => (part.net === 0 ? "–" : format.money(part.net, of));
  const columns: Column<Source>[] = [
    { id: "source", name: t.source, value: ({ sourceId }) => sourceId },
    { id: "currency", name: t.currency, value: (source) => source.currency },
    amount("total"),
    amount("matched"),
    amount("unmatched"),
    {
      id: "company",
      name: t.inCurrency(currency),
      kind: "number",
      value: ({ company }) => company.total.net,
      show: ({ company }) => format.money(company.total.net, currency),
    },
    {
      id: "unrated",
      name: t.unrated,
      kind: "number",
      value: ({ unrated }) => unrated.net,
      show: ({ unrated, currency: own }) => shown(unrated, own),
    },
  ];
  return (
    <Panel title={t.bySource} note={t.bySourceNote} flush>
      <DataTable
        label={t.bySource}
        columns={columns}
        rows={sources}
        rowKey={({ sourceId, currency: own }) => `${sourceId} ${own}`}
        empty={t.noSources}
      />
    </Panel>
  );
}
