import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask } from "../../api/client";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconCircleCheck, IconRefresh } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { Drawer } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { flawsOf, type RejectedEvent, replay, type Which } from "./rejected";
import { RejectedDetail } from "./RejectedDetail";
import { texts } from "./texts";

const AT_ONCE = 100;

export function RejectedEvents(which: Which) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [opened, setOpened] = useState<RejectedEvent>();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["rejected", which.source, which.from],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/rejected", {
          params: {
            query: {
              from: which.from,
              limit: AT_ONCE,
              ...(which.source && { source: which.source }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  const events = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t.rejectedTitle}
      note={t.rejectedNote}
      flush
      actions={
        events.length > 0 &&
        may("rejected.replay") && (
          <Button icon={IconRefresh} onClick={() => setAsking(true)}>
            {t.replay}
          </Button>
        )
      }
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={160} />
      ) : (
        <DataTable
          label={t.rejectedTitle}
          rows={events}
          rowKey={(event) => event.id}
          height={420}
          current={opened?.id}
          onOpen={setOpened}
          empty={
            <EmptyState icon={IconCircleCheck} title={t.noRejected}>
              {t.noRejectedNote}
            </EmptyState>
          }
          columns={[
            { id: "when", name: t.when, value: (event) => event.receivedAt, show: (event) => format.moment(event.receivedAt) },
            { id: "source", name: t.source, value: (event) => event.source },
            { id: "reason", name: t.reason, value: (event) => event.reason, show: (event) => <code>{event.reason}</code> },
            {
              id: "first",
              name: t.first,
              kind: "sentence",
              value: (event) => {
                const [flaw] = flawsOf(event);
                return flaw ? `${flaw.path}: ${flaw.remedy}` : "";
              },
            },
          ]}
        />
      )}
      {hasNextPage && (
        <Row>
          <Button small busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.more}
          </Button>
        </Row>
      )}
      <Drawer title={opened?.reason ?? ""} opened={opened !== undefined} onClose={() => setOpened(undefined)}>
        {opened && <RejectedDetail event={opened} />}
      </Drawer>
      <ConfirmDialog
        title={t.replayTitle}
        action={t.replay}
        danger={false}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const { accepted, stillWrong } = await replay(which);
          toast.done(t.replayed(format.number(accepted), format.number(stillWrong)));
        }}
      >
        {t.replayNote}
      </ConfirmDialog>
    </Panel>
  );
}
