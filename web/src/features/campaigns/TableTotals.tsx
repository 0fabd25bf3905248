import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Figure } from "../../ui/Figure";
import styles from "./campaigns.module.css";
import type { Table } from "./campaigns";
import { ratio } from "./pacing";
import { texts } from "./texts";

/** The sums of the rows. */
export function TableTotals({ table }: { table: Table | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const loading = !table;
  const { cost = 0, net = 0, gross = 0, orders = 0, clicks = 0, impressions = 0 } = table?.total ?? {};
  const money = (amount: number) => (table ? format.moneyHeadline(amount, table.currency) : "");
  const exact = (amount: number) => (table ? format.money(amount, table.currency) : "");
  const gained = ratio(net, cost);
  const perOrder = ratio(cost, orders);
  return (
    <div className={styles.figures} role="group" aria-label={t.totals}>
      <Figure
        name={t.cost}
        value={money(cost)}
        exact={exact(cost)}
        note={t.claimed(format.headline(impressions), format.headline(clicks))}
        loading={loading}
      />
      <Figure name={t.net} value={money(net)} exact={exact(net)} note={t.beforeRefunds(money(gross))} loading={loading} />
      <Figure
        name={t.orders}
        value={format.headline(orders)}
        exact={format.number(orders)}
        note={perOrder === null ? undefined : t.costEach(money(perOrder))}
        loading={loading}
      />
      <Figure name={t.returnOnSpend} value={gained === null ? "–" : format.headline(gained)} note={t.returnNote} loading={loading} />
    </div>
  );
}
