import { useState } from "react";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Choice, Select } from "../../ui/fields";
import { IconDeviceFloppy, IconScale } from "../../ui/icons";
import { Stack, Stale } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./Budget.module.css";
import { type Answer, BY, type Choices, type Fit, questionOf, useBudget, useChoices, useFits, WEEKS } from "./budget";
import { Controls } from "./Controls";
import { PlanParts, useAnswerWords } from "./Parts";
import { SaveDialog, Scenarios } from "./Scenarios";
import { texts } from "./texts";

/** A model must be there before anything can be planned. */
export function Component() {
  const t = useTexts(texts);
  const choices = useChoices();
  const { data: fits, error, refetch } = useFits();
  const fit = fits?.find(({ id }) => id === choices.mix) ?? fits?.[0];
  if (fits && fit) return <Screen fits={fits} fit={fit} choices={choices} />;
  return (
    <Page title={t.title}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !fits ? (
        <Skeleton height={480} />
      ) : (
        <Stack>
          <Panel>
            <EmptyState icon={IconScale} title={t.noModel} action={<Button look="primary" to="/mixes">{t.toModels}</Button>}>
              {t.noModelHelp}
            </EmptyState>
          </Panel>
          <Scenarios />
        </Stack>
      )}
    </Page>
  );
}

function Screen({ fits, fit, choices }: { fits: Fit[]; fit: Fit; choices: Choices }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [saves, setSaves] = useState(false);
  const { change, weeks, by } = choices;
  const question = questionOf(fit.id, choices);
  const { answer, problem, stale, retry } = useBudget(question);
  return (
    <Page
      title={t.title}
      answer={answer && !stale ? <Words answer={answer} /> : problem ? undefined : t.loading}
      range={
        <>
          <Select aria-label={t.model} data={fits.map(({ id, name, first }) => ({ value: id, label: `${name} (${format.day(first)})` }))} value={fit.id} allowDeselect={false} w={240} onChange={(chosen) => change({ mix: chosen ?? undefined, budget: undefined, lines: undefined, goal: undefined })} />
          <Choice label={t.by} labelHidden value={by} options={BY.map((value) => ({ value, label: t[`by-${value}`] }))} onChange={(chosen) => change({ by: chosen === BY[0] ? undefined : chosen, lines: undefined })} />
          <Select aria-label={t.weeks} data={WEEKS.map((value) => ({ value, label: t.weeksOf(value) }))} value={weeks} allowDeselect={false} w={128} onChange={(chosen) => change({ weeks: chosen === "12" ? undefined : (chosen ?? undefined), budget: undefined, lines: undefined })} />
        </>
      }
      actions={
        may("campaigns.manage") && (
          <Button look="primary" icon={IconDeviceFloppy} disabled={!answer || stale || problem !== null} onClick={() => setSaves(true)}>
            {t.save}
          </Button>
        )
      }
    >
      <Stack>
        {problem && <ProblemNotice problem={problem} onRetry={retry} />}
        {answer ? (
          <div className={styles.sides}>
            <div className={styles.given}>
              <Controls answer={answer} choices={choices} />
            </div>
            <Stale stale={stale && !problem}>
              <PlanParts answer={answer} />
            </Stale>
          </div>
        ) : (
          !problem && <Skeleton height={640} />
        )}
        <Scenarios />
      </Stack>
      {saves && <SaveDialog question={question} onClose={() => setSaves(false)} />}
    </Page>
  );
}

function Words({ answer }: { answer: Answer }) {
  return <>{useAnswerWords(answer)}</>;
}
