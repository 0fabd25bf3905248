import { type SyntheticEvent, useMemo, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { NumberInput, TextInput } from "../../ui/fields";
import { IconMapPin, IconPlayerPlay } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { daysAfter, type Design, type Lift, startTest } from "./lifts";
import { texts } from "./texts";
import { Warnings } from "./Warnings";

type Found = NonNullable<NonNullable<Lift["design"]>["report"]>;
type Placed = Design & { place: number };

/** The tests that could be run, the power of the chosen one, and its start. */
export function Designs({ found, report }: { found: Lift; report: Found }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [chosen, setChosen] = useState(0);
  const [starts, setStarts] = useState(false);
  const design = report.designs[chosen];
  const { choice } = found.design ?? {};
  const columns: Column<Placed>[] = [
    { id: "place", name: t.design, kind: "number", width: 64, value: ({ place }) => place + 1 },
    { id: "treated", name: t.regions, width: 260, value: ({ treated }) => treated.join(", ") },
    { id: "days", name: t.length, kind: "number", width: 80, value: ({ days }) => days },
    { id: "effect", name: t.effect, kind: "number", width: 160, value: ({ effect }) => effect, show: ({ effect }) => <strong>{format.change(effect)}</strong> },
    { id: "power", name: t.power, kind: "number", width: 80, value: ({ power }) => power, show: ({ power }) => format.percent(power) },
    { id: "investment", name: t.investment, kind: "number", width: 112, value: ({ investment }) => investment, show: ({ investment }) => format.moneyRounded(investment, found.currency) },
    { id: "share", name: t.share, kind: "number", width: 80, value: ({ share }) => share, show: ({ share }) => format.percent(share) },
    { id: "imbalance", name: t.imbalance, about: t.imbalanceAbout, kind: "number", width: 96, value: ({ scaledImbalance }) => scaledImbalance, show: ({ scaledImbalance }) => format.headline(scaledImbalance) },
  ];
  if (!design) {
    return (
      <Panel>
        <EmptyState icon={IconMapPin} title={t.noDesigns}>
          <Warnings warnings={report.warnings} />
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title={t.designs}
        note={t.designsNote(format.number(choice?.windows ?? 0), format.percent(choice?.power ?? 0))}
        flush
        actions={
          <Button icon={IconPlayerPlay} onClick={() => setStarts(true)}>
            {t.run}
          </Button>
        }
      >
        <DataTable
          label={t.designs}
          columns={columns}
          rows={report.designs.map((one, place): Placed => ({ ...one, place }))}
          rowKey={({ place }) => String(place)}
          current={String(chosen)}
          onOpen={({ place }) => setChosen(place)}
          height={360}
        />
      </Panel>
      {report.warnings.length > 0 && (
        <Panel title={t.toKnow}>
          <Warnings warnings={report.warnings} />
        </Panel>
      )}
      <Curve design={design} />
      {starts && <StartDialog found={found} design={design} place={chosen} onClose={() => setStarts(false)} />}
    </>
  );
}

function Curve({ design }: { design: Design }) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData>(
    () => ({
      kind: "line",
      x: { name: t.curveEffect, values: design.curve.map(({ effect }) => format.change(effect)) },
      show: format.percent,
      series: [{ name: t.curvePower, values: design.curve.map(({ power }) => power) }],
    }),
    [design, t, format],
  );
  return <Chart title={t.curve} note={t.curveNote(design.treated.join(", "), format.number(design.days))} data={data} height={240} />;
}

function StartDialog({ found, design, place, onClose }: { found: Lift; design: Design; place: number; onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { outcomes } = found.design ?? {};
  const [from, setFrom] = useState(outcomes ? daysAfter(outcomes.last, 1) : "");
  const [spend, setSpend] = useState<number | string>(Math.round(design.effect < 0 ? -design.investment : design.investment));
  const [value, setValue] = useState<number | string>(outcomes?.source.outcome === "revenue" ? 1 : "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await startTest(found.lift.id, { design: place, from, afterwards: 0, ...(typeof spend === "number" && { spend }), ...(typeof value === "number" && { value }) });
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.runTitle} opened onClose={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <div>{t.runNote(design.treated.join(", "), format.number(design.days))}</div>
          <TextInput type="date" label={t.runFrom} required value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <NumberInput label={t.spend} description={t.spendHint(found.currency)} value={spend} onChange={setSpend} />
          <NumberInput label={t.value} description={t.valueHint(found.currency)} min={0} value={value} onChange={setValue} />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" icon={IconPlayerPlay} submits busy={busy}>
              {t.run}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
