import { useTexts } from "../../../texts/texts";
import { NumberInput, Select } from "../../../ui/fields";
import { writtenChoice } from "../address";
import type { EventChoice, RetentionQuestion } from "../answers";
import { ChoiceEditor } from "../build/ChoiceEditor";
import { Conditions } from "../build/Conditions";
import { FieldField } from "../build/FieldField";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { type Change, wordFor, writtenWhere } from "../useQuestion";
import { COUNTING, MODES, MOST_PERIODS, UNITS, VALUES } from "./question";

type RetentionBuilderProps = { question: RetentionQuestion; onChange: (change: Change) => void };

/** What makes somebody one of a cohort, what coming again is, and in which periods. */
export function RetentionBuilder({ question, onChange }: RetentionBuilderProps) {
  const t = useTexts(texts);
  const choice = (name: "first" | "again", value: EventChoice) => onChange({ [name]: writtenChoice(value) || undefined });
  return (
    <>
      <section className={styles.part}>
        <h3>{t.whoAndWhat}</h3>
        <div className={styles.item}>
          <ChoiceEditor label={t.firstDid} value={question.first} onChange={(of) => choice("first", of)} />
          <Select
            label={t.counting}
            data={COUNTING.map((one) => ({ value: one, label: t[`counting-${one}`] }))}
            value={question.counting}
            allowDeselect={false}
            onChange={(chosen) => onChange({ counting: wordFor((chosen ?? "recurring") as (typeof COUNTING)[number], COUNTING) })}
          />
        </div>
        <div className={styles.item}>
          <ChoiceEditor label={t.thenDid} value={question.again} onChange={(of) => choice("again", of)} />
          <Select
            label={t.mode}
            data={MODES.map((one) => ({ value: one, label: t[`mode-${one}`] }))}
            value={question.mode}
            allowDeselect={false}
            onChange={(chosen) => onChange({ mode: wordFor((chosen ?? "on") as (typeof MODES)[number], MODES) })}
          />
        </div>
      </section>
      <section className={styles.part}>
        <h3>{t.periods}</h3>
        <div className={styles.pair}>
          <Select
            label={t.byPeriod}
            data={UNITS.map((one) => ({ value: one, label: t[`interval-${one}`] }))}
            value={question.unit}
            allowDeselect={false}
            onChange={(chosen) => onChange({ unit: wordFor((chosen ?? "week") as (typeof UNITS)[number], UNITS), periods: undefined })}
          />
          <NumberInput
            label={t.periodCount}
            value={question.periods}
            min={1}
            max={MOST_PERIODS}
            allowDecimal={false}
            onChange={(count) => typeof count === "number" && count >= 1 && onChange({ periods: String(count) })}
          />
        </div>
        <Select
          label={t.measured}
          data={VALUES.map((one) => ({ value: one, label: t[`value-${one}`] }))}
          value={question.value}
          allowDeselect={false}
          onChange={(chosen) => onChange({ value: wordFor((chosen ?? "people") as (typeof VALUES)[number], VALUES) })}
        />
      </section>
      <section className={styles.part}>
        <h3>{t.breakdown}</h3>
        <FieldField
          label={t.byFirstDid}
          of={question.first}
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
