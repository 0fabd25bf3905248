import type { ReactNode } from "react";
import { useFormat } from "../format/useFormat";
import { useTexts } from "../texts/texts";
import styles from "./Figure.module.css";
import { Skeleton } from "./Skeleton";
import { texts } from "./texts";

type Change = {
  now: number;
  before: number;
  /** Of shares, the difference in points is told, not a percentage of a percentage. */
  kind?: "relative" | "points";
  /** What it is held against, with its period: "compared with 1 – 30 Oct". */
  base: string;
  /** Whether more is welcome; cost that rises is not. */
  better?: "more" | "less" | "neither";
};

type FigureProps = {
  name: string;
  /** In three significant figures. */
  value: string;
  /** As exact as it is known, on hover. */
  exact?: string;
  change?: Change;
  note?: ReactNode;
  loading?: boolean;
  /** A value that is told to the cent is long, and so in the size of a title; it breaks rather than runs into the next. */
  size?: "headline" | "title";
};

/** A headline number with its change, and what the change is held against. */
export function Figure({ name, value, exact, change, note, loading = false, size = "headline" }: FigureProps) {
  return (
    <div className={styles.figure}>
      <span className={styles.name}>{name}</span>
      {loading ? (
        <Skeleton height={34} width={96} />
      ) : (
        <span className={styles.value} data-size={size} title={exact}>
          {value}
        </span>
      )}
      {change && !loading && <ChangeNote {...change} />}
      {loading && <Skeleton height={18} width={140} />}
      {note && <span className={styles.note}>{note}</span>}
    </div>
  );
}

function ChangeNote({ now, before, kind = "relative", base, better = "more" }: Change) {
  const t = useTexts(texts);
  const format = useFormat();
  if (kind === "relative" && before === 0) {
    return <span className={styles.note}>{t.noBefore}</span>;
  }
  const difference = kind === "points" ? now - before : now / before - 1;
  const said = kind === "points" ? format.points(difference) : format.change(difference);
  const welcome = difference === 0 || better === "neither" ? "none" : difference > 0 === (better === "more") ? "gain" : "loss";
  return (
    <span className={styles.note}>
      <span className={styles.change} data-tone={welcome}>
        <span aria-hidden>{difference > 0 ? "▲ " : difference < 0 ? "▼ " : ""}</span>
        {difference === 0 ? t.unchanged : said}
      </span>{" "}
      {base}
    </span>
  );
}
