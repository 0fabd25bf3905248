import { type ReactNode, useState } from "react";
import { useTexts } from "../texts/texts";
import { Button } from "./Button";
import { Row, Stack } from "./layout";
import { Dialog } from "./overlays";
import { ProblemNotice } from "./ProblemNotice";
import { texts } from "./texts";

type ConfirmDialogProps = {
  title: string;
  /** What will be, and what cannot be undone of it. */
  children: ReactNode;
  /** A verb: what the button does. */
  action: string;
  /** Whether it takes something away. */
  danger?: boolean;
  opened: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
};

/** Asks before something that cannot be taken back; stays open, with the reason, when it did not work. */
export function ConfirmDialog({ title, children, action, danger = true, opened, onClose, onConfirm }: ConfirmDialogProps) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const close = () => {
    setProblem(undefined);
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      close();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} opened={opened} onClose={close}>
      <Stack>
        <div>{children}</div>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Row spread="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look={danger ? "danger" : "primary"} busy={busy} onClick={confirm}>
            {action}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
