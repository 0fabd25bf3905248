import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { MultiSelect } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { useMetrics } from "../explore/asking";
import { chooseMetrics, useLetterMetrics } from "./letter";
import { metricName } from "./metricNames";
import { texts } from "./texts";

const MOST = 10;

/** Of which metrics the company's letters tell. */
export function ChooseMetrics() {
  const t = useTexts(texts);
  const language = useLanguage();
  const known = useLetterMetrics();
  const all = useMetrics();
  const [picked, setPicked] = useState<string[]>();
  const saving = useMutation({
    mutationFn: chooseMetrics,
    onSuccess: () => {
      setPicked(undefined);
      toast.done(t.saved);
    },
  });
  const chosen = picked ?? known.data?.metrics ?? [];
  const isUsual = known.data?.metrics.join() === known.data?.usual.join();
  return (
    <Panel title={t.metrics} note={t.metricsNote}>
      {known.error || all.error ? (
        <ProblemNotice problem={known.error ?? all.error} onRetry={() => void known.refetch()} />
      ) : !known.data || !all.data ? (
        <Skeleton height={120} />
      ) : (
        <Stack space={3}>
          <MultiSelect
            aria-label={t.metrics}
            data={all.data.map(({ name, title }) => ({ value: name, label: metricName({ name, title: title ?? name }, language) }))}
            value={chosen}
            maxValues={MOST}
            searchable
            onChange={setPicked}
          />
          {saving.isError && <ProblemNotice problem={saving.error} />}
          <Row spread="end">
            {!isUsual && (
              <Button small busy={saving.isPending} onClick={() => saving.mutate([])}>
                {t.usualMetrics}
              </Button>
            )}
            <Button small look="primary" busy={saving.isPending} disabled={picked === undefined || picked.length === 0} onClick={() => saving.mutate(chosen)}>
              {t.save}
            </Button>
          </Row>
        </Stack>
      )}
    </Panel>
  );
}
