import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Caution } from "../../ui/Caution";
import type { Results } from "./campaigns";
import { texts } from "./texts";

type Alert = Results["pacing"]["alerts"][number];

/** What is off, in the reader's language and with the figures that say so. */
export function Alerts({ results }: { results: Results }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { pacing, outside, currency } = results;
  if (pacing.alerts.length === 0) return null;
  const money = (amount: number) => format.moneyHeadline(amount, currency);
  const words = ({ kind, text }: Alert): string => {
    const { budget, target } = pacing;
    switch (kind) {
      case "over-budget":
      case "under-budget":
        return budget?.forecast ? t[`alert-${kind}`](money(budget.forecast.low), money(budget.forecast.high), money(budget.planned)) : text;
      case "behind-target":
        return target?.forecast
          ? t["alert-behind-target"](format.headline(target.forecast.low), format.headline(target.forecast.high), format.headline(target.planned))
          : text;
      case "spend-outside-dates":
        return t["alert-spend-outside-dates"](format.money(outside.cost, currency));
    }
  };
  return (
    <Caution title={t.alerts}>
      {pacing.alerts.map((alert) => (
        <div key={alert.kind}>{words(alert)}</div>
      ))}
    </Caution>
  );
}
