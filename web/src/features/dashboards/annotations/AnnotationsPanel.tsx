import { useState } from "react";
import { useMay } from "../../../api/session";
import type { Days } from "../../../format/range";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button, IconButton } from "../../../ui/Button";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { IconFlag, IconPencil, IconTrash } from "../../../ui/icons";
import { Quiet } from "../../../ui/layout";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import styles from "../board.module.css";
import { type Annotation, deleteAnnotation } from "../dashboards";
import { texts } from "../texts";
import { AnnotationDialog } from "./AnnotationDialog";

type AnnotationsPanelProps = { dashboard: string; days: Days; annotations: Annotation[] | undefined; problem: unknown; onRetry: () => void };

/** What happened in the period, as the charts flag it. */
export function AnnotationsPanel({ dashboard, days, annotations, problem, onRetry }: AnnotationsPanelProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const [open, setOpen] = useState<Annotation | "new">();
  const [leaving, setLeaving] = useState<Annotation>();
  const manages = may("dashboards.manage");
  return (
    <Panel
      title={t.annotations}
      note={t.annotationsNote}
      actions={
        manages && (
          <Button small icon={IconFlag} onClick={() => setOpen("new")}>
            {t.annotate}
          </Button>
        )
      }
    >
      {problem ? (
        <ProblemNotice problem={problem} onRetry={onRetry} />
      ) : !annotations ? (
        <Skeleton height={40} />
      ) : annotations.length === 0 ? (
        <Quiet>{t.noAnnotations}</Quiet>
      ) : (
        <ul className={styles.happened}>
          {annotations.map((annotation) => {
            const { id, from, to, text } = annotation;
            return (
              <li key={id}>
                <time dateTime={from}>{to ? format.days(from, to) : format.day(from)}</time>
                <p>{text}</p>
                <Quiet small>{annotation.dashboard ? t.here : t.everywhere}</Quiet>
                {manages && (
                  <span className={styles.tools}>
                    <IconButton icon={IconPencil} label={t.changeThe(text)} onClick={() => setOpen(annotation)} />
                    <IconButton icon={IconTrash} label={t.deleteThe(text)} onClick={() => setLeaving(annotation)} />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {open && <AnnotationDialog dashboard={dashboard} day={days.to} kept={open === "new" ? undefined : open} onClose={() => setOpen(undefined)} />}
      <ConfirmDialog
        title={t.deleteAnnotation}
        action={t.delete}
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        onConfirm={async () => leaving && deleteAnnotation(leaving.id)}
      >
        {t.deleteAnnotationNote(leaving?.text ?? "")}
      </ConfirmDialog>
    </Panel>
  );
}
