import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { type Gap, sent } from "./health";
import { texts } from "./texts";

const TONES = { less: "bad", more: "caution" } as const;

/** When fewer or more events came than usual. */
export function Gaps({ gaps }: { gaps: Gap[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns: Column<Gap>[] = [
    { id: "source", name: t.source, value: ({ source }) => source },
    { id: "events", name: t.events, value: (gap) => sent(gap, t.everything) },
    {
      id: "direction",
      name: t.state,
      value: ({ direction }) => direction,
      show: ({ direction }) => <Badge tone={TONES[direction]}>{t[direction]}</Badge>,
    },
    {
      id: "from",
      name: t.when,
      value: ({ from }) => from,
      show: ({ from, to }) => `${format.hour(from, true)} – ${format.hour(to, true)}`,
    },
    { id: "seen", name: t.seen, kind: "number", value: ({ seen }) => seen },
    { id: "usual", name: t.usual, kind: "number", value: ({ usual }) => usual },
  ];
  return (
    <Panel title={t.volume} note={t.volumeNote} flush>
      <DataTable
        label={t.volume}
        columns={columns}
        rows={gaps}
        rowKey={(gap) => `${gap.source} ${gap.type} ${gap.name} ${gap.from}`}
        empty={t.noGaps}
      />
    </Panel>
  );
}
