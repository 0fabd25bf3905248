import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { IconScale } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { judgeTest, type Lift, type Outcomes } from "./lifts";
import { OfFile } from "./OutcomesPanel";
import { texts } from "./texts";

/** What is to be done while a test runs, and its end. */
export function Running({ found: { lift, design } }: { found: Lift }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const judge = async (outcomes?: Promise<Outcomes>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await judgeTest(lift.id, (await outcomes)?.id);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t["state-running"]}>
      <Stack>
        <div>{t.running((lift.treated ?? []).join(", "), lift.from && lift.to ? format.days(lift.from, lift.to) : "")}</div>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {design?.outcomes.source.kind === "file" ? (
          <>
            <strong>{t.judgeFile}</strong>
            <OfFile busy={busy} onRead={(reading) => void judge(reading)} />
          </>
        ) : (
          <Row>
            <Button icon={IconScale} busy={busy} onClick={() => void judge()}>
              {t.judgeNow}
            </Button>
          </Row>
        )}
      </Stack>
    </Panel>
  );
}
