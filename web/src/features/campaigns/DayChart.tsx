import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type SeriesData } from "../../ui/Chart";
import { Choice } from "../../ui/fields";
import type { Results } from "./campaigns";
import type { Campaign } from "./plan";
import { ownDays, pointsOf } from "./series";
import { texts } from "./texts";

const SHOWN = ["money", "orders", "visits", "clicks"] as const;
type Shown = (typeof SHOWN)[number];

/** Money, or what was counted, by day of the campaign; where there are many days, by week. */
export function DayChart({ campaign, results }: { campaign: Campaign; results: Results }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const shown = SHOWN.find((one) => one === search.get("show")) ?? "money";
  const choose = (one: Shown) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (one === "money") after.delete("show");
        else after.set("show", one);
        return after;
      },
      { replace: true },
    );
  const days = useMemo(() => ownDays(results.days, campaign), [results, campaign]);
  const data = useMemo<SeriesData>(() => {
    const { by, points } = pointsOf(days);
    const { currency, pacing } = results;
    const values = points.map(({ at }) => at);
    const open = values.findIndex((at) => (by === "week" ? addDays(at, 6) : at) > pacing.until);
    const line = (name: string, of: (sums: Results["total"]) => number) => ({ name, values: points.map(({ sums }) => of(sums)) });
    return {
      kind: "line",
      x: { name: t[by], values, show: (at) => format.shortDay(String(at)) },
      show: shown === "money" ? (value) => format.moneyHeadline(value, currency) : format.headline,
      exact: shown === "money" ? (value) => format.money(value, currency) : format.number,
      incompleteFrom: open < 0 || pacing.until === campaign.endsOn ? undefined : open,
      series:
        shown === "money"
          ? [line(t.cost, ({ cost }) => cost), line(t.net, ({ net }) => net)]
          : shown === "orders"
            ? [line(t.orders, ({ orders }) => orders), line(t.newCustomersName, ({ newCustomers }) => newCustomers)]
            : shown === "visits"
              ? [line(t.visits, ({ visits }) => visits)]
              : [line(t.clicks, ({ clicks }) => clicks)],
    };
  }, [days, results, shown, campaign.endsOn, format, t]);
  const first = days[0]?.day;
  return (
    <Chart
      title={data.x.name === t.week ? t.overWeeks : t.overDays}
      note={first && `${format.days(first, days.at(-1)?.day ?? first)}${days.length < results.days.length ? `; ${t.ownDays}` : ""}`}
      data={data}
      height={300}
      actions={
        <Choice
          label={t.shown}
          labelHidden
          small
          value={shown}
          onChange={choose}
          options={SHOWN.map((one) => ({ value: one, label: t[`show-${one}`] }))}
        />
      }
    />
  );
}
