import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { Figure } from "../../ui/Figure";
import { Fold } from "../../ui/Fold";
import { Columns, Row, Stack } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Panel } from "../../ui/Panel";
import type { Mix } from "./mixes";
import { texts } from "./texts";

type Diagnosis = NonNullable<Mix["diagnosis"]>;
type Parameter = Diagnosis["parameters"][number];

/** Whether the chains agree, for those who know what that is. */
export function Diagnostics({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useTexts(texts);
  const format = useFormat();
  const figure = (value: number | null) => (value === null ? "–" : format.headline(value));
  const whole = (value: number | null) => (value === null ? "–" : format.number(Math.round(value)));
  // Three significant figures would hide what is judged.
  const ratio = (value: number | null) => (value === null ? "–" : format.number(value));
  const columns: Column<Parameter>[] = [
    { id: "name", name: t.parameter, value: ({ name }) => name, width: 240 },
    { id: "rHat", name: "R-hat", kind: "number", width: 104, value: ({ figures }) => figures.rHat, show: ({ figures }) => ratio(figures.rHat) },
    { id: "bulk", name: t.bulk, kind: "number", width: 152, value: ({ figures }) => figures.bulk, show: ({ figures }) => whole(figures.bulk) },
    { id: "tail", name: t.tail, kind: "number", width: 152, value: ({ figures }) => figures.tail, show: ({ figures }) => whole(figures.tail) },
    ...(diagnosis.problems.length > 0
      ? []
      : ([
          { id: "mean", name: t.mean, kind: "number", width: 112, value: ({ interval }) => interval.mean, show: ({ interval }) => figure(interval.mean) },
          { id: "interval", name: t.interval, kind: "number", width: 176, sortable: false, value: ({ interval }) => `${interval.low} – ${interval.high}`, show: ({ interval }) => `${figure(interval.low)} – ${figure(interval.high)}` },
        ] satisfies Column<Parameter>[])),
  ];
  return (
    <Panel>
      <Fold title={t.diagnostics}>
        <Stack>
          <Columns least={160}>
            <Figure name={t.rHat} value={ratio(diagnosis.rHat)} note={t.rHatNote} size="title" />
            <Figure name={t.bulk} value={whole(diagnosis.bulk)} note={t.least} size="title" />
            <Figure name={t.tail} value={whole(diagnosis.tail)} note={t.least} size="title" />
            <Figure name={t.divergences} value={format.number(diagnosis.divergences)} note={t.divergencesNote} size="title" />
            <Figure name="E-BFMI" value={figure(diagnosis.missingInformation)} note={t.bfmiNote} size="title" />
          </Columns>
          <Row spread="end">
            <TableMenu sheet={sheetOf(t.diagnostics, columns, diagnosis.parameters)} />
          </Row>
          <DataTable label={t.parameters} columns={columns} rows={diagnosis.parameters} rowKey={({ name }) => name} sort={{ id: "rHat", descending: true }} height={420} />
        </Stack>
      </Fold>
    </Panel>
  );
}
