import { useMutation } from "@tanstack/react-query";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconHistory } from "../../ui/icons";
import { Quiet } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import styles from "./inbox.module.css";
import { undo, useDecisions } from "./inbox";
import { keyOf, valueOf } from "./items";
import { texts } from "./texts";

/** What was accepted and rejected; each can be taken back. */
export function Decisions({ onUndone }: { onUndone: (key: string) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const mayDecide = useMay()("campaigns.manage");
  const { data, error, refetch } = useDecisions();
  const undoing = useMutation({
    mutationFn: undo,
    onSuccess: (decision) => {
      toast.done(t.undoDone);
      onUndone(keyOf(decision));
    },
    onError: toast.problem,
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={360} />;
  return (
    <Panel flush title={t.viewDecided} note={t.decisionsNote}>
      <DataTable
        label={t.viewDecided}
        rows={data.items}
        rowKey={(decision) => decision.id}
        empty={
          <EmptyState icon={IconHistory} title={t.noDecisions}>
            {t.noDecisionsNote}
          </EmptyState>
        }
        columns={[
          {
            id: "value",
            name: t.value,
            value: (decision) => valueOf(decision).value,
            show: (decision) => (
              <span className={styles.value}>
                <Badge>{t[decision.kind]}</Badge> {valueOf(decision).value}
              </span>
            ),
          },
          { id: "campaign", name: t.campaign, value: (decision) => decision.campaignName },
          {
            id: "verdict",
            name: t.verdict,
            value: (decision) => decision.verdict,
            show: (decision) =>
              decision.verdict === "accepted" ? <Badge tone="good">{t.verdictAccepted}</Badge> : <Badge>{t.verdictRejected}</Badge>,
          },
          { id: "when", name: t.when, value: (decision) => decision.decidedAt, show: (decision) => format.moment(decision.decidedAt) },
          { id: "who", name: t.who, value: (decision) => decision.decidedBy },
          {
            id: "undo",
            name: t.undo,
            sortable: false,
            value: (decision) => decision.undoneAt,
            show: (decision) =>
              decision.undoneAt ? (
                <Quiet small>{t.undone(format.moment(decision.undoneAt), decision.undoneBy ?? "")}</Quiet>
              ) : (
                mayDecide && (
                  <Button
                    small
                    disabled={undoing.isPending}
                    label={t.undoFor(valueOf(decision).value)}
                    onClick={() => undoing.mutate(decision.id)}
                  >
                    {t.undo}
                  </Button>
                )
              ),
          },
        ]}
      />
    </Panel>
  );
}
