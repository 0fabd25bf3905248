import type { Schema } from "../../api/client";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Quiet } from "../../ui/layout";
import { type LeftOut, LEFT_OUT } from "./leftOut";
import styles from "./overview.module.css";
import { texts } from "./texts";

type FootnotesProps = { overview: Schema<"Overview">; onInclude: (included: LeftOut[]) => void };

/** What the figures leave out, what they cannot tell, and whose days they are. */
export function Footnotes({ overview, onInclude }: FootnotesProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { included, total, unlinkedVisits, otherCurrencies, until, comparedRange, zone } = overview;
  const events = { robots: overview.robotEvents, internal: overview.internalEvents };
  const told = LEFT_OUT.filter((one) => events[one] > 0 || included.includes(one));
  return (
    <div className={styles.footnotes}>
      {unlinkedVisits > 0 && <p>{t.unlinked(format.percent(unlinkedVisits / total.visits))}</p>}
      {told.map((one) => {
        const isIn = included.includes(one);
        const count = format.number(events[one]);
        return (
          <p key={one}>
            {(isIn ? t[`in-${one}`] : t[`out-${one}`])(count, events[one] === 1)}{" "}
            <Button small look="quiet" onClick={() => onInclude(isIn ? included.filter((other) => other !== one) : [...included, one])}>
              {isIn ? t[`leave-${one}`] : t[`take-${one}`]}
            </Button>
          </p>
        );
      })}
      <Quiet small>
        {otherCurrencies.map(({ currency, orders, amount }) => `${t.otherCurrency(t.orderCount(format.number(orders), orders === 1), format.money(amount, currency))} `)}
        {t.zone(zone)}
        {until && comparedRange && ` ${t.upTo(until.slice(11, 16))}`}
      </Quiet>
    </div>
  );
}
