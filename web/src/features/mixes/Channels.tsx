import { useMemo } from "react";
import type { Cell } from "../../format/csv";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable } from "../../ui/DataTable";
import { Columns } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import type { Channel, Interval, Mix, Report } from "./mixes";
import { channelName, outcomeName } from "./names";
import { texts } from "./texts";
import { against } from "./warnings";

type ChannelsProps = { mix: Mix; report: Report };

/** The return of a channel that costs next to nothing is of another size than all others. */
const LEAST_OF_SPEND = 0.01;
const INTERVALS = ["contribution", "share", "roi", "marginalRoi", "halfLifeWeeks"] as const;

/** What each channel cost, brought and would bring, with how sure that is. */
export function Channels({ mix: { fit }, report }: ChannelsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const rows = useMemo(() => report.channels.map(({ result }) => result).toSorted((one, other) => other.spend - one.spend), [report]);
  const spent = rows.reduce((sum, { spend }) => sum + spend, 0);
  const money = (amount: number) => (fit.currency ? format.moneyRounded(amount, fit.currency) : format.number(Math.round(amount)));
  const named = ({ channel }: Channel) => channelName(channel, fit.from);
  const span = (interval: Interval, show: (value: number) => string) => <Span interval={interval} show={show} />;
  const columns: Column<Channel>[] = [
    { id: "channel", name: t.channel, width: 144, value: named },
    { id: "spend", name: t.spend, kind: "number", width: 112, value: ({ spend }) => spend, show: ({ spend }) => money(spend) },
    { id: "ofSpend", name: t.ofSpend, about: t.ofSpendAbout, kind: "number", width: 104, value: ({ spend }) => spend / spent, show: ({ spend }) => (spent > 0 ? format.percent(spend / spent) : "–") },
    { id: "share", name: t.ofOutcome, about: t.ofOutcomeAbout(outcomeName(fit, t)), kind: "number", width: 168, value: ({ share }) => share.mean, show: ({ share }) => span(share, format.percent) },
    { id: "contribution", name: t.brought, kind: "number", width: 184, value: ({ contribution }) => contribution.mean, show: ({ contribution }) => span(contribution, format.headline) },
    { id: "roi", name: t.roi, about: t.roiAbout, kind: "number", width: 152, value: ({ roi }) => roi.mean, show: ({ roi }) => span(roi, format.headline) },
    { id: "marginalRoi", name: t.marginal, about: t.marginalAbout, kind: "number", width: 152, value: ({ marginalRoi }) => marginalRoi.mean, show: ({ marginalRoi }) => span(marginalRoi, format.headline) },
    { id: "halfLife", name: t.halfLife, about: t.halfLifeAbout, kind: "number", width: 152, value: ({ halfLifeWeeks }) => halfLifeWeeks.mean, show: ({ halfLifeWeeks }) => span(halfLifeWeeks, format.headline) },
    { id: "doubt", name: t.doubt, width: 192, value: ({ channel }) => doubt(channel), show: ({ channel }) => <Badge tone={against(report.warnings, channel) ? "caution" : "good"}>{doubt(channel)}</Badge> },
  ];
  const doubt = (channel: string) => {
    const kind = against(report.warnings, channel);
    return kind ? t[`kind-${kind}`] : t.noDoubt;
  };
  const names = { contribution: t.brought, share: t.ofOutcome, roi: t.roi, marginalRoi: t.marginal, halfLifeWeeks: t.halfLife };
  const sheet = {
    title: t.channels,
    header: [t.channel, t.spend, ...INTERVALS.flatMap((each) => [names[each], `${names[each]}: ${t.interval} –`, `${names[each]}: ${t.interval} +`]), t.doubt],
    rows: rows.map((row): Cell[] => [named(row), row.spend, ...INTERVALS.flatMap((each) => [row[each].mean, row[each].low, row[each].high]), doubt(row.channel)]),
  };
  return (
    <>
      <Panel title={t.channels} note={t.channelsNote} flush actions={<TableMenu sheet={sheet} />}>
        <DataTable label={t.channels} columns={columns} rows={rows} rowKey={({ channel }) => channel} sort={{ id: "spend", descending: true }} holdsFirst />
      </Panel>
      <Columns least={420}>
        <Returns rows={rows.filter(({ spend }) => spend >= LEAST_OF_SPEND * spent)} named={named} />
        <HalfLives rows={rows} named={named} />
      </Columns>
    </>
  );
}

function Span({ interval: { mean, low, high }, show }: { interval: Interval; show: (value: number) => string }) {
  if (mean === null || low === null || high === null) return "–";
  return (
    <>
      <strong>{show(mean)}</strong> ({show(low)} – {show(high)})
    </>
  );
}

type PictureProps = { rows: Channel[]; named: (row: Channel) => string };

function Returns({ rows, named }: PictureProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData>(() => {
    const series = (name: string, of: "roi" | "marginalRoi") => ({
      name,
      values: rows.map((row) => row[of].mean),
      band: { name: t.interval, low: rows.map((row) => row[of].low), high: rows.map((row) => row[of].high) },
    });
    return { kind: "bar", x: { name: t.channel, values: rows.map(named) }, show: format.headline, exact: format.headline, series: [series(t.roi, "roi"), series(t.marginal, "marginalRoi")] };
  }, [rows, named, t, format]);
  return <Chart title={t.returns} note={t.returnsNote} data={data} least={1} height={280} />;
}

function HalfLives({ rows, named }: PictureProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData>(() => {
    const of = rows.map(({ halfLifeWeeks }) => halfLifeWeeks);
    return {
      kind: "bar",
      x: { name: t.channel, values: rows.map(named) },
      show: format.headline,
      exact: format.headline,
      series: [{ name: t.halfLife, values: of.map(({ mean }) => mean), band: { name: t.interval, low: of.map(({ low }) => low), high: of.map(({ high }) => high) } }],
    };
  }, [rows, named, t, format]);
  return <Chart title={t.halfLives} note={t.halfLivesNote} data={data} least={1} height={280} />;
}
