import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Choice, TextInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { useSettled } from "../../ui/useSettled";
import { FileFields } from "./FileFields";
import { EMPTY, FIELDS_OF_MORE, fieldOf, formLike, type MixForm, originOf, questionOf, roomForTrials, weeksOf } from "./form";
import { LakeFields } from "./LakeFields";
import { fit, useLook, useMix } from "./mixes";
import { messageOf } from "./names";
import { Options } from "./Options";
import { texts } from "./texts";
import { WeeksPreview } from "./WeeksPreview";

/** Looked at first, to see since when there is something. */
const LONGEST = { weeks: 156 };

/** Another model may be named in the address, which this one is to be like. */
export function Component() {
  const t = useTexts(texts);
  const [search] = useSearchParams();
  const like = useMix(search.get("like") ?? undefined);
  const first = useLook(like.data ? undefined : LONGEST);
  const problem = like.error;
  // Without orders or costs the lake cannot be looked at; a file still can be brought.
  const isKnown = search.has("like") ? like.data !== undefined : first.data !== undefined || first.error !== null;
  return (
    <Page
      title={t.create}
      answer={
        <>
          <Link to="/mixes">{t.title}</Link> · {t.createAnswer}
        </>
      }
    >
      {problem ? (
        <ProblemNotice problem={problem} onRetry={() => void like.refetch()} />
      ) : !isKnown ? (
        <Skeleton height={480} />
      ) : (
        <New start={like.data ? formLike(like.data.question) : { ...EMPTY, ...(first.data && { weeks: weeksOf(first.data.table.outcome) }) }} />
      )}
    </Page>
  );
}

function New({ start }: { start: MixForm }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [form, setForm] = useState(() => ({ ...start, trials: start.source === "lake" ? Math.min(start.trials, roomForTrials(start.weeks)) : start.trials }));
  const [open, setOpen] = useState(false);
  const origin = useSettled(originOf(form) ?? null) ?? undefined;
  const look = useLook(origin);
  const fitting = useMutation({
    mutationFn: () => fit(questionOf(form)),
    onSuccess: async ({ id, name }) => {
      toast.done(t.created(name));
      await navigate(`/mixes/${id}`);
    },
    onError: (thrown) => {
      const field = fieldOf(thrown, form.source);
      if (field && FIELDS_OF_MORE.includes(field)) setOpen(true);
    },
  });
  const change = (changes: Partial<MixForm>) => {
    fitting.reset();
    setForm((before) => ({ ...before, ...changes }));
  };
  const thrown = fitting.error ?? look.error;
  const field = thrown ? fieldOf(thrown, form.source) : undefined;
  const wrong = { field, message: thrown ? messageOf(thrown) : "" };
  const channels = look.data ? [...new Set(look.data.table.advertising.map(({ channel }) => channel))] : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    fitting.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack space={6}>
        <Panel title={t.what}>
          <Stack>
            <TextInput
              label={t.name}
              required
              maxLength={200}
              placeholder={t.nameExample}
              value={form.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
              error={field === "name" && wrong.message}
              data-autofocus
            />
            <Choice
              label={t.source}
              value={form.source}
              options={[
                { value: "lake", label: t.lake },
                { value: "file", label: t.ownFile },
              ]}
              onChange={(source) => change({ source })}
            />
            {form.source === "lake" ? <LakeFields form={form} onChange={change} wrong={wrong} /> : <FileFields form={form} onChange={change} wrong={wrong} />}
          </Stack>
        </Panel>
        {origin && <WeeksPreview look={look.data} busy={look.isFetching} from={form.source} withSpend={form.source === "file" || form.outcome === "revenue"} outcome={form.source === "lake" ? t[form.outcome] : form.fileOutcome} />}
        <Options form={form} onChange={change} wrong={wrong} channels={channels} weeks={look.data?.table.outcome.length ?? form.weeks} open={open} onOpen={setOpen} />
        {thrown && field === undefined && <ProblemNotice problem={thrown} />}
        <Row>
          <Button look="primary" submits busy={fitting.isPending} disabled={form.name.trim() === "" || !origin || look.error !== null}>
            {t.fit}
          </Button>
          <Button look="quiet" to="/mixes">
            {t.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
