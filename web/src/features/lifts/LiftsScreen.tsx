import { useNavigate } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconMapPin, IconPlus } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { rangeWords, type Shown, useLifts, type Verdict } from "./lifts";
import { texts } from "./texts";

const TONES: Record<Verdict["trust"], Tone> = { ACT: "good", CAUTION: "caution", DO_NOT_ACT: "bad" };

export function TrustBadge({ trust }: { trust: Verdict["trust"] }) {
  const t = useTexts(texts);
  return <Badge tone={TONES[trust]}>{t[`trust-${trust}`]}</Badge>;
}

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useLifts();
  const judged = data?.items.filter(({ state }) => state === "judged") ?? [];
  const more = judged.filter(({ verdict }) => verdict && verdict.finding !== "UNDECIDED");
  const create = (
    <Button look="primary" icon={IconPlus} to="/lifts/new">
      {t.create}
    </Button>
  );
  return (
    <Page title={t.title} answer={judged.length > 0 ? t.answer(format.number(judged.length), format.number(more.length)) : undefined} actions={data && data.items.length > 0 ? create : undefined}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={360} />
      ) : data.items.length === 0 ? (
        <Panel>
          <EmptyState icon={IconMapPin} title={t.none} action={create}>
            {t.noneHelp}
          </EmptyState>
        </Panel>
      ) : (
        <Lifts lifts={data.items} />
      )}
    </Page>
  );
}

function Lifts({ lifts }: { lifts: Shown[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const columns: Column<Shown>[] = [
    { id: "name", name: t.name, value: ({ name }) => name, width: 200 },
    { id: "state", name: t.state, width: 120, value: ({ state }) => t[`state-${state}`], show: ({ state }) => <Badge tone={state === "failed" ? "bad" : state === "judged" ? "neutral" : "sea"}>{t[`state-${state}`]}</Badge> },
    { id: "days", name: t.days, width: 168, value: ({ from }) => from ?? null, show: ({ from, to }) => (from && to ? format.days(from, to) : "–") },
    { id: "regions", name: t.regions, width: 152, value: ({ treated }) => treated?.join(", ") ?? "", show: ({ treated }) => treated?.join(", ") ?? "–" },
    { id: "lift", name: t.lift, kind: "number", width: 88, value: ({ relative }) => relative?.value ?? null, show: ({ relative }) => (relative ? <strong>{format.change(relative.value)}</strong> : "–") },
    { id: "interval", name: t.interval("90%"), kind: "number", width: 152, sortable: false, value: ({ relative }) => (relative ? rangeWords(relative, format.change) : ""), show: ({ relative }) => (relative ? rangeWords(relative, format.change) : "–") },
    { id: "trust", name: t.trust, width: 184, value: ({ verdict }) => verdict?.trust ?? "", show: ({ verdict }) => (verdict ? <TrustBadge trust={verdict.trust} /> : "–") },
    { id: "maker", name: t.maker, width: 112, value: ({ maker }) => maker },
  ];
  return (
    <Panel title={t.title} flush>
      <DataTable label={t.title} columns={columns} rows={lifts} rowKey={({ id }) => id} onOpen={({ id }) => void navigate(`/lifts/${id}`)} holdsFirst />
    </Panel>
  );
}
