import { useTexts } from "../../../texts/texts";
import { Button, IconButton } from "../../../ui/Button";
import { NumberInput, Select, Switch } from "../../../ui/fields";
import { IconArrowUp, IconPlus, IconTrash } from "../../../ui/icons";
import { writtenTime } from "../address";
import type { EventChoice, FunnelQuestion, FunnelStep } from "../answers";
import { ChoiceEditor } from "../build/ChoiceEditor";
import { Conditions } from "../build/Conditions";
import { FieldField } from "../build/FieldField";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { type Change, wordFor, writtenWhere } from "../useQuestion";
import { type Excluding, LEAST_STEPS, MOST_STEPS, ORDERS, swapped, writtenExcluding, writtenSteps } from "./question";

type FunnelBuilderProps = { question: FunnelQuestion; onChange: (change: Change) => void };

/** The steps, within which time and in which order they must come, and what must not come between. */
export function FunnelBuilder({ question, onChange }: FunnelBuilderProps) {
  const t = useTexts(texts);
  const { steps, excluding } = question;
  const set = (changed: FunnelStep[]) => onChange(writtenSteps(changed));
  const replace = (place: number, step: FunnelStep) => set(steps.map((one, index) => (index === place ? step : one)));
  const exclude = (changed: Excluding[]) => onChange({ ...writtenSteps(steps), without: changed.map(writtenExcluding) });
  return (
    <>
      <section className={styles.part}>
        <h3>{t.steps}</h3>
        <ol className={styles.items}>
          {steps.map((step, place) => (
            <li key={place} className={styles.item}>
              <ChoiceEditor
                label={t.step(place + 1)}
                value={step.of}
                onChange={(of) => replace(place, { ...step, of })}
                actions={
                  <>
                    {place > 0 && <IconButton icon={IconArrowUp} label={t.moveUp(place + 1)} onClick={() => set(swapped(steps, place))} />}
                    {steps.length > LEAST_STEPS && (
                      <IconButton icon={IconTrash} label={t.removeStep(place + 1)} onClick={() => set(steps.filter((_, index) => index !== place))} />
                    )}
                  </>
                }
              />
              {place > 0 && place < steps.length - 1 && (
                <Switch
                  size="xs"
                  label={t.optional}
                  checked={step.optional === true}
                  onChange={(event) => replace(place, { of: step.of, ...(event.currentTarget.checked && { optional: true }) })}
                />
              )}
            </li>
          ))}
        </ol>
        {steps.length < MOST_STEPS && (
          <div>
            <Button small look="quiet" icon={IconPlus} onClick={() => set([...steps, { of: { type: "page" } }])}>
              {t.addStep}
            </Button>
          </div>
        )}
      </section>
      <section className={styles.part}>
        <h3>{t.rules}</h3>
        <div className={styles.pair}>
          <Window seconds={question.windowSeconds} onChange={(seconds) => onChange({ window: writtenTime(seconds) })} />
        </div>
        <Select
          label={t.order}
          data={ORDERS.map((one) => ({ value: one, label: t[`order-${one}`] }))}
          value={question.order}
          allowDeselect={false}
          onChange={(chosen) => onChange({ order: wordFor((chosen ?? "ordered") as (typeof ORDERS)[number], ORDERS) })}
        />
        {excluding.map((one, place) => (
          <div key={place} className={styles.item}>
            <ChoiceEditor
              label={t.notBetween}
              value={one.of}
              onChange={(of: EventChoice) => exclude(excluding.map((other, index) => (index === place ? { ...one, of } : other)))}
              actions={<IconButton icon={IconTrash} label={t.removeExcluding(place + 1)} onClick={() => exclude(excluding.filter((_, index) => index !== place))} />}
            >
              <Select
                label={t.between}
                data={steps.slice(1).map((_, index) => ({ value: String(index + 1), label: t.betweenSteps(index + 1) }))}
                value={String(one.after)}
                allowDeselect={false}
                onChange={(after) => exclude(excluding.map((other, index) => (index === place ? { ...one, after: Number(after) } : other)))}
              />
            </ChoiceEditor>
          </div>
        ))}
        <div>
          <Button small look="quiet" icon={IconPlus} onClick={() => exclude([...excluding, { of: { type: "page" }, after: 1 }])}>
            {t.addExcluding}
          </Button>
        </div>
      </section>
      <section className={styles.part}>
        <h3>{t.breakdown}</h3>
        <FieldField
          label={t.byFirst}
          of={steps[0]?.of}
          placeholder={t.notBrokenDown}
          value={question.by}
          clearable
          onChange={(by) => onChange({ by })}
        />
      </section>
      <section className={styles.part}>
        <h3>{t.onlyWhere}</h3>
        <Conditions label={t.allEvents} value={question.where} onChange={(where) => onChange(writtenWhere(where))} />
      </section>
    </>
  );
}

const UNITS = [
  { value: "d", seconds: 86_400 },
  { value: "h", seconds: 3_600 },
  { value: "m", seconds: 60 },
] as const;

function Window({ seconds, onChange }: { seconds: number; onChange: (seconds: number) => void }) {
  const t = useTexts(texts);
  const unit = UNITS.find((one) => seconds % one.seconds === 0) ?? UNITS[2];
  const count = Math.max(1, Math.round(seconds / unit.seconds));
  return (
    <>
      <NumberInput
        label={t.within}
        value={count}
        min={1}
        max={999}
        allowDecimal={false}
        onChange={(value) => typeof value === "number" && value >= 1 && onChange(value * unit.seconds)}
      />
      <Select
        label={t.unitOfTime}
        data={UNITS.map(({ value }) => ({ value, label: t[`unit-${value}`] }))}
        value={unit.value}
        allowDeselect={false}
        onChange={(chosen) => onChange(count * (UNITS.find(({ value }) => value === chosen)?.seconds ?? unit.seconds))}
      />
    </>
  );
}
