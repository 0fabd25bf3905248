import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { IconPlayerPlay, IconPlayerStop, IconTrash } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { CountsPanel } from "./CountsPanel";
import { MappingPanel } from "./MappingPanel";
import { PreviewPanel } from "./PreviewPanel";
import { texts } from "./texts";
import { type Import, remove, start, stop, useImport, usePreview } from "./useImports";

export function Component() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useImport(id);
  const t = useTexts(texts);
  if (error) {
    return (
      <Page title={t.title}>
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return data ? <Shown one={data} /> : <Page title={t.title}>{null}</Page>;
}

function Shown({ one }: { one: Import }) {
  const t = useTexts(texts);
  const format = useFormat();
  const manages = useMay()("imports.manage");
  const open = one.state !== "complete" && one.state !== "running";
  const preview = usePreview(one.id, open);
  const answers: Record<Import["state"], string> = {
    received: t.lookAnswer,
    running: t.runAnswer,
    stopped: t.stoppedAnswer,
    failed: t.stoppedAnswer,
    complete: t.doneAnswer(format.number(one.counts.stored), format.number(one.counts.known)),
  };
  return (
    <Page title={one.file} answer={`${t[one.kind]}. ${answers[one.state]}`} actions={manages && <Actions one={one} />}>
      <Stack space={6}>
        {one.problem && <Caution title={t[one.state]}>{one.problem}</Caution>}
        {one.state !== "received" && <CountsPanel one={one} />}
        {open && preview.error && <ProblemNotice problem={preview.error} onRetry={() => void preview.refetch()} />}
        {open && preview.data && (
          <>
            {preview.data.remarks.length > 0 && (
              <Caution>
                {preview.data.remarks.map((remark) => (
                  <div key={remark}>{remark}</div>
                ))}
              </Caution>
            )}
            <PreviewPanel preview={preview.data} />
            <MappingPanel key={JSON.stringify(preview.data.mapping)} one={one} preview={preview.data} changes={manages && one.counts.stored === 0} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function Actions({ one }: { one: Import }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>();
  const [asks, setAsks] = useState(false);
  const act = (step: Promise<void>) => {
    setProblem(undefined);
    step.catch(setProblem);
  };
  return (
    <Stack space={2}>
      <Row spread="end">
        {one.state === "running" ? (
          <Button icon={IconPlayerStop} onClick={() => act(stop(one.id))}>
            {t.stop}
          </Button>
        ) : (
          <>
            <Button icon={IconTrash} look="quiet" onClick={() => setAsks(true)}>
              {t.remove}
            </Button>
            {one.state !== "complete" && (
              <Button icon={IconPlayerPlay} look="primary" onClick={() => act(start(one.id))}>
                {one.state === "received" ? t.start : t.goOn}
              </Button>
            )}
          </>
        )}
      </Row>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <ConfirmDialog
        title={t.removeTitle}
        action={t.remove}
        opened={asks}
        onClose={() => setAsks(false)}
        onConfirm={async () => {
          await remove(one.id);
          await navigate("/imports");
        }}
      >
        {t.removeText}
      </ConfirmDialog>
    </Stack>
  );
}
