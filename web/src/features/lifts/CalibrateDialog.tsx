import { type SyntheticEvent, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { NumberInput, Select } from "../../ui/fields";
import { IconPuzzle } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { calibrate, type Lift, useChannels, useModels } from "./lifts";
import { texts } from "./texts";
import { Warnings } from "./Warnings";

/** Hands what a test found to a mix model. */
export function CalibrateDialog({ found, onClose }: { found: Lift; onClose: () => void }) {
  const t = useTexts(texts);
  const { data: models, error } = useModels();
  const [chosen, setChosen] = useState<string>();
  const model = chosen ?? models?.[0]?.id;
  const { data: channels } = useChannels(model);
  const [channel, setChannel] = useState<string>();
  const [spend, setSpend] = useState<number | string>(found.test?.choice.spend ?? "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const named = channels?.find((one) => one === channel);
  const report = found.test?.report;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!model || !named) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const fit = await calibrate(found.lift.id, { mix: model, channel: named, ...(typeof spend === "number" && { spend }) });
      toast.done(t.calibrated(fit.name));
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.calibrate} opened onClose={onClose}>
      {error ? (
        <ProblemNotice problem={error} />
      ) : models?.length === 0 ? (
        <Quiet>{t.noModels}</Quiet>
      ) : (
        <form onSubmit={(event) => void send(event)}>
          <Stack>
            <Quiet>{t.calibrateNote}</Quiet>
            {report && report.verdict.trust !== "ACT" && <Warnings warnings={report.warnings} />}
            <Select label={t.model} required data={(models ?? []).map(({ id, name, first }) => ({ value: id, label: `${name} (${first})` }))} value={model ?? null} onChange={(value) => setChosen(value ?? undefined)} allowDeselect={false} />
            <Select label={t.channel} required data={channels ?? []} value={named ?? null} onChange={(value) => setChannel(value ?? undefined)} allowDeselect={false} />
            <NumberInput label={t.spend} description={t.spendHint(found.currency)} required value={spend} onChange={setSpend} />
            {problem !== undefined && <ProblemNotice problem={problem} />}
            <Row spread="end">
              <Button onClick={onClose}>{t.cancel}</Button>
              <Button look="primary" icon={IconPuzzle} submits busy={busy} disabled={!named}>
                {t.calibrate}
              </Button>
            </Row>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
