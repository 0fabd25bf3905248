import { useState } from "react";
import { useMay, useMe } from "../../api/session";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Select } from "../../ui/fields";
import { Columns, Quiet, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useAddress } from "../../ui/useAddress";
import { Schedules } from "../dashboards/share/Schedules";
import { ChooseMetrics } from "./ChooseMetrics";
import styles from "./letter.module.css";
import { letterSchedules, useLetter } from "./letter";
import { type Letter, said } from "./said";
import { texts } from "./texts";
import { weekOf } from "./weeks";

/** So many weeks can be chosen from the last one on. */
const OFFERED = 26;

const EMPTY_HEIGHT = 640;

/** The letter of a week as it is sent, and whom it is sent to. */
export function Component() {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { name } = useMe();
  const [search, change] = useAddress();
  const week = search.get("week") ?? undefined;
  const letter = useLetter(week);
  const last = useLetter(undefined);
  const chosen = letter.data?.week ?? week;
  const lead = letter.data && said({ letter: letter.data, language, by: name, app: "" }).lead;
  return (
    <Page
      title={t.title}
      answer={lead ?? t.loading}
      range={last.data && <WeekChoice last={last.data} chosen={chosen} onChoose={(one) => change({ week: one === last.data?.week ? undefined : one })} />}
    >
      {letter.error ? (
        <ProblemNotice problem={letter.error} onRetry={() => void letter.refetch()} />
      ) : (
        <div className={styles.both}>
          <Panel title={t.preview} note={t.previewNote} flush>
            {letter.data ? <Preview key={`${letter.data.week} ${language} ${letter.dataUpdatedAt}`} week={letter.data.week} /> : <Writing />}
          </Panel>
          <Stack>
            {may("notices.send") && (
              <Panel title={t.send} note={t.sendNote}>
                <Schedules door={letterSchedules} weekly none={t.none} />
              </Panel>
            )}
            {may("notices.manage") && <ChooseMetrics />}
          </Stack>
        </div>
      )}
    </Page>
  );
}

function WeekChoice({ last, chosen, onChoose }: { last: Letter; chosen: string | undefined; onChoose: (week: string) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const offered = Array.from({ length: OFFERED }, (_, place) => weekOf(addDays(last.days.from, -7 * place)));
  const known = offered.some(({ word }) => word === chosen) ? offered : [...offered, ...(chosen ? [{ word: chosen, number: Number(chosen.slice(-2)), from: "", to: "" }] : [])];
  return (
    <Columns least={240}>
      <Select
        aria-label={t.ofWeek}
        data={known.map(({ word, number, from, to }) => ({ value: word, label: from === "" ? word : t.weekChoice(String(number), format.days(from, to)) }))}
        value={chosen ?? last.week}
        allowDeselect={false}
        onChange={(one) => one && onChoose(one)}
      />
    </Columns>
  );
}

/** As high as the letter is. It comes as a page of its own, whose styles reach nothing here. */
function Preview({ week }: { week: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  /** Known once it has come, which takes as long as it is written. */
  const [height, setHeight] = useState<number>();
  return (
    <div className={styles.preview} aria-busy={height === undefined || undefined}>
      {height === undefined && <Writing />}
      <iframe
        className={styles.letter}
        title={t.preview}
        src={`/api/letter?format=html&week=${week}&language=${language}`}
        style={{ height: height ?? EMPTY_HEIGHT }}
        data-coming={height === undefined || undefined}
        onLoad={(event) => setHeight(event.currentTarget.contentDocument?.documentElement.scrollHeight ?? EMPTY_HEIGHT)}
      />
    </div>
  );
}

/** In the form of a letter: its heading, its figures, what is said of them. */
function Writing() {
  const t = useTexts(texts);
  return (
    <div className={styles.writing} role="status">
      <Stack>
        <Quiet>{t.writing}</Quiet>
        <Skeleton height={32} />
        <Skeleton height={120} />
        <Skeleton height={120} />
        <Skeleton height={240} />
      </Stack>
    </div>
  );
}
