import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { IconX } from "../../ui/icons";
import { type Filter, withFilter, written } from "./filters";
import styles from "./overview.module.css";
import { texts } from "./texts";
import { valueName } from "./values";

type FilterChipsProps = { filters: Filter[]; onChange: (filters: Filter[]) => void };

/** The filters in force; each can be turned round or taken away. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  if (filters.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t.filters}>
      {filters.map((filter) => {
        const words = filter.match === "is" ? t.is : t.isNot;
        const value = valueName(filter.dimension, filter.value, t, format.language);
        const said = `${t[`one-${filter.dimension}`]} ${words} ${value}`;
        return (
          <li key={written(filter)} className={styles.chip}>
            <button
              type="button"
              aria-label={t.turn(said)}
              onClick={() => onChange(withFilter(filters, { ...filter, match: filter.match === "is" ? "is-not" : "is" }))}
            >
              {t[`one-${filter.dimension}`]} <span className={styles.match}>{words}</span> {value}
            </button>
            <button type="button" aria-label={t.remove(said)} onClick={() => onChange(filters.filter((one) => one !== filter))}>
              <IconX size={14} aria-hidden />
            </button>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <Button small look="quiet" onClick={() => onChange([])}>
            {t.clear}
          </Button>
        </li>
      )}
    </ul>
  );
}
