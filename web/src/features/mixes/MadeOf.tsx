import type { ReactNode } from "react";
import { Link } from "react-router";
import { addDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Panel } from "../../ui/Panel";
import { formLike } from "./form";
import type { Mix } from "./mixes";
import styles from "./mixes.module.css";
import { channelName, outcomeName } from "./names";
import { texts } from "./texts";

/** All that is needed to repeat it. */
export function MadeOf({ mix: { fit, question, snapshots, table } }: { mix: Mix }) {
  const t = useTexts(texts);
  const format = useFormat();
  const list = new Intl.ListFormat(useLanguage());
  const form = formLike(question);
  const weeks = table.outcome.length;
  const channels = [...new Set(table.advertising.map(({ channel }) => channel))].map((channel) => channelName(channel, fit.from));
  const beliefs = form.beliefs.map(({ channel, measure, low, high }) => t.believed(channelName(channel, fit.from), t[`measure-${measure}`], format.number(Number(low)), format.number(Number(high))));
  const took = fit.endedAt ? format.duration((Date.parse(fit.endedAt) - Date.parse(fit.madeAt)) / 1000, "long") : undefined;
  const parts: [string, ReactNode][] = [
    [t.source, fit.from === "lake" ? t.lake : fit.file],
    [t.weeks, `${format.number(weeks)}: ${format.days(table.first, addDays(table.first, 7 * weeks - 1))}`],
    ...(fit.from === "lake" ? [[t.snapshots, Object.entries(snapshots).map(([name, id]) => `${name} ${id}`).join(", ")] as [string, ReactNode]] : []),
    [t.outcome, outcomeName(fit, t)],
    [t.channels, list.format(channels)],
    [t.influences, table.influences.length > 0 ? list.format(table.influences.map(({ name }) => name)) : t.nothing],
    [t.carryover, t[`carryover-${form.carryover}`]],
    [t.curve, t[`curve-${form.curve}`]],
    [t.trend, t[`trend-${form.trend}`]],
    [t.season, format.number(form.harmonics)],
    [t.noise, t[`noise-${form.noise}`]],
    [t.beliefs, beliefs.length > 0 ? list.format(beliefs) : t.usualBelief],
    [t.sampling, t.chains(format.number(question.sampling.draws), format.number(question.sampling.warmup))],
    [t.seed, String(fit.seed)],
    [t.version, fit.version],
    [t.maker, `${fit.maker}, ${format.moment(fit.madeAt)}`],
    ...(took ? [[t.took, took] as [string, ReactNode]] : []),
    ...(fit.refitOf ? [[t.refitOf, <Link key="refit" to={`/mixes/${fit.refitOf}`}>{t.earlier}</Link>] as [string, ReactNode]] : []),
  ];
  return (
    <Panel title={t.madeOf} note={t.madeOfNote}>
      <dl className={styles.made}>
        {parts.map(([name, value]) => (
          <Part key={name} name={name} value={value} />
        ))}
      </dl>
    </Panel>
  );
}

function Part({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
