import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { type Change, sent } from "./health";
import { texts } from "./texts";

const TONES = {
  "vanished-event": "bad",
  "vanished-property": "caution",
  "changed-type": "caution",
  "new-event": "neutral",
  "new-property": "neutral",
} as const;

/** What events look like since a week that they did not before. */
export function Changes({ changes }: { changes: Change[] }) {
  const t = useTexts(texts);
  const types = (words: Change["now"]) => words.map((word) => t[`type-${word}`]).join(", ");
  const columns: Column<Change>[] = [
    { id: "source", name: t.source, value: ({ source }) => source },
    { id: "events", name: t.events, value: (change) => sent(change, t.everything) },
    {
      id: "kind",
      name: t.change,
      value: ({ kind }) => t[`kind-${kind}`],
      show: ({ kind }) => <Badge tone={TONES[kind]}>{t[`kind-${kind}`]}</Badge>,
    },
    {
      id: "property",
      name: t.property,
      value: ({ property }) => property ?? "",
      show: ({ property }) => property && <code>{property}</code>,
    },
    {
      id: "types",
      name: t.types,
      value: ({ before, now }) => [types(before), types(now)].filter((one) => one !== "").join(" → "),
    },
  ];
  return (
    <Panel title={t.schema} note={t.schemaNote} flush>
      <DataTable
        label={t.schema}
        columns={columns}
        rows={changes}
        rowKey={(change) => `${change.kind} ${change.source} ${change.type} ${change.name} ${change.property}`}
        empty={t.noChanges}
      />
    </Panel>
  );
}
