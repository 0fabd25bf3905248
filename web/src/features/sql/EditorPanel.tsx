import { lazy, type RefObject, Suspense, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import type { Schema } from "../../api/client";
import { asProblem } from "../../api/problem";
import { queries } from "../../api/queries";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { Choice } from "../../ui/fields";
import { IconDeviceFloppy, IconHistory, IconLink, IconPlayerPlay, IconPlayerStop, IconPlus, IconStar } from "../../ui/icons";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import type { QueryChart } from "./chartData";
import { ConflictDialog } from "./ConflictDialog";
import { dropDraft } from "./drafts";
import type { EditorHandle } from "./editor/Editor";
import styles from "./EditorPanel.module.css";
import { HistoryDrawer } from "./HistoryDrawer";
import { QueryMenu } from "./QueryMenu";
import { type Naming, SaveDialog } from "./SaveDialog";
import { addQuery, changeQuery, type SavedQuery } from "./savedQueries";
import { SavedDrawer } from "./SavedDrawer";
import { packText } from "./share";
import { texts } from "./texts";
import type { Engine, RunState } from "./useQueryRun";

const Editor = lazy(() => import("./editor/Editor"));

type EditorPanelProps = {
  handle: RefObject<EditorHandle | null>;
  saved: SavedQuery | undefined;
  text: string;
  start: string;
  engine: Engine;
  engines: Engine[];
  chart: QueryChart | undefined;
  tables: Schema<"SqlTable">[];
  state: RunState;
  onText: (text: string) => void;
  onEngine: (engine: Engine) => void;
  onRun: () => void;
  onStop: () => boolean;
  onUse: (sql: string, engine: Engine) => void;
};

type Open = "none" | "saved" | "history" | "saveAs" | "naming" | "conflict";

/** The query with all that is done to it. */
export function EditorPanel(props: EditorPanelProps) {
  const { handle, saved, text, engine, chart, state, onRun, onStop } = props;
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>("none");
  const close = () => setOpen("none");
  const isRunning = state.kind === "running";
  const changed = saved !== undefined && (saved.sql !== text || saved.engine !== engine || differ(saved.chart, chart));
  const draft = ({ name, description, shared }: Naming) => ({ name, description, shared, sql: text, engine, ...(chart && { chart }) });

  const add = async (naming: Naming) => {
    const made = await addQuery(draft(naming));
    dropDraft(saved?.id ?? null);
    dropDraft(made.id);
    toast.done(t.isSaved);
    void navigate(`/sql?query=${made.id}`);
  };
  const change = async (naming: Naming) => {
    if (!saved) return;
    await changeQuery(saved.id, { ...draft(naming), version: saved.version });
    toast.done(t.isSaved);
  };
  const save = async () => {
    if (!saved?.own) {
      setOpen("saveAs");
      return;
    }
    try {
      await change(saved);
    } catch (thrown) {
      if (asProblem(thrown).code === "analyze.query-changed") setOpen("conflict");
      else toast.problem(thrown);
    }
  };
  const share = async () => {
    const address = saved && !changed ? `/sql?query=${saved.id}` : `/sql#sql=${await packText(text)}`;
    await navigator.clipboard?.writeText(location.origin + address);
    toast.done(saved && !changed ? t.sharedSaved : t.shared);
  };
  const startNew = () => {
    dropDraft(null);
    if (saved) void navigate("/sql");
    else handle.current?.replace("");
  };

  return (
    <section className={styles.panel} aria-label={t.editor}>
      <header className={styles.header}>
        <div className={styles.name}>
          <h2 title={saved?.description}>{saved?.name ?? t.unsaved}</h2>
          {saved?.shared && <Badge tone="sea">{t.isShared}</Badge>}
          {saved && !saved.own && <Badge>{t.ofOthers(saved.owner)}</Badge>}
          {changed && <Badge tone="caution">{t.edited}</Badge>}
        </div>
        <div className={styles.tools}>
          {props.engines.length > 1 && (
            <Choice
              label={t.engine}
              labelHidden
              small
              value={engine}
              options={[
                { value: "duckdb", label: "DuckDB" },
                { value: "spark", label: "Spark" },
              ]}
              onChange={props.onEngine}
            />
          )}
          <IconButton icon={IconPlus} label={t.startNew} onClick={startNew} />
          <IconButton icon={IconStar} label={t.saved} onClick={() => setOpen("saved")} />
          <IconButton icon={IconHistory} label={t.history} onClick={() => setOpen("history")} />
          <IconButton icon={IconLink} label={t.share} disabled={text.trim() === ""} onClick={() => void share()} />
          <IconButton icon={IconDeviceFloppy} label={changed ? t.saveChanges : t.save} disabled={text.trim() === ""} onClick={() => void save()} />
          {saved && <QueryMenu saved={saved} onSaveAs={() => setOpen("saveAs")} onNaming={() => setOpen("naming")} onUse={(sql) => props.onUse(sql, engine)} />}
        </div>
      </header>
      <div className={styles.editor}>
        <Suspense fallback={<Skeleton height={240} />}>
          <Editor
            ref={handle}
            label={t.editor}
            hint={t.hint}
            start={props.start}
            tables={props.tables}
            onChange={props.onText}
            onRun={onRun}
            onStop={onStop}
          />
        </Suspense>
      </div>
      <footer className={styles.footer}>
        {isRunning ? (
          <>
            <Button look="danger" icon={IconPlayerStop} onClick={() => onStop()}>
              {t.stop}
            </Button>
            <Elapsed since={state.since} />
          </>
        ) : (
          <>
            <Button look="primary" icon={IconPlayerPlay} onClick={onRun} disabled={text.trim() === ""}>
              {t.run}
            </Button>
            <kbd className={styles.keys}>{t.runKeys}</kbd>
          </>
        )}
      </footer>
      <SavedDrawer opened={open === "saved"} onClose={close} />
      <HistoryDrawer opened={open === "history"} onClose={close} onUse={(run) => props.onUse(run.sql, run.engine)} />
      {open === "saveAs" && (
        <SaveDialog title={t.saveTitle} start={{ name: "", description: saved?.description ?? "", shared: false }} onClose={close} onSave={add} />
      )}
      {open === "naming" && saved && <SaveDialog title={t.renameAndShare} start={saved} onClose={close} onSave={change} />}
      {open === "conflict" && saved && (
        <ConflictDialog
          onClose={close}
          onSaveAs={() => setOpen("saveAs")}
          onLoad={async () => {
            await queries.refetchQueries({ queryKey: ["sql", "query", saved.id] });
            close();
            const now = queries.getQueryData<SavedQuery>(["sql", "query", saved.id]);
            if (now) props.onUse(now.sql, now.engine);
          }}
        />
      )}
    </section>
  );
}

/** Told to those who see it each tenth of a second; read out only once. */
function Elapsed({ since }: { since: number }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={styles.elapsed} role="timer">
      {t.running(format.number(Math.floor(Math.max(0, now - since) / 100) / 10))}
    </span>
  );
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);
}
