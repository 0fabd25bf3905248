import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { asProblem, type Problem } from "../../api/problem";
import { useTexts } from "../../texts/texts";
import { Page } from "../../ui/Page";
import type { QueryChart } from "./chartData";
import { keepDraft } from "./drafts";
import type { EditorHandle } from "./editor/Editor";
import { EditorPanel } from "./EditorPanel";
import { stretchOf } from "./place";
import { ResultPanel, type View } from "./ResultPanel";
import { type SavedQuery, useTables } from "./savedQueries";
import { chosen, type Stretch } from "./statements";
import { TablesPanel } from "./TablesPanel";
import { texts } from "./texts";
import { type Engine, useQueryRun } from "./useQueryRun";
import styles from "./Workbench.module.css";

type WorkbenchProps = { id: string | null; saved: SavedQuery | undefined; start: string };

/** Tables at the left, the query above, its answer below. Made anew for each saved query. */
export function Workbench({ id, saved, start }: WorkbenchProps) {
  const t = useTexts(texts);
  const [parameters, setParameters] = useSearchParams();
  const [text, setText] = useState(start);
  const [engine, setEngine] = useState<Engine>(saved?.engine ?? "duckdb");
  const [chart, setChart] = useState<QueryChart | undefined>(saved?.chart);
  const [mistake, setMistake] = useState<Stretch>();
  const editor = useRef<EditorHandle>(null);
  const { data: known } = useTables(engine);
  const { state, run, stop } = useQueryRun();
  const view: View = (parameters.get("view") ?? (saved?.chart ? "chart" : "table")) === "chart" ? "chart" : "table";

  useEffect(() => keepDraft(id, text), [id, text]);

  const show = (wanted: View) =>
    setParameters(
      (now) => {
        now.set("view", wanted);
        return now;
      },
      { replace: true },
    );

  const runStretch = useCallback(
    async (whole: string, stretch: Stretch | undefined) => {
      editor.current?.mark(null);
      setMistake(undefined);
      if (!stretch) return;
      const problem = await run({ sql: whole.slice(stretch.from, stretch.to), engine });
      const place = problem && placeIn(problem);
      if (place) {
        const wrong = stretchOf(whole, stretch.from, place);
        editor.current?.mark(wrong);
        setMistake(wrong);
      }
    },
    [run, engine],
  );

  const runNow = useCallback(() => {
    const now = editor.current?.now();
    if (now) void runStretch(now.text, chosen(now.text, now.selection));
  }, [runStretch]);

  const runText = (sql: string) => {
    editor.current?.replace(sql);
    void runStretch(sql, { from: 0, to: sql.length });
  };

  return (
    <Page title={t.title} answer={t.answer}>
      <div className={styles.bench}>
        <TablesPanel tables={known?.tables} onInsert={(name) => editor.current?.insert(name)} />
        <div className={styles.work}>
          <EditorPanel
            handle={editor}
            saved={saved}
            text={text}
            start={start}
            engine={engine}
            engines={known?.engines ?? ["duckdb"]}
            chart={chart}
            tables={known?.tables ?? []}
            state={state}
            onText={setText}
            onEngine={setEngine}
            onRun={runNow}
            onStop={stop}
            onUse={(sql, used) => {
              setEngine(used);
              editor.current?.replace(sql);
            }}
          />
          <ResultPanel
            state={state}
            view={view}
            chart={chart}
            title={saved?.name ?? t.chartOf}
            onView={show}
            onChart={setChart}
            onExample={runText}
            onGoToMistake={mistake && (() => editor.current?.goTo(mistake))}
          />
        </div>
      </div>
    </Page>
  );
}

type Place = { line: number; column: number; length: number };

function placeIn(problem: Problem): Place | undefined {
  const place = asProblem(problem).more.place as Partial<Place> | undefined;
  return typeof place?.line === "number" && typeof place.column === "number"
    ? { line: place.line, column: place.column, length: place.length ?? 0 }
    : undefined;
}
