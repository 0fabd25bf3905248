import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Caution } from "../../../ui/Caution";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { download } from "../../../ui/download";
import { EmptyState } from "../../../ui/EmptyState";
import { NumberInput } from "../../../ui/fields";
import { IconPlus } from "../../../ui/icons";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { toast } from "../../../ui/Toast";
import { PlannedEvents } from "./PlannedEvents";
import { type Draft, draftOf, keepPlan, mistakesIn, planOf, type Proposal, propose, takePlanAway, usePlan, useViolations } from "./plan";
import { texts } from "./texts";
import { Violations } from "./Violations";

const USUAL_DAYS = 7;
const MOST_DAYS = 90;

export function Component() {
  const t = useTexts(texts);
  const { name = "" } = useParams();
  const { data: kept, error, refetch } = usePlan(name);
  return (
    <Page
      title={t.title(name)}
      answer={
        <>
          <Link to={`/sources/${name}`}>{t.back(name)}</Link> · {kept === null ? t.none : kept && <Answer source={name} events={kept.events.length} />}
        </>
      }
    >
      {kept !== undefined ? (
        <>
          {kept && <Violations source={name} />}
          <Plan key={name} source={name} kept={kept} />
        </>
      ) : error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  );
}

function Answer({ source, events }: { source: string; events: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data } = useViolations(source);
  if (data === undefined) return null;
  const count = data.items.reduce((sum, item) => sum + item.count, 0);
  const planned = t.eventCount(events, format.number(events));
  return count === 0 ? t.fits(planned) : t.misfits(count, format.number(count), planned);
}

type Kept = NonNullable<ReturnType<typeof usePlan>["data"]>;

/** What is edited stays while it is, also when somebody else keeps another plan meanwhile. */
function Plan({ source, kept }: { source: string; kept: Kept | null }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay()("sources.manage");
  const [edited, setEdited] = useState<{ draft: Draft; of: string | undefined }>();
  const [proposal, setProposal] = useState<Proposal>();
  const draft = edited?.draft ?? (kept ? draftOf(kept) : undefined);
  const start = () => {
    setEdited(undefined);
    setProposal(undefined);
  };
  const keeping = useMutation({
    mutationFn: (plan: Draft) => keepPlan(source, plan),
    onSuccess: () => {
      toast.done(t.kept);
      start();
    },
  });
  const change = (next: Draft) => setEdited((before) => ({ draft: next, of: before ? before.of : kept?.changedAt }));
  const take = (found: Proposal) => {
    setProposal(found);
    if (found.plan.events.length > 0) change(draftOf(found.plan));
  };
  const mistakes = mistakesIn(draft ?? []);
  return (
    <Panel
      title={t.planTitle}
      note={edited ? t.draftNote : kept && t.changed(format.moment(kept.changedAt), kept.changedBy)}
      actions={draft && <PlanActions source={source} kept={kept !== null} draft={draft} onRemoved={start} />}
    >
      <Stack>
        {draft === undefined && (
          <EmptyState
            title={t.noneTitle}
            action={
              may && (
                <Button icon={IconPlus} onClick={() => change([])}>
                  {t.start}
                </Button>
              )
            }
          >
            {t.noneNote}
          </EmptyState>
        )}
        {may && <Propose source={source} onProposed={take} />}
        {proposal && (
          <Caution>
            {proposal.events === 0 ? t.proposedNothing : t.proposed(t.eventCount(proposal.events, format.number(proposal.events)))}
          </Caution>
        )}
        {draft && <PlannedEvents draft={draft} mistakes={mistakes} proposal={proposal} onChange={may ? change : undefined} />}
        {edited && edited.of !== kept?.changedAt && (
          <div role="alert">
            <Caution>{kept ? t.meanwhile(kept.changedBy, format.moment(kept.changedAt)) : t.meanwhileGone}</Caution>
          </div>
        )}
        {keeping.isError && <ProblemNotice problem={keeping.error} />}
        {edited && (
          <Row spread="end">
            <Button onClick={start}>{t.discard}</Button>
            <Button look="primary" busy={keeping.isPending} disabled={mistakes.size > 0} onClick={() => keeping.mutate(edited.draft)}>
              {t.keep}
            </Button>
          </Row>
        )}
      </Stack>
    </Panel>
  );
}

function Propose({ source, onProposed }: { source: string; onProposed: (proposal: Proposal) => void }) {
  const t = useTexts(texts);
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const asking = useMutation({ mutationFn: () => propose(source, Number(days) || USUAL_DAYS), onSuccess: onProposed });
  return (
    <>
      <Row align="end">
        <NumberInput label={t.days} value={days} onChange={setDays} min={1} max={MOST_DAYS} clampBehavior="strict" allowDecimal={false} w={180} />
        <Button busy={asking.isPending} onClick={() => asking.mutate()}>
          {t.propose}
        </Button>
      </Row>
      {asking.isError && <ProblemNotice problem={asking.error} />}
    </>
  );
}

function PlanActions({ source, kept, draft, onRemoved }: { source: string; kept: boolean; draft: Draft; onRemoved: () => void }) {
  const t = useTexts(texts);
  const may = useMay();
  const [asking, setAsking] = useState(false);
  return (
    <Row>
      <Quiet small>{t.eventCount(draft.length, String(draft.length))}</Quiet>
      <Button
        small
        look="quiet"
        onClick={() => download(`plan-${source}.json`, new Blob([JSON.stringify(planOf(draft), undefined, 2)], { type: "application/json" }))}
      >
        {t.download}
      </Button>
      {kept && may("sources.manage") && (
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {t.remove}
        </Button>
      )}
      <ConfirmDialog
        title={t.removeTitle(source)}
        action={t.remove}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await takePlanAway(source);
          onRemoved();
          toast.done(t.removed);
        }}
      >
        {t.removeNote}
      </ConfirmDialog>
    </Row>
  );
}
