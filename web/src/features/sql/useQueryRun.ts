import { useCallback, useEffect, useRef, useState } from "react";
import { api, fetchFrom, type Schema } from "../../api/client";
import { asProblem, type Problem } from "../../api/problem";
import { queries } from "../../api/queries";
import { type Answer, parseAnswer } from "./answer";

export type Engine = Schema<"QueryEngine">;
export type Asked = { sql: string; engine: Engine };

/** What became of the query that was asked last. */
export type RunState =
  | { kind: "none" }
  | { kind: "running"; asked: Asked; since: number }
  | { kind: "answered"; asked: Asked; answer: Answer }
  | { kind: "cancelled"; asked: Asked; milliseconds: number }
  | { kind: "failed"; asked: Asked; problem: Problem };

const TIME_LIMIT_SECONDS = 600;

type Running = { id: string; leaving: AbortController };

/** Asks one query at a time; leaving the screen stops it. */
export function useQueryRun() {
  const [state, setState] = useState<RunState>({ kind: "none" });
  const running = useRef<Running>(null);

  const stop = useCallback(() => {
    const now = running.current;
    if (!now) return false;
    running.current = null;
    // The server would notice by itself in a moment; so it does at once, behind a proxy too.
    void api.DELETE("/api/sql/{id}", { params: { path: { id: now.id } } }).catch(() => undefined);
    now.leaving.abort();
    return true;
  }, []);

  useEffect(() => () => void stop(), [stop]);

  const run = useCallback(
    async (asked: Asked): Promise<Problem | undefined> => {
      stop();
      const own: Running = { id: newId(), leaving: new AbortController() };
      running.current = own;
      const since = performance.now();
      setState({ kind: "running", asked, since });
      try {
        const response = await send(asked, { id: own.id, format: "json" }, own.leaving.signal);
        const answer = parseAnswer(await response.text());
        if (running.current === own) setState({ kind: "answered", asked, answer: { ...answer, milliseconds: performance.now() - since } });
        return undefined;
      } catch (thrown) {
        if (own.leaving.signal.aborted) {
          setState((now) => (now.kind === "running" && now.since === since ? { kind: "cancelled", asked, milliseconds: performance.now() - since } : now));
          return undefined;
        }
        const problem = asProblem(thrown);
        if (running.current === own) setState({ kind: "failed", asked, problem });
        return problem;
      } finally {
        if (running.current === own) running.current = null;
        void queries.invalidateQueries({ queryKey: ["sql", "history"] });
      }
    },
    [stop],
  );

  return { state, run, stop };
}

export function send({ sql, engine }: Asked, more: { id?: string; format: string }, signal?: AbortSignal): Promise<Response> {
  return fetchFrom(engine === "spark" ? "/api/spark/sql" : "/api/sql", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sql, timeLimitSeconds: TIME_LIMIT_SECONDS, ...more }),
    signal,
  });
}

/** Not randomUUID, which browsers have by HTTPS only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
