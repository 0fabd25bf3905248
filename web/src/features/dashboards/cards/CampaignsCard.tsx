import { useNavigate } from "react-router";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { type Column, DataTable, sheetOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { IconLock, IconSpeakerphone } from "../../../ui/icons";
import { TableMenu } from "../../../ui/MoreMenu";
import type { MenuItem } from "../../../ui/overlays";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { type TableRow, useTable } from "../../campaigns/campaigns";
import { ratio } from "../../campaigns/pacing";
import { StatusBadge } from "../../campaigns/StatusBadge";
import { texts as campaignTexts } from "../../campaigns/texts";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { texts } from "../texts";
import { useTold } from "./useTold";

type CampaignsCardProps = { title: string; view: CardView; menu: MenuItem[] };

/** What campaigns cost and brought. */
export function CampaignsCard({ title, view, menu }: CampaignsCardProps) {
  const t = useTexts(texts);
  const may = useMay();
  if (!may("campaigns.view")) {
    return (
      <Panel title={title || t.campaigns} fill>
        <EmptyState icon={IconLock} title={t.notForYou}>
          {t.noCampaigns}
        </EmptyState>
      </Panel>
    );
  }
  return <Campaigns {...{ title, view, menu }} />;
}

const TALL = 10_000;

function Campaigns({ title, view, menu }: CampaignsCardProps) {
  const t = useTexts(texts);
  const names = useTexts(campaignTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const told = useTold(view, view.conditions);
  const { data, error, refetch } = useTable(view.range.days, {});
  const currency = data?.currency ?? "EUR";
  const money = (amount: number) => <span title={format.money(amount, currency)}>{format.moneyRounded(amount, currency)}</span>;
  const columns: Column<TableRow>[] = [
    { id: "name", name: names.name, value: (row) => row.name, width: 180 },
    { id: "status", name: names.status, value: (row) => row.status, show: (row) => <StatusBadge status={row.status} /> },
    { id: "cost", name: names.cost, kind: "number", value: (row) => row.sums.cost, show: (row) => money(row.sums.cost) },
    { id: "net", name: names.net, kind: "number", value: (row) => row.sums.net, show: (row) => money(row.sums.net) },
    { id: "orders", name: names.orders, kind: "number", value: (row) => row.sums.orders },
    {
      id: "return",
      name: names.returned,
      kind: "number",
      value: (row) => ratio(row.sums.net, row.sums.cost),
      show: (row) => {
        const found = ratio(row.sums.net, row.sums.cost);
        return found === null ? "–" : format.headline(found);
      },
    },
  ];
  const named = title || t.campaigns;
  return (
    <Panel title={named} note={told.all} flush fill actions={<TableMenu sheet={data && !error ? sheetOf(named, columns, data.items) : undefined} items={menu} />}>
      {error ? (
        <div className={styles.inset}>
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        </div>
      ) : !data ? (
        <div className={styles.inset}>
          <Skeleton height={240} />
        </div>
      ) : (
        <DataTable<TableRow>
          label={named}
          rows={data.items}
          rowKey={({ id }) => id}
          height={TALL}
          sort={{ id: "cost", descending: true }}
          onOpen={({ id }) => void navigate(`/campaigns/${id}`)}
          empty={<EmptyState icon={IconSpeakerphone} title={t.noneRan} />}
          columns={columns}
        />
      )}
    </Panel>
  );
}
