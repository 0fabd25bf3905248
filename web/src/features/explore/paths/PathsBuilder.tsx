import { useTexts } from "../../../texts/texts";
import { Choice, NumberInput, Select, Switch } from "../../../ui/fields";
import type { PathsQuestion } from "../answers";
import { ChoiceEditor } from "../build/ChoiceEditor";
import { Conditions } from "../build/Conditions";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { type Change, wordFor, writtenWhere } from "../useQuestion";
import { FOLDS, NODES, WAYS, wayOf, writtenWay } from "./question";

type PathsBuilderProps = { question: PathsQuestion; onChange: (change: Change) => void };

/** Where paths begin or end, what a step is called, and how many are told apart. */
export function PathsBuilder({ question, onChange }: PathsBuilderProps) {
  const t = useTexts(texts);
  const way = wayOf(question);
  const choice = question.start ?? question.end;
  return (
    <>
      <section className={styles.part}>
        <h3>{t.where}</h3>
        <Select
          label={t.way}
          data={WAYS.map((one) => ({ value: one, label: t[`way-${one}`] }))}
          value={way}
          allowDeselect={false}
          onChange={(chosen) => onChange(writtenWay((chosen ?? "visits") as (typeof WAYS)[number], choice ?? { type: "page" }))}
        />
        {choice && (
          <div className={styles.item}>
            <ChoiceEditor label={way === "start" ? t.from : t.to} value={choice} onChange={(of) => onChange(writtenWay(way, of))} />
          </div>
        )}
      </section>
      <section className={styles.part}>
        <h3>{t.steps}</h3>
        <Choice
          label={t.nodes}
          small
          value={question.nodes}
          options={NODES.map((one) => ({ value: one, label: t[`nodes-${one}`] }))}
          onChange={(chosen) => onChange({ nodes: wordFor(chosen, NODES) })}
        />
        <div className={styles.pair}>
          <NumberInput
            label={t.depth}
            value={question.depth}
            min={2}
            max={10}
            allowDecimal={false}
            onChange={(count) => typeof count === "number" && count >= 2 && onChange({ depth: String(count) })}
          />
          <NumberInput
            label={t.most}
            value={question.most}
            min={1}
            max={50}
            allowDecimal={false}
            onChange={(count) => typeof count === "number" && count >= 1 && onChange({ most: String(count) })}
          />
        </div>
        <Switch
          size="xs"
          label={t.fold}
          checked={question.fold}
          onChange={(event) => onChange({ fold: wordFor(event.currentTarget.checked ? "yes" : "no", FOLDS) })}
        />
      </section>
      <section className={styles.part}>
        <h3>{t.onlyWhere}</h3>
        <Conditions label={t.allEvents} value={question.where} onChange={(where) => onChange(writtenWhere(where))} />
      </section>
    </>
  );
}
