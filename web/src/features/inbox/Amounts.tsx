import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Quiet } from "../../ui/layout";
import { type Money, worthOf } from "./items";
import { texts } from "./texts";

/** Amounts in the company's currency; what has no rate stands in its own, and says so. */
export function Amounts({ money, currency }: { money: Money[]; currency: string | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (money.length === 0) return <Quiet>–</Quiet>;
  const rated = money.filter(({ worth }) => worth !== undefined);
  const own = (some: Money[]) => some.map((one) => format.money(one.amount, one.currency)).join(" + ");
  const unrated = money.filter(({ worth }) => worth === undefined);
  return (
    <>
      {rated.length > 0 && <span title={own(rated)}>{currency ? format.money(worthOf(rated), currency) : own(rated)}</span>}
      {unrated.length > 0 && (
        <>
          {rated.length > 0 && " + "}
          {own(unrated)} <Badge tone="caution">{t.noRate}</Badge>
        </>
      )}
    </>
  );
}
