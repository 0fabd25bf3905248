import { type SyntheticEvent, useId, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { IconUpload } from "../../ui/icons";
import { Quiet, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { bringPaths } from "./attribution";
import { texts } from "./texts";

/** Takes a file of counted paths. */
export function BringDialog({ onClose, onBrought }: { onClose: () => void; onBrought: (id: string) => void }) {
  const t = useTexts(texts);
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
      onBrought(await bringPaths(file));
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.bring} opened onClose={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <Stack space={1}>
            <label className="field-label" htmlFor={id}>
              {t.file}
            </label>
            <input id={id} type="file" accept=".csv,.gz,text/csv,application/gzip" required onChange={(event) => setFile(event.currentTarget.files?.[0])} />
            <Quiet small>{t.fileHint}</Quiet>
          </Stack>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Button look="primary" icon={IconUpload} submits busy={busy} disabled={!file}>
            {t.bring}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
