import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Choice } from "../../ui/fields";
import { IconBell, IconRefresh } from "../../ui/icons";
import { Quiet, Row } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { AcknowledgeDialog } from "./AcknowledgeDialog";
import { About } from "./About";
import { AlertCard } from "./AlertCard";
import { evaluate, type KeptAlert, STATES, useAlerts, useCounts, useWanted } from "./alerts";
import styles from "./alerts.module.css";
import { texts } from "./texts";

export function Component() {
  const t = useTexts(texts);
  const may = useMay();
  const [{ state, campaign }, choose, showAll] = useWanted();
  const { data: counts } = useCounts();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useAlerts(state, campaign);
  const [asked, setAsked] = useState<KeptAlert>();
  const looking = useMutation({
    mutationFn: evaluate,
    onSuccess: ({ judged, opened, reopened, closed }) => toast.done(t.looked(judged, opened + reopened, closed)),
    onError: toast.problem,
  });
  const alerts = data?.pages.flatMap((page) => page.items) ?? [];
  const label = { open: counts ? `${t.open} (${counts.open})` : t.open, acknowledged: counts ? `${t.acknowledged} (${counts.acknowledged})` : t.acknowledged, closed: t.closed };
  return (
    <Page
      title={t.title}
      answer={counts ? (counts.open + counts.acknowledged === 0 ? t.answerNone : t.answer(counts.open, counts.acknowledged)) : t.loading}
      width="reading"
      actions={
        may("campaigns.manage") && (
          <Button icon={IconRefresh} busy={looking.isPending} onClick={() => looking.mutate()}>
            {t.look}
          </Button>
        )
      }
    >
      <About what="campaigns" />
      <Row spread="between">
        <Choice label={t.state} labelHidden small value={state} options={STATES.map((value) => ({ value, label: label[value] }))} onChange={choose} />
        {campaign && (
          <Row>
            <Quiet small>{t.oneCampaign}</Quiet>
            <Button small onClick={showAll}>
              {t.all}
            </Button>
          </Row>
        )}
      </Row>
      <Panel flush>
        {error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <Skeleton height={240} />
        ) : alerts.length === 0 ? (
          <EmptyState icon={IconBell} title={t[`none-${state}`]} action={<Button to="/calendar">{t.calendar}</Button>}>
            {t[`noneNote-${state}`]}
          </EmptyState>
        ) : (
          <ul className={styles.list} aria-label={t.title}>
            {alerts.map((alert) => (
              <AlertCard key={alert.id} alert={alert} onAcknowledge={() => setAsked(alert)} />
            ))}
          </ul>
        )}
      </Panel>
      {hasNextPage && (
        <Row>
          <Button small busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.more}
          </Button>
        </Row>
      )}
      <Quiet small>
        {t.everyHour} {t.interval}
      </Quiet>
      {asked && <AcknowledgeDialog alert={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
