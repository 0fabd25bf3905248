import { useInfiniteQuery } from "@tanstack/react-query";
import { api, ask } from "../../api/client";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./people.module.css";
import { texts } from "./texts";

const AT_ONCE = 50;

/** The audit log, a page at a time. */
export function Audit() {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) =>
      ask(api.GET("/api/audit", { params: { query: { limit: AT_ONCE, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: may("audit.view"),
  });
  if (!may("audit.view")) return null;
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t.changes} note={t.changesNote} flush>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={200} />
      ) : (
        <DataTable
          label={t.changes}
          rows={entries}
          rowKey={(entry) => String(entry.id)}
          height={420}
          columns={[
            { id: "when", name: t.when, value: (entry) => entry.at, show: (entry) => format.moment(entry.at) },
            { id: "who", name: t.who, value: (entry) => entry.actor },
            { id: "what", name: t.what, value: (entry) => entry.action, show: (entry) => <code>{entry.action}</code> },
            { id: "whom", name: t.whom, value: (entry) => entry.subject },
            { id: "detail", name: t.detail, kind: "sentence", value: (entry) => entry.detail },
          ]}
        />
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <Button small busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}
