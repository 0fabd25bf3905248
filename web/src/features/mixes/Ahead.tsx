import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { NumberInput } from "../../ui/fields";
import { IconChartLine } from "../../ui/icons";
import { Columns, Row, Stack } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { type Forecast, forecast, type Mix } from "./mixes";
import { channelName, outcomeName } from "./names";
import { texts } from "./texts";

const MOST_WEEKS = 52;
/** The server takes the mean of these where nothing is typed. */
const RECENT_WEEKS = 4;
/** Weeks before the forecast that are drawn. */
const BEFORE = 26;

/** What the coming weeks bring under a spend that somebody types. */
export function Ahead({ mix }: { mix: Mix }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { fit, table } = mix;
  const usual = useMemo(() => recent(table), [table]);
  const [weeks, setWeeks] = useState<number | "">(12);
  const [spend, setSpend] = useState<Record<string, number | "">>(usual);
  const asking = useMutation({
    mutationFn: () => forecast(fit.id, Number(weeks), Object.fromEntries(Object.entries(spend).filter((each): each is [string, number] => each[1] !== "" && each[1] !== usual[each[0]]))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <>
      <Panel title={t.ahead} note={t.aheadNote}>
        <form onSubmit={submit}>
          <Stack>
            <Columns least={168}>
              <NumberInput label={t.weeksAhead} min={1} max={MOST_WEEKS} value={weeks} onChange={(value) => setWeeks(typeof value === "number" ? value : "")} />
              {Object.keys(usual).map((channel) => (
                <NumberInput
                  key={channel}
                  label={t.spendOf(channelName(channel, fit.from))}
                  min={0}
                  decimalScale={2}
                  thousandSeparator={format.language === "de" ? "." : ","}
                  decimalSeparator={format.language === "de" ? "," : "."}
                  value={spend[channel]}
                  onChange={(value) => setSpend((before) => ({ ...before, [channel]: typeof value === "number" ? value : "" }))}
                />
              ))}
            </Columns>
            {asking.isError && <ProblemNotice problem={asking.error} />}
            <Row>
              <Button icon={IconChartLine} submits busy={asking.isPending} disabled={weeks === ""}>
                {t.forecast}
              </Button>
            </Row>
          </Stack>
        </form>
      </Panel>
      {asking.data && <Coming mix={mix} found={asking.data} />}
    </>
  );
}

/** A week's spend by channel, as in the last weeks. */
function recent(table: Mix["table"]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { channel, spend } of table.advertising) {
    const last = spend.slice(-RECENT_WEEKS);
    sums[channel] = (sums[channel] ?? 0) + last.reduce((sum, each) => sum + each, 0) / Math.max(1, last.length);
  }
  return Object.fromEntries(Object.entries(sums).map(([channel, each]) => [channel, Math.round(each * 100) / 100]));
}

function Coming({ mix: { fit, table }, found }: { mix: Mix; found: Forecast }) {
  const t = useTexts(texts);
  const format = useFormat();
  const outcome = outcomeName(fit, t);
  const data = useMemo<ChartData>(() => {
    const known = table.outcome.slice(-BEFORE);
    const first = addDays(table.first, 7 * (table.outcome.length - known.length));
    const coming = found.outcome[0] ?? [];
    const none = known.map(() => null);
    return {
      kind: "line",
      x: { name: t.week, values: [...known, ...coming].map((_, week) => addDays(first, 7 * week)), show: (day) => format.day(String(day)) },
      show: format.headline,
      exact: (value) => format.number(Math.round(value)),
      series: [
        { name: t.forecasted, values: [...none, ...coming.map(({ mean }) => mean)], band: { name: t.interval, low: [...none, ...coming.map(({ low }) => low)], high: [...none, ...coming.map(({ high }) => high)] } },
        { name: t.actual(outcome), values: [...known, ...coming.map(() => null)], role: "comparison" },
      ],
    };
  }, [table, found, outcome, t, format]);
  const { mean, low, high } = found.total;
  const rows = Object.entries(found.contributions).toSorted(([, one], [, other]) => other.mean - one.mean);
  const columns: Column<(typeof rows)[number]>[] = [
    { id: "channel", name: t.channel, value: ([channel]) => channelName(channel, fit.from), width: 168 },
    { id: "mean", name: t.willBring, kind: "number", width: 136, value: ([, interval]) => interval.mean, show: ([, interval]) => format.headline(interval.mean) },
    { id: "interval", name: t.interval, kind: "number", width: 184, sortable: false, value: ([, interval]) => `${interval.low} – ${interval.high}`, show: ([, interval]) => `${format.headline(interval.low)} – ${format.headline(interval.high)}` },
  ];
  return (
    <Columns least={420}>
      <Chart title={t.coming(outcome)} note={t.comingNote(format.headline(mean), format.headline(low), format.headline(high))} data={data} height={280} />
      <Panel title={t.ofIt} note={t.ofItNote} flush actions={<TableMenu sheet={sheetOf(t.ofIt, columns, rows)} />}>
        <DataTable label={t.ofIt} columns={columns} rows={rows} rowKey={([channel]) => channel} />
      </Panel>
    </Columns>
  );
}
