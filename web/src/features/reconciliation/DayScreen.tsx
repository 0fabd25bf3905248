import { Link, useParams } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { type Column, DataTable } from "../../ui/DataTable";
import { Choice } from "../../ui/fields";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { BySource } from "./BySource";
import { Figures } from "./Figures";
import { LeftOutPanel } from "./LeftOutPanel";
import { addressOf, type Case, type Compared, casesOf, isNothing, type Kind, KINDS, type ReconciledDay, useChoices, useDay, verdictOf } from "./reconciliation";
import { texts } from "./texts";

/** A day, explained down to single orders. */
export function Component() {
  const { day = "" } = useParams();
  const t = useTexts(texts);
  const format = useFormat();
  const { kind, books, choose } = useChoices();
  const { data, error, refetch } = useDay(day, books);
  const title = data ? t.dayTitle(format.day(data.day)) : t.title;
  return (
    <Page
      title={title}
      answer={data ? <Answer found={data} kind={kind} /> : undefined}
      range={
        <Choice<Kind>
          label={t.money}
          labelHidden
          value={kind}
          options={KINDS.map((value) => ({ value, label: t[value] }))}
          onChange={(chosen) => choose({ money: chosen === "spend" ? chosen : undefined })}
        />
      }
      actions={<Link to={`/reconciliation${addressOf(kind, books)}`}>{t.toAll}</Link>}
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Figures found={data} kind={kind} />
          {kind === "revenue" && data.compared && (
            <>
              <Because compared={data.compared} currency={data.currency} />
              <Cases found={data} all={casesOf(data.compared)} />
            </>
          )}
          <BySource sources={data.sources.filter((source) => source.kind === kind)} currency={data.currency} />
          {kind === "revenue" && <LeftOutPanel leftOut={data.leftOut} refused={[]} />}
        </>
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  );
}

function Answer({ found, kind }: { found: ReconciledDay; kind: Kind }) {
  const t = useTexts(texts);
  const format = useFormat();
  const money = (amount: number) => format.money(amount, found.currency);
  const { compared } = found;
  const split = found[kind];
  const difference = money(compared?.difference.net ?? 0);
  switch (verdictOf(found, kind)) {
    case "off":
      return t.off(money(split.rest.net));
    case "unexplained":
      return t.dayUnexplained(money(compared?.unexplained.net ?? 0), difference);
    case "explained": {
      const cases = compared ? casesOf(compared) : 0;
      if (cases === 0) return t.daySame;
      const even = !compared || isNothing(compared.difference);
      return even ? t.dayEven(format.number(cases), cases) : t.dayExplained(difference, format.number(cases), cases);
    }
    case "matched":
      return t.matchedAnswer(money(split.total.net));
    case "unmatched":
      return t.unmatchedAnswer(money(split.unmatched.net), money(split.total.net));
    case "empty":
      return t[`empty-${kind}`];
  }
}

type Explanation = Compared["explanations"][number];

function Because({ compared, currency }: { compared: Compared; currency: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns: Column<Explanation>[] = [
    { id: "reason", name: t.why, kind: "sentence", value: ({ reason }) => t[`reason-${reason}`] },
    { id: "cases", name: t.cases, kind: "number", value: ({ cases }) => cases },
    { id: "number", name: t.ordersMore, kind: "number", value: ({ part }) => part.number },
    { id: "net", name: t.amount, kind: "number", value: ({ part }) => part.net, show: ({ part }) => format.money(part.net, currency) },
  ];
  return (
    <Panel title={t.because} note={t.becauseNote} flush>
      <DataTable label={t.because} columns={columns} rows={compared.explanations} rowKey={({ reason }) => reason} empty={t.daySame} />
    </Panel>
  );
}

function Cases({ found, all }: { found: ReconciledDay; all: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const amount = (one: Case["told"]) => (one ? format.money(one.amount, one.currency) : "–");
  const columns: Column<Case>[] = [
    { id: "order", name: t.order, value: ({ orderId }) => orderId, show: ({ orderId }) => <code>{orderId}</code> },
    { id: "reason", name: t.why, kind: "sentence", value: ({ reason }) => t[`reason-${reason}`] },
    { id: "source", name: t.source, value: ({ sourceId }) => sourceId ?? "", show: ({ sourceId }) => sourceId ?? "–" },
    { id: "told", name: t.toldAmount, kind: "number", value: ({ told }) => told?.amount ?? null, show: ({ told }) => amount(told) },
    { id: "booked", name: t.bookedAmount, kind: "number", value: ({ booked }) => booked?.amount ?? null, show: ({ booked }) => amount(booked) },
    {
      id: "otherDay",
      name: t.otherDay,
      value: ({ otherDay }) => otherDay ?? "",
      show: ({ otherDay }) => (otherDay ? format.day(otherDay) : "–"),
    },
    { id: "net", name: t.amount, kind: "number", value: ({ part }) => part.net, show: ({ part }) => format.money(part.net, found.currency) },
  ];
  return (
    <Panel title={t.casesTitle} note={all > found.cases.length ? t.mostCases(format.number(found.cases.length), format.number(all)) : undefined} flush>
      <DataTable
        label={t.casesTitle}
        columns={columns}
        rows={found.cases}
        rowKey={(one, index) => `${one.reason} ${one.orderId} ${index}`}
        empty={t.noCases}
      />
    </Panel>
  );
}
