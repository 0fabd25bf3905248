import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { IconPuzzle, IconRefresh, IconTrash } from "../../ui/icons";
import { Quiet, Stack } from "../../ui/layout";
import { MoreMenu } from "../../ui/MoreMenu";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { CalibrateDialog } from "./CalibrateDialog";
import { Designs } from "./Designs";
import { forget, type Lift, type Outcomes, rangeWords, repeat, unitOf, useLift } from "./lifts";
import { Result } from "./Result";
import { Running } from "./Running";
import { texts } from "./texts";

/** From the tests that could be run to what one brought. */
export function Component() {
  const t = useTexts(texts);
  const { id = "" } = useParams();
  const { data, error, refetch } = useLift(id);
  if (data) return <Screen found={data} />;
  return (
    <Page title={t.title}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Screen({ found }: { found: Lift }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [asks, setAsks] = useState<"delete" | "calibrate">();
  const { lift, design, test } = found;
  const report = test?.report;
  const again = async () => navigate(`/lifts/${(await repeat(lift.id)).id}`);
  return (
    <Page
      title={lift.name}
      answer={report ? <Answer found={found} /> : <Badge tone={lift.state === "failed" ? "bad" : "sea"}>{t[`state-${lift.state}`]}</Badge>}
      actions={
        <>
          {report && (
            <Button look="primary" icon={IconPuzzle} onClick={() => setAsks("calibrate")}>
              {t.calibrate}
            </Button>
          )}
          <MoreMenu
            label={t.more}
            items={[
              { label: t.repeat, icon: IconRefresh, onClick: () => void again().catch(toast.problem) },
              { label: t.remove, icon: IconTrash, danger: true, onClick: () => setAsks("delete") },
            ]}
          />
        </>
      }
    >
      <Stack>
        {lift.state === "failed" && <Caution title={t.failed}>{lift.problem}</Caution>}
        {(lift.state === "designing" || lift.state === "judging") && (
          <Panel>
            <Stack>
              <Quiet>{t.computing}</Quiet>
              <Skeleton height={280} />
            </Stack>
          </Panel>
        )}
        {lift.state === "running" && <Running found={found} />}
        {report && <Result found={found} report={report} />}
        {design?.report && !report && <Designs found={found} report={design.report} />}
        <ToKnow found={found} outcomes={test?.outcomes ?? design?.outcomes} />
      </Stack>
      {asks === "calibrate" && <CalibrateDialog found={found} onClose={() => setAsks(undefined)} />}
      <ConfirmDialog
        title={t.removeTitle}
        action={t.remove}
        opened={asks === "delete"}
        onClose={() => setAsks(undefined)}
        onConfirm={async () => {
          await navigate("/lifts");
          await forget(lift.id);
        }}
      >
        {t.removeNote}
      </ConfirmDialog>
    </Page>
  );
}

function Answer({ found }: { found: Lift }) {
  const t = useTexts(texts);
  const format = useFormat();
  const report = found.test?.report;
  if (!report) return null;
  const unit = unitOf(found.test?.outcomes, format);
  const [low = "?", high = "?"] = rangeWords(report.lift, unit.headline).split(" – ");
  switch (report.verdict.finding) {
    case "MORE":
      return t.foundMore(unit.headline(report.lift.value), low, high, format.change(report.relative.value));
    case "LESS":
      return t.foundLess(unit.headline(-report.lift.value), low, high, format.change(report.relative.value));
    case "UNDECIDED":
      return t.foundNothing(low, high);
  }
}

function ToKnow({ found, outcomes }: { found: Lift; outcomes: Outcomes | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { lift, test, design } = found;
  const seed = test?.choice.seed ?? design?.choice.seed ?? 1;
  const source = outcomes?.source;
  const notes = [
    ...(test?.report ? [t.method(test.report.method)] : []),
    ...(source?.kind === "lake" && source.from && source.to ? [t.ofLake(format.day(source.from), format.day(source.to), Object.entries(outcomes?.snapshots ?? {}).map(([table, snapshot]) => `${table} ${snapshot}`).join(", "))] : []),
    ...(source?.kind === "file" ? [t.ofFile(source.file ?? "", (source.digest ?? "").slice(0, 16))] : []),
    t.keptAs(lift.id, lift.version, format.number(seed)),
  ];
  return (
    <Panel title={t.toKnow}>
      <Stack space={1}>
        {notes.map((note) => (
          <Quiet key={note} small>
            {note}
          </Quiet>
        ))}
      </Stack>
    </Panel>
  );
}
