import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addKey, KEY_FIELDS, searchCampaigns } from "../../api/campaigns";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { TextInput } from "../../ui/fields";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Drawer } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { type Found, SearchSelect } from "../../ui/SearchSelect";
import { toast } from "../../ui/Toast";
import { Amounts } from "./Amounts";
import styles from "./inbox.module.css";
import { reject } from "./inbox";
import { type Item, keyOf, type Proposal, valueOf } from "./items";
import { CertaintyBadge, useReason } from "./Reason";
import { texts } from "./texts";
import type { Decided } from "./useDecided";

type ItemDrawerProps = { item: Item | undefined; currency: string | undefined; decided: Decided; mayDecide: boolean; onClose: () => void };

/** All on one value: what is known of it, what it may be of, and the other ways to resolve it. */
export function ItemDrawer({ item, currency, decided, mayDecide, onClose }: ItemDrawerProps) {
  return (
    <Drawer title={item ? valueOf(item).value : ""} opened={item !== undefined} onClose={onClose}>
      {item && (
        <Stack space={6}>
          <Facts item={item} currency={currency} />
          <Proposals item={item} decided={decided} mayDecide={mayDecide} onDone={onClose} />
          {mayDecide && <Another key={`other ${keyOf(item)}`} item={item} decided={decided} onDone={onClose} />}
          {mayDecide && <ByHand key={`hand ${keyOf(item)}`} item={item} decided={decided} onDone={onClose} />}
        </Stack>
      )}
    </Drawer>
  );
}

function Facts({ item, currency }: { item: Item; currency: string | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <dl className={styles.facts}>
      <dt>{t.kind}</dt>
      <dd>
        <Badge>{t[item.kind]}</Badge>
      </dd>
      {KEY_FIELDS[item.kind].map(
        (field) =>
          item.fields[field] && (
            <div key={field} className={styles.fact}>
              <dt>{t.field(field)}</dt>
              <dd>
                <code>{item.fields[field]}</code>
              </dd>
            </div>
          ),
      )}
      <dt>{t.cost}</dt>
      <dd>
        <Amounts money={item.cost} currency={currency} />
      </dd>
      <dt>{t.revenue}</dt>
      <dd>
        <Amounts money={item.revenue} currency={currency} />
      </dd>
      {item.kind === "utm" && (
        <>
          <dt>{t.visits}</dt>
          <dd>{format.number(item.visits)}</dd>
        </>
      )}
      <dt>{t.firstSeen}</dt>
      <dd>{format.day(item.firstSeen)}</dd>
      <dt>{t.lastSeen}</dt>
      <dd>{format.day(item.lastSeen)}</dd>
      {item.examples.length > 0 && (
        <>
          <dt>{t.examples}</dt>
          <dd>{item.examples.join(", ")}</dd>
        </>
      )}
    </dl>
  );
}

type PartProps = { item: Item; decided: Decided; onDone: () => void };

function Proposals({ item, decided, mayDecide, onDone }: PartProps & { mayDecide: boolean }) {
  const t = useTexts(texts);
  const reason = useReason();
  const { kind, fields } = item;
  const accepting = useMutation({
    mutationFn: (proposal: Proposal) => decided.accept([{ kind, fields, campaign: proposal.campaign }]),
    onSuccess: (done) => done && onDone(),
    onError: toast.problem,
  });
  const rejecting = useMutation({
    mutationFn: (proposal: Proposal) => reject({ kind, fields, campaign: proposal.campaign }),
    onSuccess: ([outcome], proposal) => {
      if (outcome?.refused) toast.problem(new Error(outcome.refused.text));
      else toast.done(t.rejected(proposal.campaignName));
    },
    onError: toast.problem,
  });
  const refused = decided.refused.get(keyOf(item));
  return (
    <section aria-label={t.proposals}>
      <Stack space={3}>
        <h3>{t.proposals}</h3>
        {item.proposals.length === 0 && <Quiet>{t.noProposal}</Quiet>}
        {refused && (
          <p className={styles.refused} role="alert">
            {refused}
          </p>
        )}
        {item.proposals.map((proposal) => (
          <div key={proposal.campaign} className={styles.option}>
            <div>
              <strong>{proposal.campaignName}</strong> <CertaintyBadge proposal={proposal} />
              <div>
                <Quiet small>{reason(proposal)}</Quiet>
              </div>
            </div>
            {mayDecide && (
              <Row>
                <Button
                  small
                  look="primary"
                  busy={accepting.isPending}
                  label={t.acceptFor(valueOf(item).value, proposal.campaignName)}
                  onClick={() => accepting.mutate(proposal)}
                >
                  {t.accept}
                </Button>
                <Button small busy={rejecting.isPending} label={t.rejectFor(proposal.campaignName)} onClick={() => rejecting.mutate(proposal)}>
                  {t.reject}
                </Button>
              </Row>
            )}
          </div>
        ))}
      </Stack>
    </section>
  );
}

function Another({ item, decided, onDone }: PartProps) {
  const t = useTexts(texts);
  const [campaign, setCampaign] = useState<Found>();
  const accepting = useMutation({
    mutationFn: (to: Found) => decided.accept([{ kind: item.kind, fields: item.fields, campaign: to.value }]),
    onSuccess: (done) => done && onDone(),
  });
  return (
    <section aria-label={t.other}>
      <Stack space={3}>
        <SearchSelect
          label={t.other}
          description={t.otherNote}
          name="campaigns"
          search={searchCampaigns}
          none={t.noCampaign}
          clearable
          value={campaign}
          onChange={setCampaign}
        />
        {accepting.error && <ProblemNotice problem={accepting.error} />}
        <Row>
          <Button disabled={!campaign} busy={accepting.isPending} onClick={() => campaign && accepting.mutate(campaign)}>
            {t.acceptChosen}
          </Button>
        </Row>
      </Stack>
    </section>
  );
}

function ByHand({ item, decided, onDone }: PartProps) {
  const t = useTexts(texts);
  const first = item.proposals[0];
  const [campaign, setCampaign] = useState<Found | undefined>(first && { value: first.campaign, label: first.campaignName });
  const [fields, setFields] = useState<Record<string, string>>(item.fields);
  const adding = useMutation({
    mutationFn: (to: Found) => addKey(to.value, item.kind, fields),
    onSuccess: () => {
      toast.done(t.keyAdded);
      decided.watch([keyOf(item)], "gone");
      onDone();
    },
  });
  return (
    <section aria-label={t.byHand}>
      <Stack space={3}>
        <div>
          <h3>{t.byHand}</h3>
          <Quiet small>{t.byHandNote}</Quiet>
        </div>
        {KEY_FIELDS[item.kind].map((field) => (
          <TextInput
            key={field}
            label={t.field(field)}
            value={fields[field] ?? ""}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setFields((before) => ({ ...before, [field]: text }));
            }}
          />
        ))}
        <SearchSelect label={t.campaign} name="campaigns" search={searchCampaigns} none={t.noCampaign} value={campaign} onChange={setCampaign} />
        {adding.error && <ProblemNotice problem={adding.error} />}
        <Row>
          <Button disabled={!campaign} busy={adding.isPending} onClick={() => campaign && adding.mutate(campaign)}>
            {t.addKey}
          </Button>
        </Row>
      </Stack>
    </section>
  );
}
