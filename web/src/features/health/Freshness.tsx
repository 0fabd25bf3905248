import { Link } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { duration, type Source } from "./health";
import { texts } from "./texts";

const TONES = { fresh: "good", late: "bad", learning: "neutral", silent: "neutral" } as const;

/** How long each source has been silent, against the longest it ever was. */
export function Freshness({ sources }: { sources: Source[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns: Column<Source>[] = [
    {
      id: "source",
      name: t.source,
      value: ({ source }) => source,
      show: ({ source }) => <Link to={`/ledger?source=${encodeURIComponent(source)}`}>{source}</Link>,
    },
    {
      id: "state",
      name: t.state,
      value: ({ state }) => state,
      show: ({ state }) => <Badge tone={TONES[state]}>{t[`state-${state}`]}</Badge>,
    },
    {
      id: "newest",
      name: t.newest,
      value: ({ newest }) => newest ?? "",
      show: ({ newest }) => (newest ? format.ago(newest) : t.none),
    },
    {
      id: "usual",
      name: t.usualSilence,
      value: ({ usualSilenceSeconds }) => usualSilenceSeconds ?? null,
      show: ({ usualSilenceSeconds }) => (usualSilenceSeconds === undefined ? "" : duration(usualSilenceSeconds, format.language)),
    },
    { id: "lastDay", name: t.lastDay, kind: "number", value: ({ lastDay }) => lastDay },
  ];
  return (
    <Panel title={t.freshness} note={t.freshnessNote} flush>
      <DataTable
        label={t.freshness}
        columns={columns}
        rows={sources}
        rowKey={({ source }) => source}
        sort={{ id: "newest", descending: true }}
        empty={t.noSources}
      />
    </Panel>
  );
}
