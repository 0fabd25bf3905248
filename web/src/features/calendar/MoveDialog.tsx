import { type FormEvent, useState } from "react";
import { campaignsChanged } from "../../api/queries";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { TextInput } from "../../ui/fields";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { type Dated, move } from "./calendar";
import { budgetRule, type Dates } from "./moves";
import { texts } from "./texts";

type MoveDialogProps = { campaign: Dated; wanted: Dates; onClose: () => void };

/** Says what new dates mean before they are kept; the way to them without dragging. */
export function MoveDialog({ campaign, wanted, onClose }: MoveDialogProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [dates, setDates] = useState(wanted);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const whole = dates.startsOn !== "" && dates.endsOn !== "";
  const wrong = whole && dates.endsOn < dates.startsOn;
  const same = dates.startsOn === campaign.startsOn && dates.endsOn === campaign.endsOn;
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await move(campaign, dates);
      toast.done(t.movedTo(campaign.name, format.days(dates.startsOn, dates.endsOn)));
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      // What others changed meanwhile is to be seen behind the refusal.
      void campaignsChanged();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.changeDatesOf(campaign.name)} opened onClose={onClose}>
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Quiet>{t.from(format.days(campaign.startsOn, campaign.endsOn))}</Quiet>
          <Columns least={160}>
            <TextInput
              type="date"
              label={t.firstDay}
              value={dates.startsOn}
              onChange={(event) => setDates({ ...dates, startsOn: event.currentTarget.value })}
              required
              data-autofocus
            />
            <TextInput
              type="date"
              label={t.lastDay}
              value={dates.endsOn}
              error={wrong && t.wrongDates}
              onChange={(event) => setDates({ ...dates, endsOn: event.currentTarget.value })}
              required
            />
          </Columns>
          {whole && !wrong && !same && <p>{campaign.budget ? t[budgetRule(campaign, dates)] : t.noBudget}</p>}
          {campaign.status !== "draft" && <p>{t.approvedNote}</p>}
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={busy} disabled={!whole || wrong || same}>
              {t.move}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
