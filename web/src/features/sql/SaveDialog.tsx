import { useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Switch, Textarea, TextInput } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { texts } from "./texts";

export type Naming = { name: string; description: string; shared: boolean };

type SaveDialogProps = {
  title: string;
  start: Naming;
  onClose: () => void;
  /** Throws what went wrong, which is shown. */
  onSave: (naming: Naming) => Promise<unknown>;
};

/** Asks under which name, and for whom, a query is kept. Made anew each time it opens. */
export function SaveDialog({ title, start, onClose, onSave }: SaveDialogProps) {
  const t = useTexts(texts);
  const [naming, setNaming] = useState(start);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSave(naming);
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <TextInput
            label={t.name}
            required
            maxLength={100}
            data-autofocus
            value={naming.name}
            onChange={(event) => setNaming({ ...naming, name: event.currentTarget.value })}
          />
          <Textarea
            label={t.description}
            maxLength={2000}
            autosize
            minRows={2}
            value={naming.description}
            onChange={(event) => setNaming({ ...naming, description: event.currentTarget.value })}
          />
          <Switch
            label={t.shareWithAll}
            description={t.shareNote}
            checked={naming.shared}
            onChange={(event) => setNaming({ ...naming, shared: event.currentTarget.checked })}
          />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={busy}>
              {t.save}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
