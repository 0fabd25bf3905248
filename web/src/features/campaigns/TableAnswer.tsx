import { Link } from "react-router";
import { rooms } from "../../app/rooms";
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
  const hasInbox = rooms.some((room) => room.path === "/inbox");
  const nobodys = unresolved && (unresolved.cost > 0 || unresolved.gross > 0);
  return (
    <>
      {items.length === 0
        ? filtered
          ? t.noMatch
          : t.none
        : total.cost === 0 && total.orders === 0
          ? t.nothingYet(count)
          : t.cameTo(count, money(total.cost), t.orderCount(format.number(total.orders), total.orders), money(total.net))}
      .{" "}
      {nobodys && !filtered && (
        <>
          {t.nobodys(money(unresolved.cost), money(unresolved.gross))}{" "}
          {hasInbox && <Link to="/inbox">{t.toInbox}</Link>}
        </>
      )}
      {total.unrated > 0 && ` ${t.unrated(format.number(total.unrated), total.unrated)}`}
    </>
  );
}
