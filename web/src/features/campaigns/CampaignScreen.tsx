import { Link, useParams, useSearchParams } from "react-router";
import { useCampaign } from "../../api/campaigns";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { IconPencil } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { CampaignAnswer } from "./CampaignAnswer";
import { useResults } from "./campaigns";
import { Creatives } from "./Creatives";
import { KeysAndLinks } from "./KeysAndLinks";
import { Moves } from "./Moves";
import type { Campaign } from "./plan";
import { PlanPanels } from "./PlanPanels";
import { ResultPanels } from "./ResultPanels";
import { StatusBadge } from "./StatusBadge";
import { texts } from "./texts";

const VIEWS = ["results", "plan", "creatives", "keys"] as const;
type View = (typeof VIEWS)[number];

export function Component() {
  const t = useTexts(texts);
  const { id = "" } = useParams();
  const { data: campaign, error, refetch } = useCampaign(id);
  if (campaign) return <Shown key={campaign.id} campaign={campaign} />;
  return (
    <Page title={t.campaign} answer={<Link to="/campaigns">{t.title}</Link>}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Shown({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const results = useResults(campaign.id);
  const [view, choose] = useView(campaign.status === "draft" ? "plan" : "results");
  return (
    <Page
      title={campaign.name}
      answer={
        <>
          <Link to="/campaigns">{t.title}</Link> · <CampaignAnswer campaign={campaign} results={results.data} />
        </>
      }
      actions={
        <Row>
          <StatusBadge status={campaign.status} />
          {may("campaigns.manage") && (
            <Button icon={IconPencil} to={`/campaigns/${campaign.id}/edit`}>
              {t.edit}
            </Button>
          )}
        </Row>
      }
    >
      <Stack space={4}>
        <Moves campaign={campaign} />
        <Tabs
          label={t.views}
          value={view}
          onChange={choose}
          tabs={[
            {
              value: "results",
              label: t.results,
              content: (
                <ResultPanels
                  campaign={campaign}
                  results={results.data}
                  problem={results.error}
                  onRetry={() => void results.refetch()}
                  onKeys={() => choose("keys")}
                />
              ),
            },
            { value: "plan", label: t.plan, content: <PlanPanels campaign={campaign} results={results.data} /> },
            { value: "creatives", label: t.creatives, content: <Creatives id={campaign.id} /> },
            { value: "keys", label: t.keysAndLinks, content: <KeysAndLinks id={campaign.id} /> },
          ]}
        />
        <Quiet small>{t.changedBy(campaign.changedBy, format.moment(campaign.changedAt), campaign.version)}</Quiet>
      </Stack>
    </Page>
  );
}

/** Which part of the campaign is looked at, kept in the address. */
function useView(standard: View): [View, (view: View) => void] {
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((one) => one === search.get("view")) ?? standard;
  const choose = (chosen: View) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (chosen === standard) after.delete("view");
        else after.set("view", chosen);
        return after;
      },
      { replace: true },
    );
  return [view, choose];
}
