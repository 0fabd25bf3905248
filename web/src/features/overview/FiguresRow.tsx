import type { ReactNode } from "react";
import type { Schema } from "../../api/client";
import type { Format } from "../../format/numbers";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Figure } from "../../ui/Figure";
import { exact, headline, type Measure, MEASURES, valueOf } from "./measures";
import styles from "./overview.module.css";
import { texts } from "./texts";

type FiguresRowProps = { overview: Schema<"Overview"> | undefined; measure: Measure; onChoose: (measure: Measure) => void };

/** The figures with their changes; the chosen one is what picture and tables show. */
export function FiguresRow({ overview, measure, onChoose }: FiguresRowProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const base = overview?.comparedRange
    ? t.against(shortDays(format, overview.comparedRange))
    : undefined;
  return (
    <div className={styles.figures} role="group" aria-label={t.figures}>
      {MEASURES.map((one) => {
        const now = overview ? valueOf(overview.total, one) : null;
        const before = overview?.compared ? valueOf(overview.compared, one) : null;
        return (
          <button key={one} type="button" className={styles.tile} aria-pressed={one === measure} onClick={() => onChoose(one)}>
            <Figure
              name={t[one]}
              value={headline(format, one, now, overview?.currency)}
              exact={exact(format, one, now, overview?.currency)}
              loading={!overview}
              change={
                base !== undefined && now !== null && before !== null
                  ? { now, before, base, kind: one === "conversion" ? "points" : "relative" }
                  : undefined
              }
              note={overview && one === "revenue" ? <RevenueNote overview={overview} /> : undefined}
            />
          </button>
        );
      })}
    </div>
  );
}

/** Without the year, which the range at the top of the page names. */
function shortDays(format: Format, { from, to }: Schema<"Days">): string {
  return from === to ? format.shortDay(from) : `${format.shortDay(from)} – ${format.shortDay(to)}`;
}

function RevenueNote({ overview }: { overview: Schema<"Overview"> }): ReactNode {
  const t = useTexts(texts);
  const format = useFormat();
  const { currency, refunds } = overview;
  const back = refunds?.find((one) => one.currency === currency);
  return currency && back ? `${t.beforeRefunds}; ${t.paidBack(format.moneyHeadline(back.amount, currency))}` : t.beforeRefunds;
}
