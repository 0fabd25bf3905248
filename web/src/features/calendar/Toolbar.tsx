import type { Days } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { Choice, MultiSelect } from "../../ui/fields";
import { IconChevronLeft, IconChevronRight } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { type Calendar, FORMS, type View } from "./calendar";
import styles from "./calendar.module.css";
import { LANES } from "./lanes";
import { besides, periodOf } from "./period";
import { texts } from "./texts";

type ToolbarProps = {
  view: View;
  period: Days;
  today: string;
  narrow: boolean;
  calendar?: Calendar;
  onChange: (change: Partial<View>) => void;
};

export function Toolbar({ view, period, today, narrow, calendar, onChange }: ToolbarProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { span } = view;
  const go = (day: string) => onChange({ at: periodOf(today, span).from === periodOf(day, span).from ? undefined : periodOf(day, span).from });
  return (
    <div className={styles.toolbar}>
      <Row>
        <IconButton icon={IconChevronLeft} label={t.earlier} onClick={() => go(besides(period.from, span, -1))} />
        <strong className={styles.period} aria-live="polite">
          {span === "month" ? format.month(period.from, true) : span === "year" ? period.from.slice(0, 4) : format.days(period.from, period.to)}
        </strong>
        <IconButton icon={IconChevronRight} label={t.later} onClick={() => go(besides(period.from, span, 1))} />
        <Button small onClick={() => onChange({ at: undefined })} disabled={view.at === undefined}>
          {t.today}
        </Button>
      </Row>
      <Row>
        <Choice
          label={t.span}
          labelHidden
          small
          value={span}
          options={(["month", "quarter", "year"] as const).map((value) => ({ value, label: t[value] }))}
          onChange={(chosen) => onChange({ span: chosen })}
        />
        {!narrow && (
          <Choice
            label={t.form}
            labelHidden
            small
            value={view.form}
            options={FORMS.map((value) => ({ value, label: t[value] }))}
            onChange={(form) => onChange({ form })}
          />
        )}
        {!narrow && view.form === "timeline" && (
          <Choice
            label={t.lanes}
            labelHidden
            small
            value={view.by}
            options={LANES.map((value) => ({ value, label: t[value] }))}
            onChange={(by) => onChange({ by })}
          />
        )}
        <Countries view={view} calendar={calendar} onChange={onChange} />
      </Row>
    </div>
  );
}

/** Whose holidays; those of the settings until others are chosen. */
function Countries({ view, calendar, onChange }: Pick<ToolbarProps, "view" | "calendar" | "onChange">) {
  const t = useTexts(texts);
  const language = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "region" });
  const named = (code: string) => [names.of(code.slice(0, 2)) ?? code, code.slice(3)].filter(Boolean).join(" ");
  const shown = calendar?.countries ?? view.countries;
  const codes = [...new Set([...shown, ...(calendar?.knownCountries ?? [])])];
  return (
    <div className={styles.countries}>
      <span aria-hidden>{t.countries}</span>
      <div className={styles.country}>
        <MultiSelect
          aria-label={t.countries}
          placeholder={shown.length === 0 ? t.noCountries : ""}
          size="xs"
          data={codes.map((value) => ({ value, label: named(value) })).sort((one, other) => one.label.localeCompare(other.label, language))}
          value={view.countries.length > 0 ? view.countries : shown}
          onChange={(countries) => onChange({ countries })}
          searchable
          clearable={view.countries.length > 0}
          maxValues={20}
          hidePickedOptions
        />
      </div>
    </div>
  );
}
