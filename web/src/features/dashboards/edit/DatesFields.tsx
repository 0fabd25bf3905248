import { useTexts } from "../../../texts/texts";
import { Choice, NumberInput, TextInput } from "../../../ui/fields";
import { Columns, Stack } from "../../../ui/layout";
import type { Dates } from "../dashboards";
import { texts } from "../texts";

type DatesFieldsProps = { label: string; value: Dates; onChange: (dates: Dates) => void };

/** Either so many days up to today, or from one to another. */
export function DatesFields({ label, value, onChange }: DatesFieldsProps) {
  const t = useTexts(texts);
  const now = new Date().toISOString().slice(0, 10);
  return (
    <Stack space={2}>
      <Choice
        label={label}
        small
        value={value.days === undefined ? "fixed" : "last"}
        options={[
          { value: "last", label: t.lastDays },
          { value: "fixed", label: t.fixedDays },
        ]}
        onChange={(chosen) => onChange(chosen === "last" ? { days: 30 } : { from: `${now.slice(0, 7)}-01`, to: now })}
      />
      {value.days !== undefined ? (
        <NumberInput
          label={t.daysCount}
          value={value.days}
          min={1}
          max={3660}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(days) => typeof days === "number" && onChange({ days })}
        />
      ) : (
        <Columns least={160} space={2}>
          <TextInput type="date" required label={t.from} value={value.from ?? ""} onChange={(event) => onChange({ ...value, from: event.currentTarget.value })} />
          <TextInput
            type="date"
            required
            label={t.to}
            value={value.to ?? ""}
            error={areWrong(value) && t.wrongDays}
            onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
          />
        </Columns>
      )}
    </Stack>
  );
}

export function areWrong({ days, from = "", to = "" }: Dates): boolean {
  return days === undefined && from !== "" && to !== "" && from > to;
}
