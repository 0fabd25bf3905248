import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { Select } from "../../ui/fields";
import { IconCheck } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { NewSource } from "../sources/NewSource";
import { SendingWays } from "../sources/SendingWays";
import { activeKey, type Source, useSources } from "../sources/sources";
import { Arrival } from "./Arrival";
import styles from "./start.module.css";
import { texts } from "./texts";

/** Three steps, each open once the one before is done. The source is in the address: ?door=measure&source=shop. */
export function Measuring() {
  const t = useTexts(texts);
  const { data, error, refetch } = useSources();
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  const living = data.items.filter((source) => source.archivedAt === undefined);
  const chosen = creating ? undefined : (living.find((source) => source.name === search.get("source")) ?? living[0]);
  const choose = (name: string) => {
    setCreating(false);
    setSearch({ door: "measure", source: name });
  };
  const key = chosen && activeKey(chosen);
  return (
    <ol className={styles.steps}>
      <Step number={1} title={t.step1} state={chosen ? "done" : "now"}>
        {chosen ? (
          <Chosen living={living} chosen={chosen} onChoose={choose} onCreate={() => setCreating(true)} />
        ) : (
          <>
            <p>{t.step1Note}</p>
            <NewSource suggestion={living.length === 0 ? "shop" : ""} onMade={(source) => choose(source.name)} />
          </>
        )}
      </Step>
      <Step number={2} title={t.step2} state={chosen ? "now" : "later"}>
        {chosen && (
          <>
            <p>{t.step2Note}</p>
            {key ? <SendingWays key={key} writeKey={key} first="curl" /> : <Caution>{t.noKey}</Caution>}
          </>
        )}
      </Step>
      <Step number={3} title={t.step3} state={chosen ? "now" : "later"}>
        {chosen && <Arrival key={chosen.name} name={chosen.name} />}
      </Step>
    </ol>
  );
}

type ChosenProps = { living: Source[]; chosen: Source; onChoose: (name: string) => void; onCreate: () => void };

function Chosen({ living, chosen, onChoose, onCreate }: ChosenProps) {
  const t = useTexts(texts);
  return (
    <Row align="end">
      <Select
        label={t.which}
        data={living.map((source) => source.name)}
        value={chosen.name}
        onChange={(name) => name && onChoose(name)}
        allowDeselect={false}
      />
      <Button look="quiet" onClick={onCreate}>
        {t.another}
      </Button>
    </Row>
  );
}

type StepProps = { number: number; title: string; state: "now" | "done" | "later"; children: ReactNode };

function Step({ number, title, state, children }: StepProps) {
  return (
    <li className={styles.step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <span className={styles.number} aria-hidden>
        {state === "done" ? <IconCheck size={18} /> : number}
      </span>
      <div className={styles.body}>
        <h2 className={state === "later" ? styles.later : undefined}>{title}</h2>
        {children}
      </div>
    </li>
  );
}
