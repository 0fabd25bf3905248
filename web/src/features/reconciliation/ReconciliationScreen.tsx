import { useNavigate } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DateRange, useDateRange } from "../../ui/DateRange";
import { EmptyState } from "../../ui/EmptyState";
import { Choice, Select } from "../../ui/fields";
import { IconReport, IconUpload } from "../../ui/icons";
import { Stale } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useOpenInAddress } from "../../ui/useOpenInAddress";
import { BringDialog } from "./BringDialog";
import { ByDay } from "./ByDay";
import { BySource } from "./BySource";
import { Figures } from "./Figures";
import { LeftOutPanel } from "./LeftOutPanel";
import { addressOf, KINDS, type Kind, type Reconciliation, useChoices, useHeldAgainst, useReconciliation, verdictOf } from "./reconciliation";
import { texts } from "./texts";

/** Days are the company's, whose time zone must be known first. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  if (data) return <Screen zone={data.zone} />;
  return (
    <Page title={t.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Screen({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const navigate = useNavigate();
  const [range, chooseRange] = useDateRange(zone);
  const { kind, books, choose } = useChoices();
  const { data, error, refetch, isPlaceholderData } = useReconciliation(range.days, books);
  const heldAgainst = useHeldAgainst({ source: t.ofSource, none: t.noBooks });
  const [brings, setBrings] = useOpenInAddress("bring");
  return (
    <Page
      title={t.title}
      answer={data && !isPlaceholderData ? <Answer found={data} kind={kind} /> : error ? undefined : t.loading}
      range={
        <>
          <Choice<Kind>
            label={t.money}
            labelHidden
            value={kind}
            options={KINDS.map((value) => ({ value, label: t[value] }))}
            onChange={(chosen) => choose({ money: chosen === "spend" ? chosen : undefined })}
          />
          {kind === "revenue" && (
            <Select
              aria-label={t.heldAgainst}
              data={heldAgainst}
              value={books ?? data?.books ?? "none"}
              onChange={(chosen) => choose({ books: chosen ?? undefined })}
              allowDeselect={false}
            />
          )}
          <DateRange range={range} zone={zone} onChange={chooseRange} comparable={false} />
        </>
      }
      actions={
        may("money.manage") && (
          <Button look="primary" icon={IconUpload} onClick={() => setBrings(true)}>
            {t.bring}
          </Button>
        )
      }
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={480} />
      ) : data.days.length === 0 ? (
        <Stale stale={isPlaceholderData}>
          <Panel>
            <EmptyState icon={IconReport} title={t[`empty-${kind}`]} />
          </Panel>
        </Stale>
      ) : (
        <Stale stale={isPlaceholderData}>
          <Figures found={data} kind={kind} />
          <ByDay
            found={data}
            kind={kind}
            onOpen={(day) => void navigate(`/reconciliation/${day}${addressOf(kind, books)}`)}
          />
          <BySource sources={data.sources.filter((source) => source.kind === kind)} currency={data.currency} />
          <LeftOutPanel leftOut={kind === "revenue" ? data.leftOut : []} refused={data.refusedRows.filter((row) => row.kind === (kind === "spend" ? "spend" : "orders"))} />
        </Stale>
      )}
      {brings && <BringDialog zone={zone} onClose={() => setBrings(false)} onBrought={(name) => choose({ books: name, bring: undefined })} />}
    </Page>
  );
}

function Answer({ found, kind }: { found: Reconciliation; kind: Kind }) {
  const t = useTexts(texts);
  const format = useFormat();
  const money = (amount: number) => format.money(amount, found.currency);
  const split = found[kind];
  switch (verdictOf(found, kind)) {
    case "off":
      return t.off(money(split.rest.net));
    case "unexplained":
      return t.unexplainedAnswer(money(found.unexplainedByDay ?? 0), money(found.compared?.booked.net ?? 0));
    case "explained":
      return t.explainedAnswer(money(found.compared?.booked.net ?? 0), money(found.compared?.difference.net ?? 0));
    case "matched":
      return t.matchedAnswer(money(split.total.net));
    case "unmatched":
      return t.unmatchedAnswer(money(split.unmatched.net), money(split.total.net));
    case "empty":
      return t[`empty-${kind}`];
  }
}
