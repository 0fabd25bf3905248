import type { ReactNode } from "react";
import { useTexts } from "../../../texts/texts";
import { Button, IconButton } from "../../../ui/Button";
import { NumberInput, Select } from "../../../ui/fields";
import { IconPlus, IconTrash } from "../../../ui/icons";
import { MEASURES, OF_FIELD, writtenMetric } from "../address";
import type { AskedMetric, Measure, TrendsQuestion } from "../answers";
import { useMetrics } from "../asking";
import { ChoiceEditor } from "../build/ChoiceEditor";
import { Conditions } from "../build/Conditions";
import { FieldField } from "../build/FieldField";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { type Change, wordFor, writtenWhere } from "../useQuestion";
import { INTERVALS, MOST_FIELDS, MOST_METRICS, SHOWS } from "./question";

type TrendsBuilderProps = { question: TrendsQuestion; onChange: (change: Change) => void };

/** What is counted, by what it is told apart, and along which time. */
export function TrendsBuilder({ question, onChange }: TrendsBuilderProps) {
  const t = useTexts(texts);
  const { metrics, by } = question;
  // The rows stay what they are when only the metrics change, also where nobody has chosen them yet.
  const measure = (changed: AskedMetric[], fields = by) => onChange({ metric: changed.map(writtenMetric), by: fields.length > 0 ? fields : undefined });
  return (
    <>
      <section className={styles.part}>
        <h3>{t.figures}</h3>
        <ul className={styles.items}>
          {metrics.map((metric, place) => (
            <li key={place} className={styles.item}>
              <MetricEditor
                metric={metric}
                place={place}
                onChange={(changed) => measure(metrics.map((one, index) => (index === place ? changed : one)))}
                onRemove={metrics.length > 1 ? () => measure(metrics.filter((_, index) => index !== place)) : undefined}
              />
            </li>
          ))}
        </ul>
        {metrics.length < MOST_METRICS && (
          <div>
            <Button small look="quiet" icon={IconPlus} onClick={() => measure([...metrics, { measure: "count", of: {} }])}>
              {t.addFigure}
            </Button>
          </div>
        )}
      </section>
      <section className={styles.part}>
        <h3>{t.breakdown}</h3>
        {[...by, ...(by.length < MOST_FIELDS ? [undefined] : [])].map((field, place) => (
          <FieldField
            key={place}
            label={place === 0 ? t.by : t.andBy}
            placeholder={place === 0 ? t.notBrokenDown : t.nothingMore}
            value={field}
            without={by}
            clearable
            onChange={(chosen) =>
              measure(
                metrics,
                field === undefined ? [...by, ...(chosen ? [chosen] : [])] : by.flatMap((one, index) => (index === place ? (chosen ?? []) : one)),
              )
            }
          />
        ))}
      </section>
      <section className={styles.part}>
        <h3>{t.onlyWhere}</h3>
        <Conditions label={t.allEvents} value={question.where} onChange={(where) => onChange(writtenWhere(where))} />
      </section>
      <section className={styles.part}>
        <h3>{t.alongTime}</h3>
        <div className={styles.pair}>
          <Select
            label={t.interval}
            data={INTERVALS.map((one) => ({ value: one, label: t[`interval-${one}`] }))}
            value={question.interval ?? "auto"}
            allowDeselect={false}
            onChange={(chosen) => onChange({ interval: wordFor((chosen ?? "auto") as (typeof INTERVALS)[number], INTERVALS) })}
          />
          <Select
            label={t.shownAs}
            data={SHOWS.map((one) => ({ value: one, label: t[`show-${one}`] }))}
            value={question.show}
            allowDeselect={false}
            onChange={(chosen) => onChange({ show: wordFor((chosen ?? "value") as (typeof SHOWS)[number], SHOWS) })}
          />
        </div>
        {question.show === "rolling" && (
          <NumberInput
            label={t.over}
            value={question.rolling}
            min={2}
            max={90}
            allowDecimal={false}
            onChange={(count) => typeof count === "number" && onChange({ rolling: String(count) })}
          />
        )}
      </section>
    </>
  );
}

type MetricEditorProps = { metric: AskedMetric; place: number; onChange: (metric: AskedMetric) => void; onRemove?: () => void };

const DEFINED = "=";
const USUAL_SHARE = 0.9;

function MetricEditor({ metric, place, onChange, onRemove }: MetricEditorProps) {
  const t = useTexts(texts);
  const { data: defined = [] } = useMetrics();
  const isDefined = "metric" in metric;
  const names = defined.map(({ name, title }) => ({ value: DEFINED + name, label: title }));
  const known = isDefined && !names.some(({ value }) => value === DEFINED + metric.metric) ? [...names, { value: DEFINED + metric.metric, label: metric.metric }] : names;
  const choose = (word: string) => {
    if (word.startsWith(DEFINED)) return onChange({ metric: word.slice(DEFINED.length) });
    const measure = word as Measure;
    const of = isDefined ? {} : (metric.of ?? {});
    const field = isDefined ? undefined : metric.field;
    return onChange({
      measure,
      of,
      ...(OF_FIELD.includes(measure) && { field: field ?? "revenue" }),
      ...(measure === "quantile" && { share: USUAL_SHARE }),
    });
  };
  const remove = onRemove && <IconButton icon={IconTrash} label={t.removeFigure(place + 1)} onClick={onRemove} />;
  const select = (
    <Select
      label={t.figure(place + 1)}
      data={[
        { group: t.measures, items: MEASURES.map((one) => ({ value: one, label: t[`measure-${one}`] })) },
        ...(known.length > 0 ? [{ group: t.defined, items: known }] : []),
      ]}
      value={isDefined ? DEFINED + metric.metric : metric.measure}
      onChange={(word) => word && choose(word)}
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
    />
  );
  if (isDefined) {
    return (
      <Line actions={remove}>{select}</Line>
    );
  }
  const of = metric.of ?? {};
  return (
    <>
      <Line actions={remove}>{select}</Line>
      {metric.field !== undefined && (
        <FieldField label={t.ofField} of={of} numbers value={metric.field} onChange={(field) => field && onChange({ ...metric, field })} />
      )}
      {metric.share !== undefined && (
        <NumberInput
          label={t.shareBelow}
          value={metric.share * 100}
          min={1}
          max={99}
          suffix=" %"
          onChange={(percent) => typeof percent === "number" && percent >= 1 && percent <= 99 && onChange({ ...metric, share: percent / 100 })}
        />
      )}
      <ChoiceEditor label={metric.measure === "people" ? t.whoDid : t.ofEvent} value={of} onChange={(choice) => onChange({ ...metric, of: choice })} />
    </>
  );
}

function Line({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <div className={styles.line}>
      <div>{children}</div>
      {actions}
    </div>
  );
}
