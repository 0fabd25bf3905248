import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Textarea } from "../../ui/fields";
import { Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { acknowledge, type KeptAlert } from "./alerts";
import { sentence } from "./figures";
import { texts } from "./texts";

export function AcknowledgeDialog({ alert, onClose }: { alert: KeptAlert; onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [note, setNote] = useState("");
  const saying = useMutation({ mutationFn: () => acknowledge(alert.id, note) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saying.mutate(undefined, {
      onSuccess: () => {
        toast.done(t.noted(alert.campaignName));
        onClose();
      },
    });
  };
  return (
    <Dialog title={`${t[alert.kind]}: ${alert.campaignName}`} opened onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          <p>{sentence(alert, t, format)}</p>
          <Textarea
            label={t.note}
            description={t.acknowledgeNote}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={3}
            required
            data-autofocus
          />
          {saying.isError && <ProblemNotice problem={saying.error} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={saying.isPending} disabled={note.trim() === ""}>
              {t.acknowledge}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
