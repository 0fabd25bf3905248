import { useMutation } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { searchCampaigns, useCampaign } from "../../api/campaigns";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { Autocomplete, Textarea, TextInput } from "../../ui/fields";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { SearchSelect } from "../../ui/SearchSelect";
import { toast } from "../../ui/Toast";
import { buildLinks, type Checked, useCheck, useCreatives, useRules } from "./links";
import styles from "./links.module.css";
import { EMPTY_PLACE, type Form, linesOf, mended, MOST_LINKS, orderOf, repeated, ruleOf, wantedLinks } from "./order";
import { Places } from "./Places";
import { Preview } from "./Preview";
import { texts } from "./texts";
import { useSettled } from "../../ui/useSettled";

const NO_LINKS: Checked[] = [];

export function Component() {
  const t = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const campaignId = search.get("campaign");
  const { data: campaign, error: unknown } = useCampaign(campaignId);
  const rules = useRules().data?.rules ?? [];
  const creatives = useCreatives(campaign?.id).data?.items ?? [];
  const [form, setForm] = useState<Form>({ address: search.get("address") ?? "", campaignMark: "", term: "", places: [EMPTY_PLACE], contents: "" });
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));

  const order = orderOf(form);
  const wanted = wantedLinks(order);
  const tooMany = wanted > MOST_LINKS;
  const settled = useSettled(order);
  const check = useCheck(tooMany ? undefined : campaign?.id, settled);
  const checked = wanted > 0 && campaign ? check.data : undefined;
  const links = useDeferredValue(checked?.links ?? NO_LINKS);
  const wrong = links.filter((link) => link.problems.length > 0).length;
  const distinct = links.length - repeated(links).size;
  const isFresh = JSON.stringify(settled) === JSON.stringify(order) && !check.isFetching && links === checked?.links;
  const isSound = isFresh && links.length > 0 && wrong === 0 && checked?.address === undefined && !tooMany;
  const addressProblem = form.address.trim() === "" ? undefined : checked?.address;

  const making = useMutation({
    mutationFn: () => buildLinks(campaign?.id ?? "", order),
    onSuccess: async () => {
      toast.done(t.made(distinct, format.number(distinct)));
      await navigate(`/links?campaign=${campaign?.id}`);
    },
  });

  return (
    <Page title={t.build} answer={t.buildAnswer} actions={<Button to="/links">{t.back}</Button>}>
      {unknown && <ProblemNotice problem={unknown} />}
      <Columns least={340}>
        <Panel title={t.target}>
          <Stack>
            <SearchSelect
              label={t.campaign}
              description={t.campaignNote}
              name="campaigns"
              search={searchCampaigns}
              none={t.noCampaign}
              required
              value={campaign && { value: campaign.id, label: campaign.name }}
              onChange={(found) => setSearch(found ? { campaign: found.value } : {}, { replace: true })}
            />
            <TextInput
              type="url"
              label={t.address}
              description={t.addressNote}
              required
              value={form.address}
              error={addressProblem && addressSaid(addressProblem, t)}
              onChange={(event) => change({ address: event.currentTarget.value })}
            />
            <Autocomplete
              label={t.mark}
              description={t.markNote}
              placeholder={campaign?.name}
              data={ruleOf(rules, "campaign").allowed}
              value={form.campaignMark}
              onChange={(campaignMark) => change({ campaignMark })}
            />
            <Autocomplete
              label={t.term}
              description={t.termNote}
              data={ruleOf(rules, "term").allowed}
              value={form.term}
              onChange={(term) => change({ term })}
            />
          </Stack>
        </Panel>
        <Panel title={t.places} note={t.placesNote}>
          <Places places={form.places} rules={rules} onChange={(places) => change({ places })} />
        </Panel>
        <Panel title={t.contents} note={t.contentsNote}>
          <Stack>
            <Textarea
              label={t.contents}
              autosize
              minRows={5}
              maxRows={14}
              value={form.contents}
              onChange={(event) => change({ contents: event.currentTarget.value })}
            />
            {creatives.length > 0 && (
              <Row>
                <Button
                  small
                  onClick={() => change({ contents: linesOf([form.contents, ...creatives.map((one) => one.name)].join("\n")).join("\n") })}
                >
                  {t.takeCreatives(creatives.length, format.number(creatives.length))}
                </Button>
              </Row>
            )}
          </Stack>
        </Panel>
      </Columns>
      {making.error && <ProblemNotice problem={making.error} />}
      {check.error && <ProblemNotice problem={check.error} onRetry={() => void check.refetch()} />}
      {tooMany && <Caution>{t.tooMany(format.number(wanted))}</Caution>}
      <Panel
        flush
        title={t.preview}
        note={links.length > 0 && (wrong > 0 ? t.wrong(wrong, format.number(wrong)) : t.allGood(links.length, format.number(links.length)))}
        actions={
          <Button look="primary" disabled={!isSound} busy={making.isPending} onClick={() => making.mutate()}>
            {t.make(distinct || wanted, format.number(distinct || wanted))}
          </Button>
        }
      >
        {links.length === 0 ? (
          <p className={styles.words}>
            <Quiet>{t.previewNone}</Quiet>
          </p>
        ) : (
          <Preview links={links} onMend={(index, problem) => setForm((before) => mended(before, settled, index, problem))} />
        )}
      </Panel>
    </Page>
  );
}

function addressSaid({ code, text }: { code: string; text: string }, t: (typeof texts)["en"]) {
  return code === "campaign.link-address" || code === "campaign.link-marked" ? t[code] : text;
}
