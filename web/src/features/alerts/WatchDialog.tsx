import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { Choice, TextInput } from "../../ui/fields";
import { IconTrash } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import type { Watched } from "../explore/watching";
import { add, CHANNELS, type Recipient, tryAddress } from "./watches";
import { texts } from "./watchTexts";

/** Asks who is told of a metric. */
export function WatchDialog({ watched: { title, question, dashboard }, onClose }: { watched: Watched; onClose: () => void }) {
  const t = useTexts(texts);
  const [name, setName] = useState(title);
  const [recipients, setRecipients] = useState<Recipient[]>([]);
  const [channel, setChannel] = useState<Recipient["channel"]>("mail");
  const [address, setAddress] = useState("");
  const given: Recipient = { channel, address: address.trim() };
  const all = given.address === "" ? recipients : [...recipients, given];
  const adding = useMutation({ mutationFn: () => add({ name, question, recipients: all, ...(dashboard && { dashboard }) }) });
  const trying = useMutation({ mutationFn: () => tryAddress(given), onSuccess: () => toast.done(t.arrived) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(undefined, {
      onSuccess: () => {
        toast.done(t.created(name));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t.watchOf(title)} opened onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t.name} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={100} required data-autofocus />
          {recipients.map((one, place) => (
            <Row key={`${one.channel} ${one.address}`} spread="between">
              <span>{`${t[`channel-${one.channel}`]}: ${one.address}`}</span>
              <IconButton icon={IconTrash} label={t.removeAddress(one.address)} onClick={() => setRecipients(recipients.filter((_, other) => other !== place))} />
            </Row>
          ))}
          <Choice label={t.who} value={channel} options={CHANNELS.map((value) => ({ value, label: t[`channel-${value}`] }))} onChange={setChannel} />
          <TextInput label={t.address} description={t.nobody} value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
          <Row>
            <Button small busy={trying.isPending} disabled={given.address === ""} onClick={() => trying.mutate()}>
              {t.attempt}
            </Button>
            <Button
              small
              disabled={given.address === ""}
              onClick={() => {
                setRecipients(all);
                setAddress("");
              }}
            >
              {t.addAddress}
            </Button>
          </Row>
          {trying.isError && <ProblemNotice problem={trying.error} />}
          {adding.isError && <ProblemNotice problem={adding.error} />}
          <Quiet small>{dashboard ? `${t.watchesNote} ${t.followsDashboard}` : t.watchesNote}</Quiet>
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" submits busy={adding.isPending} disabled={name.trim() === ""}>
              {t.create}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
