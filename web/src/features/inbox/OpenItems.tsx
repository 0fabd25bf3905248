import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { KeyKind } from "../../api/campaigns";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Caution } from "../../ui/Caution";
import { EmptyState } from "../../ui/EmptyState";
import { Choice as OneOf } from "../../ui/fields";
import { IconCircleCheck, IconInbox } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { SearchField } from "../../ui/SearchField";
import { toast } from "../../ui/Toast";
import { useAddress } from "../../ui/useAddress";
import { Bulk } from "./Bulk";
import { ItemDrawer } from "./ItemDrawer";
import { ItemTable } from "./ItemTable";
import { choicesOf, type Item, keyOf, valueOf } from "./items";
import { texts } from "./texts";
import type { Decided } from "./useDecided";

const KINDS: KeyKind[] = ["platform-id", "utm", "coupon"];

type OpenItemsProps = { items: Item[]; currency: string | undefined; decided: Decided };

export function OpenItems({ items, currency, decided }: OpenItemsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const mayDecide = useMay()("campaigns.manage");
  const [search, keep] = useAddress();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const kind = KINDS.find((one) => one === search.get("kind"));
  const text = search.get("text") ?? "";

  const waiting = decided.watched ? items.filter((item) => decided.accepted.has(keyOf(item))) : [];
  const open = items.filter((item) => !waiting.includes(item));
  const shown = open.filter((item) => (kind === undefined || item.kind === kind) && saysSomewhere(item, text));
  const marked = open.filter((item) => chosen.has(keyOf(item)) && item.proposals.length > 0);
  const looked = items.find((item) => keyOf(item) === search.get("item"));
  const refused = open.filter((item) => decided.refused.has(keyOf(item))).length;
  const accepting = useMutation({ mutationFn: (some: Item[]) => decided.accept(choicesOf(some)), onError: toast.problem });

  if (items.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconCircleCheck} title={t.everything}>
          {t.everythingNote}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Stack>
      <Row spread="between" align="end" space={4}>
        <OneOf
          label={t.kind}
          value={kind ?? ""}
          options={[{ value: "", label: t.allKinds }, ...KINDS.map((value) => ({ value: value as string, label: t[value] }))]}
          onChange={(value) => keep({ kind: value })}
        />
        <SearchField label={t.search} value={text} onSearch={(wanted) => keep({ text: wanted })} />
      </Row>
      {mayDecide && items.some((item) => item.proposals.length > 0) && (
        <Bulk
          shown={shown}
          chosen={marked}
          currency={currency}
          onChoose={(some) => setChosen(new Set(some.map(keyOf)))}
          onAccept={async () => {
            await decided.accept(choicesOf(marked));
            setChosen(new Set());
          }}
        />
      )}
      {refused > 0 && <Caution title={t.refusedTitle(format.number(refused))}>{t.refusedNote}</Caution>}
      {waiting.length > 0 && <Quiet>{t.resolving(waiting.length, format.number(waiting.length))}</Quiet>}
      <Panel flush title={t.table} note={t.tableNote}>
        {shown.length === 0 ? (
          <EmptyState icon={IconInbox} title={t.noneFound}>
            {t.noneFoundNote}
          </EmptyState>
        ) : (
          <ItemTable
            items={shown}
            currency={currency}
            chosen={chosen}
            decided={decided}
            mayDecide={mayDecide}
            busy={accepting.isPending}
            onToggle={(item) => setChosen((before) => toggled(before, keyOf(item)))}
            onAccept={(item) => accepting.mutate([item])}
            onOpen={(item) => keep({ item: keyOf(item) })}
          />
        )}
      </Panel>
      <ItemDrawer item={looked} currency={currency} decided={decided} mayDecide={mayDecide} onClose={() => keep({ item: undefined })} />
    </Stack>
  );
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const after = new Set(chosen);
  if (!after.delete(key)) after.add(key);
  return after;
}

function saysSomewhere(item: Item, text: string): boolean {
  const { value, with: rest } = valueOf(item);
  const wanted = text.trim().toLowerCase();
  return [value, ...rest, ...item.examples, ...item.proposals.map((one) => one.campaignName)].some((word) => word.toLowerCase().includes(wanted));
}
