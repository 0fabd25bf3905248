import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { asProblem } from "../../../api/problem";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { Caution } from "../../../ui/Caution";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { Textarea } from "../../../ui/fields";
import { Quiet, Row, Stack } from "../../../ui/layout";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { toast } from "../../../ui/Toast";
import { useSettled } from "../../../ui/useSettled";
import type { Metric } from "../answers";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { checkMetric, deleteMetric, keepMetric, offsetOf, placeOf } from "./metrics";

const START = `name: newsletter_sign_ups
title: Newsletter sign-ups
description: How often somebody asked for the newsletter.
measure: count
source: events
where:
  - {field: name, is: is, values: [Newsletter Signed Up]}
check: {at-least: 0}
`;

/** The text of a definition, checked as it is written; its name is part of it. */
export function MetricEditor({ metric }: { metric: Metric | undefined }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(metric?.text ?? START);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [deleting, setDeleting] = useState(false);
  const settled = useSettled(text);
  const check = useQuery({ queryKey: ["metric-check", settled], queryFn: ({ signal }) => checkMetric(settled, signal), retry: false, staleTime: Infinity });
  const current = settled === text ? check : undefined;
  const mistake = current?.error ? asProblem(current.error) : undefined;
  const place = mistake && placeOf(mistake);
  const goThere = () => {
    const input = field.current;
    if (!input || !place) return;
    const from = offsetOf(text, place);
    input.focus();
    input.setSelectionRange(from, Math.max(from, text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from)));
  };
  const keep = async () => {
    const name = current?.data?.name;
    if (!name) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const kept = await keepMetric(name, text, metric?.name === name ? metric.version : undefined);
      toast.done(t.metricKept(kept.title));
      void navigate(`/explore/metrics/${encodeURIComponent(kept.name)}`);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t.definition} note={metric?.builtIn ? t.coversBuiltIn : t.definitionNote}>
      <Stack space={3}>
        <Textarea
          ref={field}
          label={t.definition}
          classNames={{ input: styles.code }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={12}
          maxRows={32}
          spellCheck={false}
          aria-describedby="metric-check"
        />
        <div id="metric-check" role="status" className={styles.check}>
          {mistake ? (
            <Caution title={place ? t.mistakeAt(place.line, place.column) : t.mistake}>
              {mistake.detail.replace(/^line \d+, column \d+: /, "")}{" "}
              {place && (
                <Button small look="quiet" onClick={goThere}>
                  {t.goToMistake}
                </Button>
              )}
            </Caution>
          ) : (
            <Quiet small>{current?.data ? t.makesSense(current.data.title, t[`unit-${current.data.unit}`]) : t.checking}</Quiet>
          )}
        </div>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Row spread="between">
          <span>
            {metric && !metric.builtIn && (
              <Button look="quiet" onClick={() => setDeleting(true)}>
                {t.deleteMetric}
              </Button>
            )}
          </span>
          <Button look="primary" busy={busy} disabled={!current?.data || text === metric?.text} onClick={() => void keep()}>
            {t.keepMetric}
          </Button>
        </Row>
      </Stack>
      {metric && (
        <ConfirmDialog
          title={t.deleteTitle(metric.title)}
          action={t.deleteMetric}
          opened={deleting}
          onClose={() => setDeleting(false)}
          onConfirm={async () => {
            await deleteMetric(metric.name);
            void navigate("/explore/metrics");
          }}
        >
          {t.deleteNote}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
