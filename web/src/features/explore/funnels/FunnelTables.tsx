import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import { type Column, DataTable } from "../../../ui/DataTable";
import type { Funnel } from "../answers";
import styles from "../explore.module.css";
import { texts } from "../texts";
import type { FunnelRow } from "./funnel";

type Step = Funnel["steps"][number] & { place: number; before?: number };

/** Each step with who came on, who did not, and how long it took. */
export function FunnelSteps({ funnel, titles, onDropped }: { funnel: Funnel; titles: string[]; onDropped: (step: number) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const steps: Step[] = funnel.steps.map((step, place) => ({ ...step, place, before: funnel.compared?.steps[place] }));
  const share = (value: number | null | undefined) => (typeof value === "number" ? format.percent(value) : "–");
  const columns: Column<Step>[] = [
    { id: "step", name: t.oneStep, sortable: false, value: ({ place }) => `${place + 1}. ${titles[place] ?? ""}` },
    { id: "people", name: t.people, kind: "number", sortable: false, value: ({ people }) => people },
    ...(funnel.compared ? [{ id: "before", name: t.before, kind: "number" as const, sortable: false, value: ({ before }: Step) => before ?? null }] : []),
    { id: "previous", name: t.ofPrevious, kind: "number", sortable: false, value: ({ ofPrevious }) => ofPrevious, show: ({ ofPrevious }) => share(ofPrevious) },
    { id: "first", name: t.ofFirst, kind: "number", sortable: false, value: ({ ofFirst }) => ofFirst, show: ({ ofFirst }) => share(ofFirst) },
    {
      id: "time",
      name: t.timeBetween,
      kind: "number",
      sortable: false,
      value: ({ secondsMedian }) => secondsMedian,
      show: ({ secondsMedian, secondsP25, secondsP75 }) =>
        typeof secondsMedian === "number" ? (
          <>
            {format.duration(secondsMedian)}
            {typeof secondsP25 === "number" && typeof secondsP75 === "number" && (
              <span className={styles.second}>
                {format.duration(secondsP25)} – {format.duration(secondsP75)}
              </span>
            )}
          </>
        ) : (
          "–"
        ),
    },
    ...(may("identities.view")
      ? [
          {
            id: "dropped",
            name: t.droppedOut,
            kind: "number" as const,
            sortable: false,
            value: ({ place }: Step) => (place === 0 ? null : Math.max(0, (funnel.steps[place - 1]?.people ?? 0) - (funnel.steps[place]?.people ?? 0))),
            show: ({ place }: Step) => {
              const lost = place === 0 ? 0 : (funnel.steps[place - 1]?.people ?? 0) - (funnel.steps[place]?.people ?? 0);
              return lost > 0 ? (
                <Button small look="quiet" label={t.whoDropped(format.number(lost), titles[place] ?? "")} onClick={() => onDropped(place + 1)}>
                  {format.number(lost)}
                </Button>
              ) : (
                "–"
              );
            },
          },
        ]
      : []),
  ];
  return <DataTable label={t.stepByStep} columns={columns} rows={steps} rowKey={({ place }) => String(place)} />;
}

/** Each value with its way through the steps. */
export function FunnelRows({ field, titles, rows }: { field: string; titles: string[]; rows: FunnelRow[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns: Column<FunnelRow>[] = [
    { id: "name", name: field, value: ({ name }) => name },
    ...titles.map((title, place) => ({ id: String(place), name: title, kind: "number" as const, value: ({ steps }: FunnelRow) => steps[place] ?? null })),
    {
      id: "share",
      name: t.conversion,
      kind: "number",
      value: ({ steps }) => (steps[0] ? (steps.at(-1) ?? 0) / steps[0] : null),
      show: ({ steps }) => (steps[0] ? format.percent((steps.at(-1) ?? 0) / steps[0]) : "–"),
    },
  ];
  return <DataTable label={t.conversion} columns={columns} rows={rows} rowKey={(_, place) => String(place)} height={420} />;
}
