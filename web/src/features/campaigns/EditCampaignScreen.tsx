import { type FormEvent, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useCampaign } from "../../api/campaigns";
import { asProblem } from "../../api/problem";
import { useMe } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { changeCampaign, fetchCampaign, useCurrency } from "./campaigns";
import { agreedIsLocked } from "./moves";
import { type Campaign, changedFields, draftOf, formOf, merged, mistakesOf, type PlanForm } from "./plan";
import { PlanFields } from "./PlanFields";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const { id = "" } = useParams();
  const { data: campaign, error } = useCampaign(id);
  const { data: calendar } = useCalendar();
  const { data: currency } = useCurrency(calendar?.today);
  return (
    <Page
      title={t.edit}
      width="reading"
      answer={
        <>
          <Link to="/campaigns">{t.title}</Link> · <Link to={`/campaigns/${id}`}>{campaign?.name ?? t.campaign}</Link>
        </>
      }
    >
      {campaign && currency ? (
        <Edit loaded={campaign} currency={currency} />
      ) : error ? (
        <ProblemNotice problem={error} />
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  );
}

/** The form keeps what it was made from, so that a change of somebody else meanwhile is seen and put together with ours. */
function Edit({ loaded, currency }: { loaded: Campaign; currency: string }) {
  const t = useTexts(texts);
  const me = useMe();
  const navigate = useNavigate();
  const [base, setBase] = useState(loaded);
  const [form, setForm] = useState(() => formOf(loaded, currency));
  const [theirs, setTheirs] = useState<Campaign>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const mistakes = mistakesOf(form);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const changed = await changeCampaign(base.id, draftOf(form, base.version));
      toast.done(t.saved(changed.name));
      await navigate(`/campaigns/${base.id}?view=plan`);
    } catch (thrown) {
      if (asProblem(thrown).code === "campaign.changed") setTheirs(await fetchCampaign(base.id));
      else setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  const goOn = (newest: Campaign, next: PlanForm) => {
    setBase(newest);
    setForm(next);
    setTheirs(undefined);
  };

  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack space={6}>
        {agreedIsLocked(base, me) && <Caution>{t.locked(base.approver ?? "")}</Caution>}
        <PlanFields
          form={form}
          onChange={(change) => setForm((before) => ({ ...before, ...change }))}
          mistakes={mistakes}
          locked={agreedIsLocked(base, me)}
        />
        {theirs && (
          <Changed
            base={formOf(base, currency)}
            ours={form}
            theirs={formOf(theirs, currency)}
            newest={theirs}
            onChoose={(next) => goOn(theirs, next)}
          />
        )}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Row>
          <Button look="primary" submits busy={busy} disabled={mistakes.length > 0 || theirs !== undefined}>
            {t.save}
          </Button>
          <Button look="quiet" to={`/campaigns/${base.id}?view=plan`}>
            {t.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

type ChangedProps = { base: PlanForm; ours: PlanForm; theirs: PlanForm; newest: Campaign; onChoose: (form: PlanForm) => void };

/** Somebody was faster: who, what they changed, and what to do with both changes. */
function Changed({ base, ours, theirs, newest, onChoose }: ChangedProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const their = changedFields(base, theirs);
  const both = changedFields(base, ours).filter((field) => their.includes(field));
  const names = (fields: (keyof PlanForm)[]) => [...new Set(fields.map((field) => t[`field-${field}`]))].join(", ");
  return (
    <div role="alert">
      <Caution title={t.changedMeanwhile(newest.changedBy, format.moment(newest.changedAt))}>
        <Stack space={3}>
          <div>
            {their.length > 0 ? t.theyChanged(names(their)) : t.theyMoved(t[`is-${newest.status}`])}{" "}
            {both.length > 0 ? t.bothChanged(names(both)) : t.noneBoth}
          </div>
          <Row>
            <Button small onClick={() => onChoose(merged(base, ours, theirs))}>
              {t.putTogether}
            </Button>
            <Button small look="quiet" onClick={() => onChoose(theirs)}>
              {t.takeTheirs}
            </Button>
          </Row>
        </Stack>
      </Caution>
    </div>
  );
}
