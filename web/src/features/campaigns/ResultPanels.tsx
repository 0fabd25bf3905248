import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconKey } from "../../ui/icons";
import { Columns, Quiet, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Alerts } from "./Alerts";
import styles from "./campaigns.module.css";
import type { Results } from "./campaigns";
import { DayChart } from "./DayChart";
import { PacingChart } from "./PacingChart";
import type { Campaign } from "./plan";
import { ratio } from "./pacing";
import { ResultFigures } from "./ResultFigures";
import { texts } from "./texts";

type ResultPanelsProps = {
  campaign: Campaign;
  results: Results | undefined;
  problem: unknown;
  onRetry: () => void;
  onKeys: () => void;
};

/** What came of the campaign, and how it stands against its plan. */
export function ResultPanels({ campaign, results, problem, onRetry, onKeys }: ResultPanelsProps) {
  const t = useTexts(texts);
  if (problem && !results) return <ProblemNotice problem={problem} onRetry={onRetry} />;
  if (!results) return <Skeleton height={520} />;
  if (results.days.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={IconKey}
          title={t.nothingResolves}
          action={
            <Button look="primary" onClick={onKeys}>
              {t.keysAndLinks}
            </Button>
          }
        >
          {t.nothingResolvesNote}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Stack space={4}>
      <Alerts results={results} />
      <ResultFigures results={results} />
      <DayChart campaign={campaign} results={results} />
      <Columns least={420}>
        <PacingChart campaign={campaign} results={results} kind="budget" />
        <PacingChart campaign={campaign} results={results} kind="target" />
      </Columns>
      <ByChannel results={results} />
      <Footnotes results={results} />
    </Stack>
  );
}

function ByChannel({ results }: { results: Results }) {
  const t = useTexts(texts);
  const format = useFormat();
  const money = (amount: number) => format.money(amount, results.currency);
  if (results.channels.length === 0) return null;
  return (
    <Panel flush title={t.byChannel} note={t.byChannelNote}>
      <DataTable
        label={t.byChannel}
        rows={results.channels}
        rowKey={({ channel }) => channel}
        sort={{ id: "cost", descending: true }}
        columns={[
          { id: "channel", name: t.channel, value: ({ channel }) => channel },
          { id: "cost", name: t.cost, kind: "number", value: ({ sums }) => sums.cost, show: ({ sums }) => money(sums.cost) },
          {
            id: "share",
            name: t.share,
            kind: "number",
            value: ({ sums }) => ratio(sums.cost, results.total.cost),
            show: ({ sums }) => {
              const share = ratio(sums.cost, results.total.cost);
              return share === null ? "–" : format.percent(share);
            },
          },
          { id: "impressions", name: t.impressions, kind: "number", value: ({ sums }) => sums.impressions },
          { id: "clicks", name: t.clicks, kind: "number", value: ({ sums }) => sums.clicks },
          {
            id: "perClick",
            name: t.costPerClick,
            kind: "number",
            value: ({ sums }) => ratio(sums.cost, sums.clicks),
            show: ({ sums }) => {
              const each = ratio(sums.cost, sums.clicks);
              return each === null ? "–" : money(each);
            },
          },
        ]}
      />
    </Panel>
  );
}

/** What is outside the dates, what is in no sum, and what is not known yet. */
function Footnotes({ results }: { results: Results }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { outside, total, currency } = results;
  const parts = [
    outside.cost > 0 && t.costOutside(format.money(outside.cost, currency)),
    outside.orders > 0 && t.ordersOutside(t.orderCount(format.number(outside.orders), outside.orders), format.money(outside.net, currency)),
    outside.visits > 0 && t.visitsOutside(format.number(outside.visits), outside.visits),
  ].filter(Boolean);
  return (
    <div className={styles.footnotes}>
      {parts.length > 0 && (
        <p>
          {t.outside} {parts.join(", ")}. {t.outsideNote}
        </p>
      )}
      {total.unrated > 0 && <p>{t.unrated(format.number(total.unrated), total.unrated)}</p>}
      <Quiet small>
        {t.figuresNote} {t.notThereYet}
      </Quiet>
    </div>
  );
}
