import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Select } from "../../ui/fields";
import { Quiet, Row } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import styles from "./inbox.module.css";
import { atLeast, CERTAINTIES, type Certainty, type Item, keyOf, totalOf, valueOf } from "./items";
import { texts } from "./texts";

const MOST_NAMED = 8;

type BulkProps = {
  shown: Item[];
  chosen: Item[];
  currency: string | undefined;
  onChoose: (items: Item[]) => void;
  onAccept: () => Promise<unknown>;
};

/** Many at once: by how sure the proposals are, with count and sum before anything is done. */
export function Bulk({ shown, chosen, currency, onChoose, onAccept }: BulkProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [least, setLeast] = useState<Certainty>("almost-sure");
  const [asking, setAsking] = useState(false);
  const sure = atLeast(shown, least);
  const count = format.number(chosen.length);
  return (
    <Panel>
      <Row spread="between" align="end" space={4}>
        <Row align="end">
          <Select
            label={t.bulkLeast}
            allowDeselect={false}
            data={CERTAINTIES.map((value) => ({ value, label: t[`least-${value}`] }))}
            value={least}
            onChange={(value) => value && setLeast(value as Certainty)}
          />
          <Button disabled={sure.length === 0} onClick={() => onChoose(sure)}>
            {t.bulkChoose(format.number(sure.length))}
          </Button>
        </Row>
        <div className={styles.chosen} role="status">
          {chosen.length > 0 && (
            <>
              <strong>{t.chosen(chosen.length, count)}</strong>
              <Sum items={chosen} currency={currency} />
            </>
          )}
        </div>
        {chosen.length > 0 && (
          <Row>
            <Button look="quiet" onClick={() => onChoose([])}>
              {t.clear}
            </Button>
            <Button look="primary" onClick={() => setAsking(true)}>
              {t.bulkAccept(chosen.length, count)}
            </Button>
          </Row>
        )}
      </Row>
      <ConfirmDialog
        title={t.bulkAccept(chosen.length, count)}
        action={t.bulkAccept(chosen.length, count)}
        danger={false}
        opened={asking && chosen.length > 0}
        onClose={() => setAsking(false)}
        onConfirm={onAccept}
      >
        <p>
          <Sum items={chosen} currency={currency} />
        </p>
        <ul className={styles.pairs}>
          {chosen.slice(0, MOST_NAMED).map((item) => (
            <li key={keyOf(item)}>
              <code>{valueOf(item).value}</code> → {item.proposals[0]?.campaignName}
            </li>
          ))}
          {chosen.length > MOST_NAMED && <li>{t.andMore(format.number(chosen.length - MOST_NAMED))}</li>}
        </ul>
        <p>
          <Quiet>{t.confirmNote}</Quiet>
        </p>
      </ConfirmDialog>
    </Panel>
  );
}

function Sum({ items, currency }: { items: Item[]; currency: string | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { cost, revenue, visits, unrated } = totalOf(items);
  const money = (amount: number) => (currency ? format.money(amount, currency) : format.number(amount));
  return (
    <span>
      {t.chosenSum(money(cost), money(revenue), format.number(visits), visits)}
      {unrated.length > 0 && <>; {t.chosenUnrated(unrated.map((one) => format.money(one.amount, one.currency)).join(", "))}</>}
    </span>
  );
}
