import { useState } from "react";
import type { Comparison } from "../../../format/range";
import { COMPARISONS } from "../../../format/range";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Select, Switch, Textarea, TextInput } from "../../../ui/fields";
import { Row, Stack } from "../../../ui/layout";
import { Dialog } from "../../../ui/overlays";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import type { Condition } from "../../explore/answers";
import { Conditions } from "../../explore/build/Conditions";
import type { Draft } from "../dashboards";
import { texts } from "../texts";
import { areWrong, DatesFields } from "./DatesFields";

type SettingsDialogProps = {
  title: string;
  action: string;
  start: Draft;
  onClose: () => void;
  /** Throws what went wrong, which is shown. */
  onDone: (draft: Draft) => unknown;
};

/** What holds for a whole dashboard: how it is called, who sees it, its dates and filters at the start. */
export function SettingsDialog({ title, action, start, onClose, onDone }: SettingsDialogProps) {
  const t = useTexts(texts);
  const [draft, setDraft] = useState(start);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const done = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onDone({ ...draft, name: draft.name.trim() });
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
          void done();
        }}
      >
        <Stack space={3}>
          <TextInput
            label={t.name}
            required
            maxLength={100}
            data-autofocus
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Textarea
            label={t.description}
            description={t.descriptionNote}
            maxLength={2000}
            autosize
            minRows={2}
            value={draft.description}
            onChange={(event) => setDraft({ ...draft, description: event.currentTarget.value })}
          />
          <Switch
            label={t.share}
            description={t.shareNote}
            checked={draft.shared ?? false}
            onChange={(event) => setDraft({ ...draft, shared: event.currentTarget.checked })}
          />
          <DatesFields label={t.datesAtStart} value={draft.dates} onChange={(dates) => setDraft({ ...draft, dates })} />
          <Select
            label={t.compare}
            data={COMPARISONS.map((one) => ({ value: one, label: t[`compare-${one}`] }))}
            value={draft.compare ?? "none"}
            allowDeselect={false}
            onChange={(compare) => setDraft({ ...draft, compare: (compare ?? "none") as Comparison })}
          />
          <div>
            <div className="field-label">{t.filters}</div>
            <Conditions
              label={t.filters}
              value={(draft.filters ?? []) as Condition[]}
              onChange={(filters) => setDraft({ ...draft, filters: filters as unknown as Draft["filters"] })}
            />
          </div>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={busy} disabled={draft.name.trim() === "" || areWrong(draft.dates)}>
              {action}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
