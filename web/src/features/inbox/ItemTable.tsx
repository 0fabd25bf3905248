import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { Checkbox } from "../../ui/fields";
import { IconDots } from "../../ui/icons";
import { Quiet } from "../../ui/layout";
import styles from "./inbox.module.css";
import { Amounts } from "./Amounts";
import { type Item, keyOf, valueOf, worthOf } from "./items";
import { CertaintyBadge, useReason } from "./Reason";
import { texts } from "./texts";
import type { Decided } from "./useDecided";

type ItemTableProps = {
  items: Item[];
  currency: string | undefined;
  chosen: ReadonlySet<string>;
  decided: Decided;
  mayDecide: boolean;
  busy: boolean;
  onToggle: (item: Item) => void;
  onAccept: (item: Item) => void;
  onOpen: (item: Item) => void;
};

export function ItemTable({ items, currency, chosen, decided, mayDecide, busy, onToggle, onAccept, onOpen }: ItemTableProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const reason = useReason();
  const refusal = (item: Item) =>
    decided.refused.get(keyOf(item)) ?? (!decided.watched && decided.accepted.has(keyOf(item)) ? t.stillThere : undefined);
  return (
    <DataTable
      label={t.table}
      rows={items}
      rowKey={keyOf}
      columns={[
        ...(mayDecide
          ? [
              {
                id: "choose",
                name: t.choose,
                sortable: false,
                width: 72,
                value: (item: Item) => chosen.has(keyOf(item)),
                show: (item: Item) => (
                  <Checkbox
                    aria-label={t.chooseOne(valueOf(item).value)}
                    disabled={item.proposals.length === 0}
                    checked={chosen.has(keyOf(item)) && item.proposals.length > 0}
                    onChange={() => onToggle(item)}
                  />
                ),
              },
            ]
          : []),
        {
          id: "value",
          name: t.value,
          value: (item) => valueOf(item).value,
          show: (item) => (
            <span className={styles.value}>
              <Badge>{t[item.kind]}</Badge>
              <button type="button" className={styles.open} onClick={() => onOpen(item)} title={valueOf(item).value}>
                {valueOf(item).value}
              </button>
            </span>
          ),
        },
        { id: "cost", name: t.cost, kind: "number", value: (item) => worthOf(item.cost), show: (item) => <Amounts money={item.cost} currency={currency} /> },
        {
          id: "revenue",
          name: t.revenue,
          kind: "number",
          value: (item) => worthOf(item.revenue),
          show: (item) => <Amounts money={item.revenue} currency={currency} />,
        },
        { id: "visits", name: t.visits, kind: "number", value: (item) => (item.kind === "utm" ? item.visits : null) },
        {
          id: "proposal",
          name: t.proposal,
          value: (item) => item.proposals[0]?.confidence ?? null,
          show: (item) => {
            const first = item.proposals[0];
            const against = refusal(item);
            if (against) return <span className={styles.refused}>{against}</span>;
            if (!first) return <Quiet>{t.noProposal}</Quiet>;
            return (
              <span className={styles.proposal}>
                {first.campaignName} <CertaintyBadge proposal={first} />
                <span className={styles.reason} title={reason(first)}>
                  {reason(first)}
                </span>
              </span>
            );
          },
        },
        ...(mayDecide
          ? [
              {
                id: "act",
                name: "",
                sortable: false,
                value: () => null,
                show: (item: Item) => {
                  const first = item.proposals[0];
                  const { value } = valueOf(item);
                  return (
                    <span className={styles.value}>
                      {first && (
                        <Button small disabled={busy} label={t.acceptFor(value, first.campaignName)} onClick={() => onAccept(item)}>
                          {t.accept}
                        </Button>
                      )}
                      <IconButton icon={IconDots} label={t.open(value)} onClick={() => onOpen(item)} />
                    </span>
                  );
                },
              },
            ]
          : []),
        { id: "seen", name: t.seen, value: (item) => item.lastSeen, show: (item) => format.days(item.firstSeen, item.lastSeen) },
        { id: "with", name: t.with, value: (item) => said(item), show: (item) => <Quiet>{said(item)}</Quiet> },
      ]}
    />
  );
}

/** What else is known of it: source and account of costs, and what marks came with. */
function said(item: Item): string {
  return [...valueOf(item).with, ...item.examples].join(", ");
}
