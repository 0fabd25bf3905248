import type { ReactNode } from "react";
import { useMay } from "../../api/session";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconCalendar } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import styles from "./campaigns.module.css";
import type { Results } from "./campaigns";
import type { Campaign } from "./plan";
import { texts } from "./texts";
import { mondayOf, totalOf } from "./weeks";

/** What a person said of the campaign, and the budget's weeks beside what they cost. */
export function PlanPanels({ campaign, results }: { campaign: Campaign; results: Results | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { startsOn, endsOn, target } = campaign;
  const named = (names: string[]) => (names.length > 0 ? names.join(", ") : undefined);
  return (
    <Stack space={4}>
      <Panel title={t.plan}>
        <Stack space={4}>
          <p className={styles.objective}>{campaign.objective || t.noObjective}</p>
          <dl className={styles.facts}>
            <Fact name={t.owner}>{campaign.owner}</Fact>
            <Fact name={t.approver}>{campaign.approver}</Fact>
            <Fact name={t.brand}>{campaign.brandName}</Fact>
            <Fact name={t.market}>{campaign.market}</Fact>
            <Fact name={t.start}>{startsOn && format.day(startsOn)}</Fact>
            <Fact name={t.end}>{endsOn && format.day(endsOn)}</Fact>
            <Fact name={t.target}>{target && `${t[`metric-${target.metric}`]}: ${format.number(target.value)}`}</Fact>
            <Fact name={t.channels}>{named(campaign.channels)}</Fact>
            <Fact name={t.segments}>{named(campaign.segments)}</Fact>
            <Fact name={t.messages}>{named(campaign.messages)}</Fact>
            <Fact name={t.experiments}>{named(campaign.experiments)}</Fact>
          </dl>
        </Stack>
      </Panel>
      <Weeks campaign={campaign} results={results} />
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? "–"}</dd>
    </div>
  );
}

type BudgetRow = { monday: string; planned: number; spent: number | null };

function Weeks({ campaign, results }: { campaign: Campaign; results: Results | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const { budget, startsOn, endsOn } = campaign;
  if (!budget) {
    const edit = may("campaigns.manage") && <Button to={`/campaigns/${campaign.id}/edit`}>{t.edit}</Button>;
    return (
      <Panel title={t.budgetByWeek}>
        <EmptyState icon={IconCalendar} title={t.noBudgetYet} action={edit}>
          {t.noBudgetNote}
        </EmptyState>
      </Panel>
    );
  }
  const comparable = results !== undefined && results.currency === budget.currency;
  const rows: BudgetRow[] = budget.weeks.map(({ monday, amount }) => {
    const days = results?.days.filter(({ day }) => mondayOf(day) === monday && (!startsOn || day >= startsOn) && (!endsOn || day <= endsOn));
    return { monday, planned: amount, spent: comparable && days ? totalOf(days.map(({ sums }) => sums.cost)) : null };
  });
  const money = (amount: number) => format.money(amount, budget.currency);
  const spent = totalOf(rows.map((row) => row.spent ?? 0));
  return (
    <Panel flush title={t.budgetByWeek} note={comparable || !results ? t.weeksNote : t.otherCurrency(budget.currency, results.currency)}>
      <DataTable
        label={t.budgetByWeek}
        rows={rows}
        rowKey={(row) => row.monday}
        height={420}
        columns={[
          { id: "week", name: t.week, value: (row) => row.monday, show: (row) => format.days(row.monday, addDays(row.monday, 6)) },
          { id: "planned", name: t.planned, kind: "number", value: (row) => row.planned, show: (row) => money(row.planned) },
          { id: "spent", name: t.cost, kind: "number", value: (row) => row.spent, show: (row) => (row.spent === null ? "–" : money(row.spent)) },
          {
            id: "left",
            name: t.left,
            kind: "number",
            value: (row) => (row.spent === null ? null : row.planned - row.spent),
            show: (row) => (row.spent === null ? "–" : money(row.planned - row.spent)),
          },
        ]}
      />
      <div className={styles.sumLine}>
        <Row spread="between">
          <span>{t.sum}</span>
          <strong>{comparable ? t.spentOf(money(spent), money(budget.total ?? 0)) : money(budget.total ?? 0)}</strong>
        </Row>
      </div>
    </Panel>
  );
}
