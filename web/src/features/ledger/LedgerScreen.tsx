import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, ask } from "../../api/client";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Choice, Select } from "../../ui/fields";
import { IconScale } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { ByHour } from "./ByHour";
import { BySource } from "./BySource";
import { Counts } from "./Counts";
import { type Account, accountOf, type Ledger, since, type Span, SPANS, sourcesOf } from "./ledger";
import { Reasons } from "./Reasons";
import { RejectedEvents } from "./RejectedEvents";
import { texts } from "./texts";

const REFRESH_MILLIS = 10_000;

/** Period and source are in the address: ?hours=72&source=shop. */
export function Component() {
  const t = useTexts(texts);
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const span = SPANS.find((one) => one === search.get("hours")) ?? "24";
  const source = search.get("source") ?? undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ["ledger", span],
    queryFn: () => ask(api.GET("/api/ledger", { params: { query: { from: since(span, new Date()) } } })),
    refetchInterval: REFRESH_MILLIS,
  });
  const account = data && accountOf(data, source);
  const choose = (name: string, value: string | undefined) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value === undefined) after.delete(name);
      else after.set(name, value);
      return after;
    });
  return (
    <Page
      title={t.title}
      answer={<Answer account={account} />}
      range={
        <>
          {data && sourcesOf(data).length > 0 && (
            <Select
              aria-label={t.source}
              placeholder={t.allSources}
              data={sourcesOf(data)}
              value={source ?? null}
              onChange={(chosen) => choose("source", chosen ?? undefined)}
              clearable
            />
          )}
          <Choice<Span>
            label={t.span}
            labelHidden
            value={span}
            options={SPANS.map((value) => ({ value, label: t[`hours${value}`] }))}
            onChange={(chosen) => choose("hours", chosen === "24" ? undefined : chosen)}
          />
        </>
      }
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data && account && account.totals.received === 0 ? (
        <Panel>
          <EmptyState icon={IconScale} title={t.noneYet} action={may("sources.manage") && <Button to="/start">{t.toStart}</Button>}>
            {t.noneYetNote}
          </EmptyState>
        </Panel>
      ) : (
        <Figures ledger={data} account={account} source={source} />
      )}
      {may("rejected.view") && data && <RejectedEvents from={data.from} to={data.to} source={source} />}
    </Page>
  );
}

function Answer({ account }: { account: Account | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (!account) return null;
  const { received, difference } = account.totals;
  if (received === 0) return t.empty;
  return account.state === "off" ? t.off(format.number(difference)) : t[account.state](received, format.number(received));
}

type FiguresProps = { ledger: Ledger | undefined; account: Account | undefined; source: string | undefined };

function Figures({ ledger, account, source }: FiguresProps) {
  return (
    <>
      <Counts account={account} />
      <ByHour ledger={ledger} account={account} />
      {ledger && account && (
        <>
          {source === undefined && <BySource ledger={ledger} />}
          <Reasons account={account} />
        </>
      )}
    </>
  );
}
