import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData } from "../../ui/Chart";
import { Columns, Quiet, Stack } from "../../ui/layout";
import type { Mix, Report } from "./mixes";
import { channelName, outcomeName } from "./names";
import { texts } from "./texts";

/** What more and less of each channel would have brought. */
export function Curves({ mix: { fit }, report }: { mix: Mix; report: Report }) {
  const t = useTexts(texts);
  return (
    <Stack space={3}>
      <div>
        <h2>{t.curves}</h2>
        <Quiet small>{t.curvesNote(outcomeName(fit, t))}</Quiet>
      </div>
      <Columns least={340}>
        {report.channels.map((each) => (
          <One key={each.result.channel} each={each} fit={fit} weeks={report.weeks.length} />
        ))}
      </Columns>
    </Stack>
  );
}

function One({ each: { result, curve }, fit, weeks }: { each: Report["channels"][number]; fit: Mix["fit"]; weeks: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const title = channelName(result.channel, fit.from);
  const data = useMemo<ChartData>(() => {
    const a = (interval: "mean" | "low" | "high") => curve.map(({ contribution }) => contribution[interval] / weeks);
    const spends = curve.map(({ spend }) => spend / weeks);
    const present = spends[curve.findIndex(({ multiple }) => Math.abs(multiple - 1) < 1e-9)];
    return {
      kind: "line",
      x: { name: t.spendAWeek, values: spends, show: (spend) => format.headline(Number(spend)) },
      show: format.headline,
      exact: (value) => format.number(Math.round(value)),
      series: [{ name: t.bringsAWeek, channel: result.channel, values: a("mean"), band: { name: t.interval, low: a("low"), high: a("high") } }],
      flags: present === undefined ? [] : [{ at: present, text: t.present }],
    };
  }, [curve, weeks, result.channel, t, format]);
  const { mean, low, high } = result.marginalRoi;
  const note = mean === null || low === null || high === null ? t.noSpend : t.oneMore(format.headline(mean), format.headline(low), format.headline(high));
  return <Chart title={title} note={note} data={data} height={220} />;
}
