import { useState } from "react";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Switch, Textarea, TextInput } from "../../../ui/fields";
import { Columns, Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { type Annotation, keepAnnotation } from "../dashboards";
import { texts } from "../texts";

type AnnotationDialogProps = { dashboard: string; day: string; kept: Annotation | undefined; onClose: () => void };

/** On which day, or from which to which, something happened. */
export function AnnotationDialog({ dashboard, day, kept, onClose }: AnnotationDialogProps) {
  const t = useTexts(texts);
  const [from, setFrom] = useState(kept?.from ?? day);
  const [to, setTo] = useState(kept?.to ?? "");
  const [text, setText] = useState(kept?.text ?? "");
  const [only, setOnly] = useState(kept !== undefined && kept.dashboard !== undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const wrong = to !== "" && to < from;
  const done = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await keepAnnotation({ from, ...(to && { to }), text: text.replace(/\s+/g, " ").trim(), ...(only && { dashboard: kept?.dashboard ?? dashboard }) }, kept);
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={kept ? t.changeAnnotation : t.annotate} opened onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        <Stack space={3}>
          <Columns least={160} space={2}>
            <TextInput type="date" required label={t.onDay} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
            <TextInput type="date" label={t.lastDay} value={to} error={wrong && t.wrongDays} onChange={(event) => setTo(event.currentTarget.value)} />
          </Columns>
          <Textarea
            label={t.whatHappened}
            required
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Switch label={t.onlyHere} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={busy} disabled={from === "" || text.trim() === "" || wrong}>
              {t.save}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
