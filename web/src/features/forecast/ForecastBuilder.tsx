import { useTexts } from "../../texts/texts";
import { Choice, NumberInput, Select, TagsInput, TextInput } from "../../ui/fields";
import { useMetrics } from "../explore/asking";
import { Conditions } from "../explore/build/Conditions";
import styles from "../explore/explore.module.css";
import { type Change, wordFor, writtenWhere } from "../explore/useQuestion";
import { INTERVALS, METHODS, MOST_AHEAD, type questionOf } from "./forecast";
import { texts } from "./texts";

type ForecastBuilderProps = { question: ReturnType<typeof questionOf>; onChange: (change: Change) => void };

const SPENDS = ["none", "late", "planned"] as const;
const USUAL_PLAN = "1000";

/** What is forecast, what may move it, and how. */
export function ForecastBuilder({ question, onChange }: ForecastBuilderProps) {
  const t = useTexts(texts);
  const { data: metrics = [] } = useMetrics();
  const { metric, interval, ahead, spend, countries, method, from } = question;
  const names = metrics.map(({ name, title }) => ({ value: name, label: title }));
  const planned = spend?.planned?.[0];
  const spending = spend === undefined ? "none" : planned === undefined ? "late" : "planned";
  return (
    <>
      <section className={styles.part}>
        <h3>{t.what}</h3>
        <Select
          label={t.metric}
          data={names.some(({ value }) => value === metric) ? names : [...names, { value: metric, label: metric }]}
          value={metric}
          onChange={(chosen) => chosen && onChange({ metric: chosen })}
          searchable
          allowDeselect={false}
          maxDropdownHeight={320}
        />
        <Choice
          label={t.interval}
          value={interval}
          options={INTERVALS.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)).map((value) => ({ value, label: t[`interval-${value}`] }))}
          onChange={(chosen) => onChange({ interval: wordFor(chosen, INTERVALS), ahead: undefined })}
        />
        <NumberInput
          label={t.ahead(interval)}
          value={ahead}
          min={1}
          max={MOST_AHEAD[interval]}
          allowDecimal={false}
          onChange={(count) => typeof count === "number" && count >= 1 && onChange({ ahead: String(count) })}
        />
        <div className="field-label">{t.onlyWhere}</div>
        <Conditions label={t.all} value={question.where ?? []} onChange={(where) => onChange(writtenWhere(where))} />
      </section>
      <section className={styles.part}>
        <h3>{t.moves}</h3>
        <TagsInput
          label={t.countries}
          description={t.countriesHint}
          value={countries ?? []}
          onChange={(chosen) => onChange({ country: chosen.map((one) => one.trim().toUpperCase()) })}
        />
        <Select
          label={t.spend}
          data={SPENDS.map((value) => ({ value, label: t[`spend-${value}`] }))}
          value={spending}
          onChange={(chosen) => onChange({ spend: chosen === "planned" ? USUAL_PLAN : chosen === "late" ? "late" : undefined })}
          allowDeselect={false}
        />
        {spending === "planned" && (
          <NumberInput label={t.planned(interval)} value={planned} min={0} onChange={(amount) => typeof amount === "number" && onChange({ spend: String(amount) })} />
        )}
      </section>
      <section className={styles.part}>
        <h3>{t.how}</h3>
        <Select
          label={t.method}
          data={[{ value: "auto", label: t["method-auto"] }, ...METHODS.map((value) => ({ value, label: t[`method-${value}`] }))]}
          value={method ?? "auto"}
          onChange={(chosen) => onChange({ method: chosen === "auto" ? undefined : (chosen ?? undefined) })}
          allowDeselect={false}
        />
        <TextInput label={t.since} description={t.sinceHint} type="date" value={from ?? ""} onChange={(event) => onChange({ since: event.currentTarget.value || undefined })} />
      </section>
    </>
  );
}

/** As people count, whatever the usual one is. */
const ORDER = ["day", "week", "month"];
