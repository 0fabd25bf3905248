import { useMemo } from "react";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData } from "../../ui/Chart";
import { Stack, Stale } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { Doubts } from "./Doubts";
import type { Fit, Look } from "./mixes";
import { capital } from "./names";
import { texts } from "./texts";

type WeeksPreviewProps = {
  look: Look | undefined;
  busy: boolean;
  from: Fit["from"];
  outcome: string;
  /** Where it is of the outcome's size. */
  withSpend: boolean;
};

/** What would be fitted, and what can be said against it before. */
export function WeeksPreview({ look, busy, from, outcome, withSpend }: WeeksPreviewProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData | undefined>(() => look && chart(look, outcome, withSpend, t, format), [look, outcome, withSpend, t, format]);
  if (!look) return busy ? <Skeleton height={280} /> : null;
  const { table, warnings, unratedOrders, unratedCosts } = look;
  const weeks = table.outcome.length;
  const channels = new Set(table.advertising.map(({ channel }) => channel)).size;
  const note = t.willBeFitted(format.number(weeks), format.days(table.first, addDays(table.first, 7 * weeks - 1)), format.number(channels), format.number(table.influences.length));
  const unrated = unratedOrders + unratedCosts > 0 ? [t.unrated(format.number(unratedOrders), format.number(unratedCosts))] : [];
  return (
    <Stale stale={busy}>
      <Stack>
        <Chart title={t.weeksOf(capital(outcome))} note={note} data={data} height={200} notes={unrated} />
        {warnings.length > 0 && (
          <Panel title={t.before}>
            <Doubts warnings={warnings} from={from} />
          </Panel>
        )}
      </Stack>
    </Stale>
  );
}

type Format = ReturnType<typeof useFormat>;

function chart({ table }: Look, outcome: string, withSpend: boolean, t: (typeof texts)["en"], format: Format): ChartData {
  const spend = table.outcome.map((_, week) => table.advertising.reduce((sum, each) => sum + (each.spend[week] ?? 0), 0));
  return {
    kind: "line",
    x: { name: t.week, values: table.outcome.map((_, week) => addDays(table.first, 7 * week)), show: (day) => format.day(String(day)) },
    show: format.headline,
    exact: format.number,
    series: [{ name: outcome, values: table.outcome }, ...(withSpend ? [{ name: t.spendOfAll, values: spend, quiet: true }] : [])],
  };
}
