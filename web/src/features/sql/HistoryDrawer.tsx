import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { EmptyState } from "../../ui/EmptyState";
import { IconHistory, IconX } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Drawer } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import styles from "./drawers.module.css";
import { texts } from "./texts";

const KEY = ["sql", "history"];

type HistoryDrawerProps = { opened: boolean; onClose: () => void; onUse: (run: Schema<"Run">) => void };

/** What the person at the screen ran lately. */
export function HistoryDrawer({ opened, onClose, onUse }: HistoryDrawerProps) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => ask(api.GET("/api/sql/history", { params: { query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled: opened,
  });
  const runs = data?.pages.flatMap(({ items }) => items);
  const forget = async (id: string) => {
    await ask(api.DELETE("/api/sql/history/{id}", { params: { path: { id } } })).catch(toast.problem);
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const clear = async () => {
    await ask(api.DELETE("/api/sql/history"));
    await queries.invalidateQueries({ queryKey: KEY });
  };
  return (
    <Drawer title={t.history} opened={opened} onClose={onClose}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !runs ? (
        <Skeleton height={240} />
      ) : runs.length === 0 ? (
        <EmptyState icon={IconHistory} title={t.noHistory}>
          {t.noHistoryNote}
        </EmptyState>
      ) : (
        <Stack space={3}>
          <Row spread="end">
            <Button small onClick={() => setAsking(true)}>
              {t.clearHistory}
            </Button>
          </Row>
          <ul className={styles.list}>
            {runs.map((run) => (
              <li key={run.id} className={styles.withTool}>
                <button
                  type="button"
                  className={styles.entry}
                  onClick={() => {
                    onUse(run);
                    onClose();
                  }}
                >
                  <code className={styles.sql}>{run.sql}</code>
                  <RunLine run={run} />
                </button>
                <IconButton icon={IconX} label={t.removeRun} onClick={() => void forget(run.id)} />
              </li>
            ))}
          </ul>
          {hasNextPage && (
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t.loadMore}
            </Button>
          )}
        </Stack>
      )}
      <ConfirmDialog title={t.clearTitle} action={t.clearHistory} opened={asking} onClose={() => setAsking(false)} onConfirm={clear}>
        {t.clearNote}
      </ConfirmDialog>
    </Drawer>
  );
}

function RunLine({ run }: { run: Schema<"Run"> }) {
  const t = useTexts(texts);
  const format = useFormat();
  const seconds = format.number(Math.max(run.milliseconds, 1) / 1000);
  return (
    <span className={styles.first}>
      <span className={styles.quiet}>
        {format.ago(run.startedAt)} ·{" "}
        {run.rows === undefined ? `${seconds} s` : t.rowsIn(t.rows(format.number(run.rows), run.rows === 1), seconds)}
        {run.format !== "json" && ` · ${run.format}`}
      </span>
      {run.error && (
        <span title={run.error.detail}>
          <Badge tone="bad">{t.failed}</Badge>
        </span>
      )}
    </span>
  );
}
