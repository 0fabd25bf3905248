import { Link } from "react-router";
import { useInboxSums } from "../../api/campaigns";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import type { Table } from "./campaigns";
import { texts } from "./texts";

/** What the campaigns came to, and what is no campaign's. */
export function TableAnswer({ table, filtered }: { table: Table; filtered: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { items, total, unresolved, currency } = table;
  const money = (amount: number) => format.moneyHeadline(amount, currency);
  const count = t.campaignCount(format.number(items.length), items.length);
  const nobodys = unresolved && (unresolved.cost > 0 || unresolved.gross > 0);
  return (
    <>
      {items.length === 0
        ? filtered
          ? t.noMatch
          : t.none
        : total.cost === 0 && total.orders === 0
          ? t.nothingYet(count, items.length)
          : t.cameTo(count, items.length, money(total.cost), t.orderCount(format.headline(total.orders), total.orders), money(total.net))}
      .{" "}
      {nobodys && !filtered && (
        <>
          {t.nobodys(money(unresolved.cost), money(unresolved.gross))} <Remedies />
        </>
      )}
      {total.unrated > 0 && ` ${t.unrated(format.number(total.unrated), total.unrated)}`}
    </>
  );
}

/** What helps: the inbox with what waits there, and marks where there is nothing to be known by. */
function Remedies() {
  const t = useTexts(texts);
  const format = useFormat();
  const mayBuild = useMay()("campaigns.manage");
  const { data: sums } = useInboxSums();
  if (!sums) return null;
  const { cost, revenue, unmarkedRevenue } = sums;
  const money = (amount: number) => format.moneyHeadline(amount, sums.currency);
  return (
    <>
      {(cost.unresolved !== 0 || revenue.unresolved !== 0) && (
        <>
          {t.waits(money(cost.unresolved), money(revenue.unresolved))} <Link to="/inbox">{t.toInbox}</Link>.{" "}
        </>
      )}
      {unmarkedRevenue !== 0 && (
        <>
          {t.unmarked(money(unmarkedRevenue))} {mayBuild && <Link to="/links/build">{t.buildLinks}</Link>}
        </>
      )}
    </>
  );
}
