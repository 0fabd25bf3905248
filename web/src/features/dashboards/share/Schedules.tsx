import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { Button, IconButton } from "../../../ui/Button";
import { Caution } from "../../../ui/Caution";
import { Choice, NumberInput, Select, Textarea } from "../../../ui/fields";
import { IconArrowRight, IconPlayerPause, IconPlayerPlay, IconTrash } from "../../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../../ui/layout";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { toast } from "../../../ui/Toast";
import { type Schedule, type ScheduleDoor, type ScheduleDraft, useSchedules, useWays } from "./sharing";
import { texts } from "./texts";

const EVERY = ["day", "week", "month"] as const;
const CHANNELS = ["mail", "webhook", "slack", "teams"] as const;
/** A Monday. */
const MONDAY = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;
const LAST_DAY = 28;
const LAST_HOUR = 23;

type SchedulesProps = {
  door: ScheduleDoor;
  /** Dates and filters of what is sent, if it has any. */
  view?: string;
  /** It goes each week, and not otherwise. */
  weekly?: boolean;
  /** What is said while nobody gets it. */
  none: string;
};

/** Whom something is sent to, when, and what became of it. */
export function Schedules({ door, view = "", weekly = false, none }: SchedulesProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const schedules = useSchedules(door);
  const ways = useWays();
  const [every, setEvery] = useState<ScheduleDraft["every"]>("week");
  const [day, setDay] = useState(1);
  const [hour, setHour] = useState(8);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>("mail");
  const [addresses, setAddresses] = useState("");
  const [busy, setBusy] = useState(false);
  const recipients = addresses
    .split("\n")
    .map((address) => address.trim())
    .filter(Boolean)
    .map((address) => ({ channel, address }));
  const add = () => {
    setBusy(true);
    void door
      .add({ every, day: every === "day" ? 0 : day, hour, view, language, recipients })
      .then(() => {
        setAddresses("");
        toast.done(t.added);
      }, toast.problem)
      .finally(() => setBusy(false));
  };
  return (
    <Stack space={3}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (recipients.length > 0) add();
        }}
      >
        <Stack space={3}>
          {!weekly && (
            <Choice
              label={t.every}
              small
              value={every}
              options={EVERY.map((one) => ({ value: one, label: t[`every-${one}`] }))}
              onChange={(chosen) => {
                setEvery(chosen);
                setDay(1);
              }}
            />
          )}
          <Columns least={140} space={2}>
            {every === "week" && (
              <Select
                label={t.weekday}
                data={[1, 2, 3, 4, 5, 6, 7].map((one) => ({ value: String(one), label: format.weekday(new Date(MONDAY + (one - 1) * DAY).toISOString().slice(0, 10)) }))}
                value={String(day)}
                allowDeselect={false}
                onChange={(chosen) => chosen && setDay(Number(chosen))}
              />
            )}
            {every === "month" && (
              <NumberInput label={t.dayOfMonth} value={day} min={1} max={LAST_DAY} clampBehavior="strict" allowDecimal={false} onChange={(chosen) => typeof chosen === "number" && setDay(chosen)} />
            )}
            <NumberInput label={t.hour} value={hour} min={0} max={LAST_HOUR} clampBehavior="strict" allowDecimal={false} onChange={(chosen) => typeof chosen === "number" && setHour(chosen)} />
            <Select
              label={t.channel}
              data={CHANNELS.map((one) => ({ value: one, label: t[`by-${one}`] }))}
              value={channel}
              allowDeselect={false}
              onChange={(chosen) => setChannel(CHANNELS.find((one) => one === chosen) ?? "mail")}
            />
          </Columns>
          {channel === "mail" && ways.data?.mail === false && <Caution>{t.noMail}</Caution>}
          <Textarea label={t.addresses} description={t.addressesNote} required autosize minRows={2} maxRows={8} value={addresses} onChange={(event) => setAddresses(event.currentTarget.value)} />
          <Row spread="end">
            <Button look="primary" submits busy={busy} disabled={recipients.length === 0}>
              {t.add}
            </Button>
          </Row>
        </Stack>
      </form>
      {schedules.error ? <ProblemNotice problem={schedules.error} onRetry={() => void schedules.refetch()} /> : null}
      {schedules.data?.items.length === 0 && <Quiet>{none}</Quiet>}
      {schedules.data?.items.map((schedule) => <Kept key={schedule.id} {...{ door, schedule }} />)}
    </Stack>
  );
}

const MOST_SHOWN = 5;

function Kept({ door, schedule }: { door: ScheduleDoor; schedule: Schedule }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { id, every, day, hour, recipients, nextAt, resting, maker, deliveries } = schedule;
  const [sending, setSending] = useState(false);
  const on = every === "week" ? format.weekday(new Date(MONDAY + (day - 1) * DAY).toISOString().slice(0, 10)) : every === "month" ? t.onDay(day) : "";
  const send = () => {
    setSending(true);
    void door
      .send(id)
      .then(() => toast.done(t.sentNow), toast.problem)
      .finally(() => setSending(false));
  };
  return (
    <Stack space={1}>
      <Row spread="between">
        <span>
          {!nextAt && <Badge tone={resting ? "caution" : "neutral"}>{t.rests}</Badge>} {[t[`every-${every}`], on, t.at(hour)].filter(Boolean).join(" ")}:{" "}
          {recipients.map(({ channel, address }) => `${t[`by-${channel}`]} ${address}`).join(", ")}
        </span>
        <Row>
          <IconButton icon={IconArrowRight} label={t.sendNow} disabled={sending} onClick={send} />
          <IconButton
            icon={nextAt ? IconPlayerPause : IconPlayerPlay}
            label={nextAt ? t.rest : t.goOn}
            onClick={() => void door.rest(id, nextAt !== undefined).catch(toast.problem)}
          />
          <IconButton icon={IconTrash} label={t.delete} onClick={() => void door.remove(id).catch(toast.problem)} />
        </Row>
      </Row>
      <Quiet small>{nextAt ? t.next(format.moment(nextAt), maker) : resting}</Quiet>
      {deliveries.slice(0, MOST_SHOWN).map((one, place) => (
        <Quiet key={place} small>
          {format.moment(one.madeAt)}: {one.address}, {t[`is-${one.state}`]}
          {one.reason ? ` (${one.reason})` : ""}
        </Quiet>
      ))}
    </Stack>
  );
}
