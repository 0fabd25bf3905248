import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Figure } from "../../ui/Figure";
import styles from "./campaigns.module.css";
import type { Results } from "./campaigns";
import { ratio } from "./pacing";
import { texts } from "./texts";

/** The figures of all of the campaign's time. */
export function ResultFigures({ results }: { results: Results }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { total, people, currency } = results;
  const money = (amount: number) => format.moneyHeadline(amount, currency);
  const exact = (amount: number) => format.money(amount, currency);
  const count = (name: string, value: number, note?: string) => (
    <Figure name={name} value={format.headline(value)} exact={format.number(value)} note={note} />
  );
  const perOrder = ratio(total.cost, total.orders);
  const gained = ratio(total.net, total.cost);
  const perPerson = ratio(total.visits, people);
  return (
    <div className={styles.figures} role="group" aria-label={t.figures}>
      <Figure name={t.cost} value={money(total.cost)} exact={exact(total.cost)} note={t.claimed(format.headline(total.impressions), format.headline(total.clicks))} />
      {count(t.visits, total.visits)}
      {count(t.people, people, perPerson === null ? undefined : t.visitsEach(format.headline(perPerson)))}
      {count(t.orders, total.orders, t.newCustomers(format.number(total.newCustomers), total.newCustomers))}
      <Figure name={t.gross} value={money(total.gross)} exact={exact(total.gross)} />
      <Figure name={t.net} value={money(total.net)} exact={exact(total.net)} note={t.netNote} />
      <Figure name={t.costPerOrder} value={perOrder === null ? "–" : money(perOrder)} exact={perOrder === null ? undefined : exact(perOrder)} />
      <Figure name={t.returnOnSpend} value={gained === null ? "–" : format.headline(gained)} note={t.returnNote} />
    </div>
  );
}
