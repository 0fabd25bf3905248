import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useMe } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { addCampaign, useCurrency } from "./campaigns";
import { PlanFields } from "./PlanFields";
import { draftOf, emptyForm, mistakesOf, type PlanForm } from "./plan";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const { data: calendar, error } = useCalendar();
  const { data: currency, error: noCurrency } = useCurrency(calendar?.today);
  const problem = error ?? noCurrency;
  return (
    <Page
      title={t.create}
      width="reading"
      answer={
        <>
          <Link to="/campaigns">{t.title}</Link> · {t.createAnswer}
        </>
      }
    >
      {currency ? <New currency={currency} /> : problem ? <ProblemNotice problem={problem} /> : <Skeleton height={480} />}
    </Page>
  );
}

function New({ currency }: { currency: string }) {
  const t = useTexts(texts);
  const me = useMe();
  const navigate = useNavigate();
  const [form, setForm] = useState<PlanForm>(() => emptyForm(me.name, currency));
  const adding = useMutation({
    mutationFn: () => addCampaign(draftOf(form)),
    onSuccess: async (campaign) => {
      toast.done(t.created(campaign.name));
      await navigate(`/campaigns/${campaign.id}`);
    },
  });
  const mistakes = mistakesOf(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack space={6}>
        <PlanFields form={form} onChange={(change) => setForm((before) => ({ ...before, ...change }))} mistakes={mistakes} />
        {adding.isError && <ProblemNotice problem={adding.error} />}
        <Row>
          <Button look="primary" submits busy={adding.isPending} disabled={mistakes.length > 0}>
            {t.createDraft}
          </Button>
          <Button look="quiet" to="/campaigns">
            {t.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
