import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { NumberInput, Select } from "../../ui/fields";
import { Fold } from "../../ui/Fold";
import { IconPlus, IconX } from "../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { type Belief, CARRYOVERS, CURVES, MEASURES, NOISES, roomForTrials, TRENDS } from "./form";
import { BELOW, type FieldsProps } from "./LakeFields";
import styles from "./mixes.module.css";
import { channelName } from "./names";
import { texts } from "./texts";

type OptionsProps = FieldsProps & { channels: string[]; weeks: number; open: boolean; onOpen: (open: boolean) => void };

/** How it is modelled; the usual suits most companies. */
export function Options({ form, onChange, wrong, channels, weeks, open, onOpen }: OptionsProps) {
  const t = useTexts(texts);
  const below = { inputWrapperOrder: BELOW };
  const whole = (value: string | number, change: (value: number) => void) => typeof value === "number" && change(Math.round(value));
  return (
    <Panel>
      <Fold title={t.options} open={open} onToggle={onOpen}>
        <Stack space={6}>
          <Beliefs form={form} onChange={onChange} wrong={wrong} channels={channels} />
          <Columns least={240}>
            <Select label={t.carryover} description={t.carryoverNote} {...below} data={CARRYOVERS.map((value) => ({ value, label: t[`carryover-${value}`] }))} value={form.carryover} onChange={(chosen) => onChange({ carryover: CARRYOVERS.find((one) => one === chosen) ?? form.carryover })} allowDeselect={false} />
            <Select label={t.curve} description={t.curveNote} {...below} data={CURVES.map((value) => ({ value, label: t[`curve-${value}`] }))} value={form.curve} onChange={(chosen) => onChange({ curve: CURVES.find((one) => one === chosen) ?? form.curve })} allowDeselect={false} />
            <Select label={t.trend} description={t.trendNote} {...below} data={TRENDS.map((value) => ({ value, label: t[`trend-${value}`] }))} value={form.trend} onChange={(chosen) => onChange({ trend: TRENDS.find((one) => one === chosen) ?? form.trend })} allowDeselect={false} />
            <Select label={t.noise} description={t.noiseNote} {...below} data={NOISES.map((value) => ({ value, label: t[`noise-${value}`] }))} value={form.noise} onChange={(chosen) => onChange({ noise: NOISES.find((one) => one === chosen) ?? form.noise })} allowDeselect={false} />
            <NumberInput label={t.season} description={t.seasonNote} {...below} min={0} max={6} value={form.harmonics} onChange={(value) => whole(value, (harmonics) => onChange({ harmonics }))} error={wrong.field === "season" && wrong.message} />
            <NumberInput label={t.value} description={t.valueNote} {...below} min={0} decimalScale={4} value={form.value} onChange={(value) => onChange({ value: typeof value === "number" ? value : "" })} error={wrong.field === "value" && wrong.message} />
            <NumberInput label={t.draws} description={t.drawsNote} {...below} min={100} max={10_000} step={500} value={form.draws} onChange={(value) => whole(value, (draws) => onChange({ draws }))} error={wrong.field === "draws" && wrong.message} />
            <NumberInput label={t.trials} description={t.trialsNote(roomForTrials(weeks))} {...below} min={0} max={6} value={form.trials} onChange={(value) => whole(value, (trials) => onChange({ trials }))} error={wrong.field === "trials" && wrong.message} />
            <NumberInput label={t.seed} description={t.seedNote} {...below} value={form.seed} onChange={(value) => whole(value, (seed) => onChange({ seed }))} />
          </Columns>
        </Stack>
      </Fold>
    </Panel>
  );
}

function Beliefs({ form, onChange, wrong, channels }: FieldsProps & { channels: string[] }) {
  const t = useTexts(texts);
  const { beliefs } = form;
  const changed = (at: number, changes: Partial<Belief>) => onChange({ beliefs: beliefs.map((each, index) => (index === at ? { ...each, ...changes } : each)) });
  const known = (own: string) => channels.filter((channel) => channel === own || beliefs.every((belief) => belief.channel !== channel));
  const free = channels.find((channel) => beliefs.every((belief) => belief.channel !== channel));
  const end = (value: string | number) => (typeof value === "number" ? value : "");
  return (
    <Stack space={2}>
      <div>
        <h3>{t.beliefs}</h3>
        <Quiet small>{t.beliefsNote}</Quiet>
      </div>
      {beliefs.map(({ channel, measure, low, high }, at) => (
        <div key={at} className={styles.belief}>
          <Select label={t.channel} data={known(channel).map((value) => ({ value, label: channelName(value, form.source) }))} value={channel} onChange={(chosen) => changed(at, { channel: chosen ?? "" })} allowDeselect={false} />
          <Select label={t.measure} data={MEASURES.map((value) => ({ value, label: t[`measure-${value}`] }))} value={measure} onChange={(chosen) => changed(at, { measure: MEASURES.find((one) => one === chosen) ?? measure })} allowDeselect={false} />
          <NumberInput label={t.low} min={0} value={low} onChange={(value) => changed(at, { low: end(value) })} />
          <NumberInput label={t.high} min={0} value={high} onChange={(value) => changed(at, { high: end(value) })} />
          <IconButton icon={IconX} label={t.forget(channelName(channel, form.source))} onClick={() => onChange({ beliefs: beliefs.filter((_, index) => index !== at) })} />
        </div>
      ))}
      {wrong.field === "beliefs" && (
        <span className={styles.wrong} role="alert">
          {wrong.message}
        </span>
      )}
      <Row>
        <Button small icon={IconPlus} disabled={free === undefined} onClick={() => free !== undefined && onChange({ beliefs: [...beliefs, { channel: free, measure: "roi", low: "", high: "" }] })}>
          {t.addBelief}
        </Button>
      </Row>
    </Stack>
  );
}
