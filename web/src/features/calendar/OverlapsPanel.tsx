import { Link } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import type { Calendar, CampaignOverlap } from "./calendar";
import styles from "./calendar.module.css";
import { texts } from "./texts";

export function OverlapsPanel({ calendar }: { calendar: Calendar }) {
  const t = useTexts(texts);
  const format = useFormat();
  const names = new Map(calendar.campaigns.map(({ id, name }) => [id, name]));
  const shared = ({ channels, market, segments }: CampaignOverlap) =>
    [...channels, ...segments.map(t.segment), ...(market === undefined ? [] : [t.market(market)])].join(", ");
  const linked = (id: string) => <Link to={`/campaigns/${id}`}>{names.get(id) ?? id}</Link>;
  const all = calendar.overlapCount;
  return (
    <Panel
      title={t.overlaps}
      note={calendar.overlaps.length < all ? t.moreOverlaps(calendar.overlaps.length, all) : t.overlapsNote}
      flush
    >
      <DataTable
        label={t.overlaps}
        rows={calendar.overlaps}
        rowKey={({ one, other }) => `${one} ${other}`}
        height={420}
        empty={<p className={styles.none}>{t.noOverlaps}</p>}
        columns={[
          { id: "one", name: t.one, value: (row) => names.get(row.one), show: (row) => linked(row.one) },
          { id: "other", name: t.other, value: (row) => names.get(row.other), show: (row) => linked(row.other) },
          { id: "days", name: t.days, value: (row) => row.from, show: (row) => format.days(row.from, row.to) },
          { id: "shared", name: t.shared, kind: "sentence", value: shared },
        ]}
      />
    </Panel>
  );
}
