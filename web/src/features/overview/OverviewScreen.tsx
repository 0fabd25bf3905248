import { useCalendar } from "../../api/calendar";
import type { Schema } from "../../api/client";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DateRange, useDateRange } from "../../ui/DateRange";
import { EmptyState } from "../../ui/EmptyState";
import { IconCompass, IconFilter } from "../../ui/icons";
import { Columns } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { BreakdownPanel } from "./BreakdownPanel";
import { FilterChips } from "./FilterChips";
import { FiguresRow } from "./FiguresRow";
import { type Filter, withFilter } from "./filters";
import { Footnotes } from "./Footnotes";
import { Sentence } from "./Sentence";
import { SeriesChart } from "./SeriesChart";
import { texts } from "./texts";
import { useBreakdown, useFilters, useIncluded, useMeasure, useOverview } from "./useOverview";

const CHANNEL_ROWS = 8;

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <Overview zone={data.zone} />;
  return (
    <Page title={t.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Overview({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const [range, chooseRange] = useDateRange(zone);
  const [filters, chooseFilters] = useFilters();
  const [measure, chooseMeasure] = useMeasure();
  const [included, include] = useIncluded();
  const view = { range, filters, included };
  const { data: overview, error, refetch } = useOverview(view);
  const { data: channels } = useBreakdown(view, "channel", measure, CHANNEL_ROWS);
  const filter = (added: Filter) => chooseFilters(withFilter(filters, added));
  const isEmpty = overview && overview.total.visits === 0 && overview.total.orders === 0 && overview.total.pageViews === 0;
  return (
    <Page
      title={t.title}
      answer={
        overview ? isEmpty ? undefined : <Sentence overview={overview} channels={channels?.rows} comparison={range.comparison} /> : t.loading
      }
      range={<DateRange range={range} zone={zone} onChange={chooseRange} />}
    >
      <FilterChips filters={filters} onChange={chooseFilters} />
      {isEmpty ? (
        <Panel>
          <Nothing
            overview={overview}
            filtered={filters.length > 0}
            onClear={() => chooseFilters([])}
            onGo={(to) => chooseRange({ days: { from: addDays(to, -29), to }, comparison: range.comparison })}
          />
        </Panel>
      ) : (
        <>
          <FiguresRow overview={overview} measure={measure} onChoose={chooseMeasure} />
          <SeriesChart
            overview={overview}
            measure={measure}
            comparison={range.comparison}
            problem={error}
            onRetry={() => void refetch()}
          />
          <Columns least={420}>
            <BreakdownPanel name="sources" dimensions={["channel", "campaign", "referrer"]} {...{ view, measure }} onFilter={filter} />
            <BreakdownPanel name="pages" dimensions={["landing-page", "page"]} {...{ view, measure }} onFilter={filter} />
            <BreakdownPanel name="places" dimensions={["country"]} {...{ view, measure }} onFilter={filter} />
            <BreakdownPanel name="devices" dimensions={["device", "browser"]} {...{ view, measure }} onFilter={filter} />
          </Columns>
        </>
      )}
      {overview && <Footnotes overview={overview} onInclude={include} />}
    </Page>
  );
}

type NothingProps = { overview: Schema<"Overview">; filtered: boolean; onClear: () => void; onGo: (to: string) => void };

function Nothing({ overview, filtered, onClear, onGo }: NothingProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, zone } = overview;
  if (filtered) {
    return (
      <EmptyState icon={IconFilter} title={t.noMatch} action={<Button onClick={onClear}>{t.clear}</Button>}>
        {t.noMatchHelp}
      </EmptyState>
    );
  }
  if (!data) {
    return (
      <EmptyState
        icon={IconCompass}
        title={t.nothingYet}
        action={
          <Button look="primary" to="/start">
            {t.start}
          </Button>
        }
      >
        {t.nothingYetHelp}
      </EmptyState>
    );
  }
  const day = (moment: string) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(moment));
  return (
    <EmptyState icon={IconCompass} title={t.nothingHere} action={<Button onClick={() => onGo(day(data.newest))}>{t.goThere}</Button>}>
      {t.nothingHereHelp(format.days(day(data.first), day(data.newest)))}
    </EmptyState>
  );
}
