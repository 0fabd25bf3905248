import { type SyntheticEvent, useId, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { TextInput } from "../../ui/fields";
import { IconUpload } from "../../ui/icons";
import { Quiet, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { bring } from "./reconciliation";
import { texts } from "./texts";

type BringDialogProps = { zone: string; onClose: () => void; onBrought: (name: string) => void };

/** Takes a file of the shop's own records. */
export function BringDialog({ zone, onClose, onBrought }: BringDialogProps) {
  const t = useTexts(texts);
  const id = useId();
  const [name, setName] = useState("shop");
  const [clock, setClock] = useState(zone);
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const book = await bring({ name, zone: clock, file });
      onBrought(book.name);
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
            <input id={id} type="file" accept=".csv,text/csv" required onChange={(event) => setFile(event.currentTarget.files?.[0])} />
            <Quiet small>{t.fileHint}</Quiet>
          </Stack>
          <TextInput label={t.name} description={t.nameHint} value={name} required onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput label={t.zone} description={t.zoneHint} value={clock} required onChange={(event) => setClock(event.currentTarget.value)} />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Button look="primary" icon={IconUpload} submits busy={busy} disabled={!file}>
            {t.bring}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
