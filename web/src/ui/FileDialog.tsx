import { type ReactNode, type SyntheticEvent, useId, useState } from "react";
import { Button } from "./Button";
import { IconUpload } from "./icons";
import { Quiet, Stack } from "./layout";
import { Dialog } from "./overlays";
import { ProblemNotice } from "./ProblemNotice";

type FileDialogProps = {
  title: string;
  label: string;
  hint: string;
  /** Endings and kinds that are offered. */
  accept: string;
  onClose: () => void;
  /** What it throws is shown, and another file can be chosen. */
  onBring: (file: File) => Promise<void>;
  /** What else is to be said of it. */
  children?: ReactNode;
};

/** Takes one file. */
export function FileDialog({ title, label, hint, accept, onClose, onBring, children }: FileDialogProps) {
  const id = useId();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onBring(file);
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <Stack space={1}>
            <label className="field-label" htmlFor={id}>
              {label}
            </label>
            <input id={id} type="file" accept={accept} required onChange={(event) => setFile(event.currentTarget.files?.[0])} />
            <Quiet small>{hint}</Quiet>
          </Stack>
          {children}
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Button look="primary" icon={IconUpload} submits busy={busy} disabled={!file}>
            {title}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
