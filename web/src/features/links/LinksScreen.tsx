import { searchCampaigns, useCampaign } from "../../api/campaigns";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { IconLink, IconPlus } from "../../ui/icons";
import { Columns, Quiet, Row } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { SearchField } from "../../ui/SearchField";
import { SearchSelect } from "../../ui/SearchSelect";
import { Skeleton } from "../../ui/Skeleton";
import { useAddress } from "../../ui/useAddress";
import { LinkTable } from "./LinkTable";
import { useLinks, useVisits } from "./links";
import { Takeaway } from "./Takeaway";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [search, keep] = useAddress();
  const campaign = search.get("campaign");
  const text = search.get("text") ?? "";
  const chosen = useCampaign(campaign).data;
  const wanted = { ...(campaign && { campaign }), ...(text && { text }) };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLinks(wanted);
  const visits = useVisits(wanted, data?.pages ?? []);
  const links = data?.pages.flatMap((page) => page.items);
  const isFiltered = campaign !== null || text !== "";
  const build = may("campaigns.manage") && (
    <Button look="primary" icon={IconPlus} to={campaign ? `/links/build?campaign=${campaign}` : "/links/build"}>
      {t.build}
    </Button>
  );

  return (
    <Page
      title={t.title}
      answer={links?.length ? t.counted(links.length, format.number(links.length), hasNextPage) : t.answer}
      actions={
        <Row>
          <Button to="/links/rules">{t.rules}</Button>
          {build}
        </Row>
      }
    >
      <Columns least={260}>
        <SearchSelect
          label={t.campaign}
          name="campaigns"
          search={searchCampaigns}
          placeholder={t.allCampaigns}
          none={t.noCampaign}
          clearable
          value={chosen && { value: chosen.id, label: chosen.name }}
          onChange={(found) => keep({ campaign: found?.value })}
        />
        <SearchField label={t.search} placeholder={t.searchNote} value={text} onSearch={(typed) => keep({ text: typed })} />
      </Columns>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : links === undefined ? (
        <Panel flush>
          <Skeleton height={240} />
        </Panel>
      ) : links.length === 0 ? (
        <Panel>
          <EmptyState icon={IconLink} title={isFiltered ? t.noneFound : t.none} action={build}>
            {isFiltered ? t.noneFoundNote : t.noneNote}
          </EmptyState>
        </Panel>
      ) : (
        <>
          <Panel flush title={t.title} note={visits.isError ? t.noVisits : t.visitsNote} actions={<Takeaway wanted={wanted} />}>
            <LinkTable links={links} visits={visits.data} />
          </Panel>
          {hasNextPage && (
            <Row>
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t.more}
              </Button>
              <Quiet small>{t.counted(links.length, format.number(links.length), true)}</Quiet>
            </Row>
          )}
        </>
      )}
    </Page>
  );
}
