import { useState } from "react";
import { useSearchParams } from "react-router";
import {
  type Comparison,
  comparedWith,
  COMPARISONS,
  type Days,
  daysOf,
  isDay,
  type Preset,
  PRESETS,
  today,
} from "../format/range";
import { useFormat } from "../format/useFormat";
import { useTexts } from "../texts/texts";
import { Button } from "./Button";
import styles from "./DateRange.module.css";
import { Select, TextInput } from "./fields";
import { IconCalendar } from "./icons";
import { Popover } from "./overlays";
import { texts } from "./texts";

export type ChosenRange = {
  days: Days;
  /** Nothing where the days were chosen one by one. */
  preset?: Preset;
  comparison: Comparison;
  compared?: Days;
};

const STANDARD: Preset = "last-30-days";

/** The period of the page, kept in its address: ?range=last-7-days or ?from=…&to=…, and &compare=year. */
export function useDateRange(zone: string, standard: Preset = STANDARD): [ChosenRange, (range: Pick<ChosenRange, "comparison" | "preset" | "days">) => void] {
  const [search, setSearch] = useSearchParams();
  const from = search.get("from");
  const to = search.get("to");
  const own = isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
  const preset = own ? undefined : (PRESETS.find((one) => one === search.get("range")) ?? standard);
  const days = own ?? daysOf(preset ?? standard, today(zone));
  const comparison = COMPARISONS.find((one) => one === search.get("compare")) ?? "previous";
  const choose = (range: Pick<ChosenRange, "comparison" | "preset" | "days">) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      ["from", "to", "range", "compare"].forEach((name) => after.delete(name));
      if (range.preset) {
        if (range.preset !== standard) after.set("range", range.preset);
      } else {
        after.set("from", range.days.from);
        after.set("to", range.days.to);
      }
      if (range.comparison !== "previous") after.set("compare", range.comparison);
      return after;
    });
  return [{ days, preset, comparison, compared: comparedWith(days, comparison) }, choose];
}

type DateRangeProps = {
  range: ChosenRange;
  /** Whose calendar the days are of. */
  zone: string;
  onChange: (range: Pick<ChosenRange, "comparison" | "preset" | "days">) => void;
  /** Whether the page holds the period against another. */
  comparable?: boolean;
};

export function DateRange({ range, zone, onChange, comparable = true }: DateRangeProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const name = range.preset ? t[range.preset] : format.days(range.days.from, range.days.to);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal transitionProps={{ duration: 100 }}>
      <Popover.Target>
        <button type="button" className={styles.target} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <IconCalendar size={16} stroke={1.75} aria-hidden />
          <span className={styles.words}>
            <span>
              <span className="hidden-label">{t.period}: </span>
              {name}
            </span>
            {comparable && range.compared && (
              <span className={styles.compared}>{t.comparedTo(format.days(range.compared.from, range.compared.to))}</span>
            )}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.period}>
        <div className={styles.choices}>
          <ul className={styles.presets}>
            {PRESETS.map((preset) => (
              <li key={preset}>
                <button
                  type="button"
                  aria-pressed={preset === range.preset}
                  onClick={() => {
                    onChange({ preset, days: daysOf(preset, today(zone)), comparison: range.comparison });
                    setOpened(false);
                  }}
                >
                  {t[preset]}
                </button>
              </li>
            ))}
          </ul>
          <OwnDays
            range={range}
            comparable={comparable}
            onChange={(chosen) => {
              onChange(chosen);
              setOpened(false);
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnDays({ range, onChange, comparable }: Pick<DateRangeProps, "range" | "onChange" | "comparable">) {
  const t = useTexts(texts);
  const [days, setDays] = useState(range.days);
  const [comparison, setComparison] = useState(range.comparison);
  const wrong = !isDay(days.from) || !isDay(days.to) || days.from > days.to;
  const same = days.from === range.days.from && days.to === range.days.to;
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ preset: same ? range.preset : undefined, days, comparison });
      }}
    >
      <TextInput type="date" label={t.from} value={days.from} onChange={(event) => setDays({ ...days, from: event.currentTarget.value })} />
      <TextInput
        type="date"
        label={t.to}
        value={days.to}
        error={wrong && t.wrongDays}
        onChange={(event) => setDays({ ...days, to: event.currentTarget.value })}
      />
      {comparable && (
        <Select
          label={t.compare}
          value={comparison}
          data={COMPARISONS.map((one) => ({ value: one, label: t[`compare-${one}`] }))}
          onChange={(chosen) => setComparison((chosen ?? "none") as Comparison)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <Button look="primary" submits disabled={wrong}>
        {t.apply}
      </Button>
    </form>
  );
}
