import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Account, everyHour, type Ledger } from "./ledger";
import { texts } from "./texts";

const PARTS = ["stored", "duplicates", "dropped", "rejected", "pending", "notAcknowledged"] as const;

export function ByHour({ ledger, account }: { ledger: Ledger | undefined; account: Account | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo((): ChartData | undefined => {
    if (!ledger || !account) return undefined;
    const hours = everyHour(ledger.from, ledger.to);
    return {
      kind: "stacked",
      x: {
        name: t.hour,
        values: hours.map((hour) => new Date(hour).toISOString()),
        show: (hour) => format.hour(String(hour), hours.length > 24),
      },
      series: PARTS.filter((part) => part === "stored" || account.totals[part] > 0).map((part) => ({
        name: t[part],
        values: hours.map((hour) => account.hours.get(hour)?.[part] ?? 0),
        loss: part === "rejected" || part === "notAcknowledged",
      })),
      show: format.headline,
      exact: format.number,
      incompleteFrom: hours.length - 1,
    };
  }, [ledger, account, t, format]);
  return <Chart title={t.byHour} note={t.byHourNote} data={data} least={1} height={260} />;
}
