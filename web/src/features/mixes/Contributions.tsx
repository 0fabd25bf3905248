import { useMemo, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData } from "../../ui/Chart";
import { Select } from "../../ui/fields";
import type { Mix, Report } from "./mixes";
import { channelName, outcomeName } from "./names";
import { texts } from "./texts";

const ALL = "all";
const BASELINE = "baseline";

/** What each channel brought by week, on what would have come anyway; one alone with its interval. */
export function Contributions({ mix, report }: { mix: Mix; report: Report }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [shown, setShown] = useState(ALL);
  const { fit, table } = mix;
  const outcome = outcomeName(fit, t);
  const data = useMemo<ChartData>(() => {
    const named = (channel: string) => channelName(channel, fit.from);
    const axis = { name: t.week, values: report.weeks, show: (day: string | number) => format.day(String(day)) };
    const figures = { show: format.headline, exact: (value: number) => format.number(Math.round(value)) };
    if (shown !== ALL) {
      const intervals = shown === BASELINE ? report.baseline : (report.contributions[shown] ?? []);
      return {
        kind: "line",
        x: axis,
        ...figures,
        series: [
          {
            name: shown === BASELINE ? t.baseline : named(shown),
            channel: shown,
            values: intervals.map(({ mean }) => mean),
            band: { name: t.interval, low: intervals.map(({ low }) => low), high: intervals.map(({ high }) => high) },
          },
        ],
      };
    }
    const channels = report.channels.map(({ result }) => result).toSorted((one, other) => other.contribution.mean - one.contribution.mean);
    return {
      kind: "area",
      x: axis,
      ...figures,
      series: [
        { name: t.baseline, values: report.baseline.map(({ mean }) => mean), quiet: true },
        ...channels.map(({ channel }) => ({ name: named(channel), channel, values: (report.contributions[channel] ?? []).map(({ mean }) => mean) })),
        { name: t.actual(outcome), values: table.outcome, role: "comparison" as const },
      ],
    };
  }, [shown, fit.from, table, report, outcome, t, format]);
  const choices = [
    { value: ALL, label: t.allStacked },
    { value: BASELINE, label: t.baseline },
    ...report.channels.map(({ result }) => ({ value: result.channel, label: channelName(result.channel, fit.from) })),
  ];
  return (
    <Chart
      title={t.byWeek(outcome)}
      note={shown === ALL ? t.byWeekNote : t.oneNote}
      data={data}
      height={340}
      actions={<Select aria-label={t.shown} size="xs" w={176} data={choices} value={shown} onChange={(chosen) => setShown(chosen ?? ALL)} allowDeselect={false} />}
    />
  );
}
