import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import type { Dashboard } from "../dashboards";
import { texts } from "../texts";

type ConflictDialogProps = { theirs: Dashboard; onClose: () => void; onLoad: () => void; onCopy: () => Promise<void> };

/** Two people changed one dashboard: neither change is lost. */
export function ConflictDialog({ theirs, onClose, onLoad, onCopy }: ConflictDialogProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const copy = async () => {
    setBusy(true);
    try {
      await onCopy();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.conflict} opened onClose={onClose}>
      <Stack>
        <p>{t.conflictNote(theirs.changedBy, format.ago(theirs.changedAt))}</p>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Row spread="end">
          <Button onClick={onLoad}>{t.loadTheirs}</Button>
          <Button look="primary" busy={busy} onClick={() => void copy()}>
            {t.saveAsCopy}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
