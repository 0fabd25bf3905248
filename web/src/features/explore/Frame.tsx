import { type ReactNode, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { IconChartHistogram, IconFilter } from "../../ui/icons";
import { Notes } from "../../ui/Notes";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useNarrow } from "../../ui/useNarrow";
import type { Answered } from "./answers";
import styles from "./explore.module.css";
import { notesOf, zoneNote } from "./notes";
import { texts } from "./texts";

/** Files have no time zone, in which days would begin. */
type Framed = Pick<Answered, "notes"> & Partial<Pick<Answered, "zone" | "until" | "comparedRange">>;

type FrameProps<A extends Framed> = {
  /** What is asked, to be changed; nothing where that cannot be. */
  builder: ReactNode;
  /** What is said until an answer comes. */
  loading?: string;
  answer: A | undefined;
  problem: unknown;
  onRetry: () => void;
  /** An older answer stands in the place of the one to come. */
  stale: boolean;
  /** The answer in plain words. */
  sentence: (answer: A) => ReactNode;
  isEmpty: (answer: A) => boolean;
  /** What else is to be known of it. */
  more?: string[];
  /** The picture, then the table. */
  children: (answer: A) => ReactNode;
};

/** Below this width the question stands above its answer, closed. */
const BESIDE = 1080;

/** The question beside its answer: the sentence, the picture, the table, and what to know of them. */
export function Frame<A extends Framed>({ builder, loading, answer, problem, onRetry, stale, sentence, isEmpty, more = [], children }: FrameProps<A>) {
  const t = useTexts(texts);
  const format = useFormat();
  const narrow = useNarrow(BESIDE);
  const [opened, setOpened] = useState(false);
  return (
    <div className={styles.frame} data-alone={builder === undefined || undefined}>
      {narrow && builder !== undefined && (
        <div>
          <Button icon={IconFilter} expanded={opened} onClick={() => setOpened(!opened)}>
            {opened ? t.hideQuestion : t.changeQuestion}
          </Button>
        </div>
      )}
      {(opened || !narrow) && builder !== undefined && (
        <Panel title={t.question}>
          <div className={styles.build}>{builder}</div>
        </Panel>
      )}
      <div className={styles.result} aria-busy={stale || undefined}>
        {problem ? (
          <ProblemNotice problem={problem} onRetry={onRetry} />
        ) : !answer ? (
          <>
            <p className={styles.sentence}>{loading ?? t.computing}</p>
            <Skeleton height={420} />
            <Skeleton height={240} />
          </>
        ) : (
          <>
            {isEmpty(answer) ? (
              <Panel>
                <EmptyState icon={IconChartHistogram} title={t.nothing}>
                  {t.nothingHelp}
                </EmptyState>
              </Panel>
            ) : (
              <div className={styles.shown}>
                <p className={styles.sentence} aria-live="polite">
                  {sentence(answer)}
                </p>
                {children(answer)}
              </div>
            )}
            <Notes label={t.toKnow} notes={[...more, ...notesOf(answer, format), ...zoneNote(answer, t)]} />
          </>
        )}
      </div>
    </div>
  );
}
