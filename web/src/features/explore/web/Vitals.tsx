import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { type Column, DataTable } from "../../../ui/DataTable";
import { Choice } from "../../../ui/fields";
import { Panel } from "../../../ui/Panel";
import { valueName } from "../names";
import { texts as shared } from "../texts";
import { vitalsInOrder, vitalValue } from "./shown";
import { texts } from "./texts";
import { VITALS, vitalRows, vitalsOfAll, type WebAnalysis, type WebVital } from "./web";
import styles from "./web.module.css";
import { AddPart } from "./AddPart";

/** How fast pages are: each vital of all pages, then one by page and device. */
export function Vitals({ web }: { web: WebAnalysis }) {
  const t = useTexts(texts);
  const all = useTexts(shared);
  const format = useFormat();
  const wholes = vitalsOfAll(web.vitals);
  const [chosen, choose] = useState<WebVital["vital"]>("LCP");
  const vital = wholes.some((one) => one.vital === chosen) ? chosen : wholes[0]?.vital;
  if (!vital) {
    return (
      <Panel title={t.vitals}>
        <p className={styles.quiet}>{t.noVitals}</p>
      </Panel>
    );
  }
  const columns: Column<WebVital>[] = [
    { id: "page", name: t.page, value: ({ page }) => page ?? t.allPages },
    { id: "device", name: t.device, value: ({ device }) => (device === undefined ? t.allDevices : valueName("device", device, all, format.language)), width: 136 },
    { id: "measured", name: t.measured, value: ({ measured }) => measured, kind: "number", width: 112 },
    { id: "p75", name: t.p75, value: ({ p75 }) => p75, show: (one) => vitalValue(one, t, format), kind: "number", width: 136 },
    { id: "rating", name: t.vital, value: ({ rating }) => t[`rating-${rating}`], show: ({ rating }) => <Rating rating={rating} />, width: 168 },
    { id: "good", name: t.good, value: ({ good, measured }) => good / measured, show: (one) => <Shares of={one} />, kind: "number", width: 168 },
  ];
  return (
    <>
      <Panel title={t.vitals} note={t.vitalsNote} actions={<AddPart part="vitals" />}>
        <VitalList vitals={vitalsInOrder(web)} />
      </Panel>
      <Panel
        title={t.byPage(vital)}
        flush
        actions={
          <Choice
            label={t.vital}
            labelHidden
            small
            value={vital}
            options={VITALS.filter((name) => wholes.some((one) => one.vital === name)).map((name) => ({ value: name, label: name }))}
            onChange={choose}
          />
        }
      >
        <DataTable label={t.byPage(vital)} columns={columns} rows={vitalRows(web.vitals, vital)} rowKey={({ page, device }) => `${page ?? ""} ${device ?? ""}`} height={420} sort={{ id: "measured", descending: true }} />
      </Panel>
    </>
  );
}

/** Each with its value, its rating and how many loads were how fast. */
export function VitalList({ vitals }: { vitals: WebVital[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <ul className={styles.vitals}>
      {vitals.map((one) => (
        <li key={one.vital}>
          <h3>
            {one.vital} <span className={styles.quiet}>{t[`about-${one.vital}`]}</span>
          </h3>
          <p className={styles.value}>
            {vitalValue(one, t, format)} <Rating rating={one.rating} />
          </p>
          <Shares of={one} />
          <p className={styles.quiet}>
            {t.measured} {t.measuredTimes(format.number(one.measured))}
          </p>
        </li>
      ))}
    </ul>
  );
}

const TONES = { good: "good", "needs-improvement": "caution", poor: "bad" } as const;

function Rating({ rating }: { rating: WebVital["rating"] }) {
  const t = useTexts(texts);
  return <Badge tone={TONES[rating]}>{t[`rating-${rating}`]}</Badge>;
}

/** A bar in three parts, which are told in words to whoever does not see it. */
function Shares({ of: { good, fair, poor, measured } }: { of: WebVital }) {
  const t = useTexts(texts);
  const format = useFormat();
  const said = t.shares(...([good, fair, poor].map((part) => format.percent(part / measured)) as [string, string, string]));
  return (
    <span className={styles.shares} role="img" aria-label={said} title={said}>
      <span data-rating="good" style={{ flexGrow: good }} />
      <span data-rating="needs-improvement" style={{ flexGrow: fair }} />
      <span data-rating="poor" style={{ flexGrow: poor }} />
    </span>
  );
}
