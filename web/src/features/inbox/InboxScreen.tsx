import { Link, useSearchParams } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Caution } from "../../ui/Caution";
import { Figure } from "../../ui/Figure";
import { Columns } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { Decisions } from "./Decisions";
import { useItems, useSums } from "./inbox";
import { shareOf, type Sums } from "./items";
import { OpenItems } from "./OpenItems";
import { texts } from "./texts";
import { useDecided } from "./useDecided";

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const view = search.get("view") === "decided" ? "decided" : "open";
  const decided = useDecided();
  const { data, error, refetch } = useItems(decided.awaits);
  const { data: sums } = useSums(decided.awaits(data?.items));

  return (
    <Page title={t.title} answer={sums && data && <Answer sums={sums} count={data.items.length} />}>
      {sums && <SumsRow sums={sums} />}
      <Tabs
        label={t.views}
        value={view}
        onChange={(chosen) => setSearch(chosen === "open" ? {} : { view: chosen }, { replace: true })}
        tabs={[
          {
            value: "open",
            label: data ? `${t.viewOpen} (${format.number(data.items.length)})` : t.viewOpen,
            content: error ? (
              <ProblemNotice problem={error} onRetry={() => void refetch()} />
            ) : data ? (
              <OpenItems items={data.items} currency={sums?.currency} decided={decided} />
            ) : (
              <Skeleton height={360} />
            ),
          },
          { value: "decided", label: t.viewDecided, content: <Decisions onUndone={decided.undone} /> },
        ]}
      />
    </Page>
  );
}

/** What waits here, and what no decision here can help. */
function Answer({ sums, count }: { sums: Sums; count: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const mayBuild = useMay()("campaigns.manage");
  const { currency, cost, revenue, unmarkedRevenue } = sums;
  const money = (amount: number) => format.money(amount, currency);
  return (
    <>
      {cost.unresolved !== 0 || revenue.unresolved !== 0
        ? t.answerUnresolved(money(cost.unresolved), money(revenue.unresolved))
        : count > 0
          ? t.answerVisits(count, format.number(count))
          : t.answerDone}
      {unmarkedRevenue !== 0 && (
        <>
          {" "}
          {t.answerUnmarked(money(unmarkedRevenue))} {mayBuild && <Link to="/links/build">{t.buildLinks}</Link>}
        </>
      )}
    </>
  );
}

function SumsRow({ sums }: { sums: Sums }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { currency, cost, revenue, unmarkedRevenue, unratedCosts, unratedOrders } = sums;
  const money = (amount: number) => ({ value: format.moneyHeadline(amount, currency), exact: format.money(amount, currency) });
  const costShare = shareOf(cost);
  const revenueShare = shareOf(revenue, unmarkedRevenue);
  return (
    <>
      <Columns least={150}>
        <Figure name={t.costOpen} {...money(cost.unresolved)} note={t.allTime} />
        <Figure name={t.costDone} {...money(cost.resolved)} note={costShare === undefined ? t.allTime : t.share(format.percent(costShare))} />
        <Figure name={t.revenueOpen} {...money(revenue.unresolved)} note={t.allTime} />
        <Figure
          name={t.revenueDone}
          {...money(revenue.resolved)}
          note={revenueShare === undefined ? t.allTime : t.share(format.percent(revenueShare))}
        />
        {unmarkedRevenue !== 0 && <Figure name={t.revenueUnmarked} {...money(unmarkedRevenue)} note={t.unmarked} />}
      </Columns>
      {unratedCosts + unratedOrders > 0 && (
        <Caution title={t.unratedTitle}>
          {t.unrated([
            ...(unratedCosts > 0 ? [t.unratedCosts(unratedCosts, format.number(unratedCosts))] : []),
            ...(unratedOrders > 0 ? [t.unratedOrders(unratedOrders, format.number(unratedOrders))] : []),
          ])}
        </Caution>
      )}
    </>
  );
}
