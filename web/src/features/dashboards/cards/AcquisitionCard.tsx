import { useMemo } from "react";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { sheetOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { IconLock, IconSpeakerphone } from "../../../ui/icons";
import { TableMenu } from "../../../ui/MoreMenu";
import { Notes } from "../../../ui/Notes";
import type { MenuItem } from "../../../ui/overlays";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { Acquisition } from "../../explore/acquisition/acquisition";
import { acquisitionColumns, AcquisitionTable } from "../../explore/acquisition/AcquisitionTable";
import { FIGURE_NAMES } from "../../explore/acquisition/shown";
import { texts as acquisitionTexts } from "../../explore/acquisition/texts";
import { useAnalysis } from "../../explore/asking";
import { notesOf } from "../../explore/notes";
import { texts as exploreTexts } from "../../explore/texts";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { texts } from "../texts";
import { acquisitionAsked, acquisitionShown } from "./questions";
import { useTold } from "./useTold";

type AcquisitionCardProps = { title: string; question: Record<string, unknown>; view: CardView; menu: MenuItem[] };

const TALL = 10_000;

/** From impression to revenue, for who may see money. */
export function AcquisitionCard(props: AcquisitionCardProps) {
  const t = useTexts(texts);
  const may = useMay();
  if (may("money.view")) return <Answered {...props} />;
  return (
    <Panel title={props.title || t["kind-acquisition"]} fill>
      <EmptyState icon={IconLock} title={t.notForYou}>
        {t.noMoney}
      </EmptyState>
    </Panel>
  );
}

function Answered({ title, question, view, menu }: AcquisitionCardProps) {
  const t = useTexts(acquisitionTexts);
  const words = useTexts(exploreTexts);
  const format = useFormat();
  const asked = useMemo(() => acquisitionAsked(question, view), [question, view]);
  const { data, error, refetch } = useAnalysis<Acquisition>("acquisition", asked);
  const told = useTold(view, view.conditions, data);
  const named = title || t.table;
  const { by, chosen } = acquisitionShown(question);
  const notes = data ? notesOf(data, format) : [];
  return (
    <Panel
      title={named}
      note={told.all}
      fill
      flush={data !== undefined && !error}
      actions={<TableMenu sheet={data && sheetOf(named, acquisitionColumns({ found: data, by, chosen: FIGURE_NAMES }, t, words, format), data.rows)} items={menu} />}
      footer={notes.length > 0 && !error && <Notes label={words.toKnow} notes={notes} bounded />}
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <div className={styles.whole}>
          <Skeleton height={160} />
        </div>
      ) : data.rows.length === 0 ? (
        <EmptyState icon={IconSpeakerphone} title={t.nothing} />
      ) : (
        <AcquisitionTable label={named} columns={acquisitionColumns({ found: data, by, chosen }, t, words, format)} rows={data.rows} height={TALL} />
      )}
    </Panel>
  );
}
