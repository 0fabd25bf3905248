import { useQuery } from "@tanstack/react-query";
import { useCalendar } from "../../api/calendar";
import { api, ask } from "../../api/client";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Choice, MultiSelect, NumberInput } from "../../ui/fields";
import { Columns } from "../../ui/layout";
import { DIVISIONS, EXPOSURES, type Field, type MixForm, OUTCOMES, roomForTrials } from "./form";
import { texts } from "./texts";

export type FieldsProps = { form: MixForm; onChange: (changes: Partial<MixForm>) => void; wrong: { field?: Field; message: string } };

/** So that fields side by side stand on a line, whatever is said of them. */
export const BELOW: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

/** Which weeks of orders and costs, and as what. */
export function LakeFields({ form, onChange, wrong }: FieldsProps) {
  const t = useTexts(texts);
  return (
    <>
      <Columns least={240}>
        <NumberInput
          label={t.weeksBack}
          description={t.weeksNote}
          inputWrapperOrder={BELOW}
          min={20}
          max={520}
          value={form.weeks}
          onChange={(weeks) => typeof weeks === "number" && onChange({ weeks, trials: Math.min(form.trials, roomForTrials(weeks)) })}
          error={wrong.field === "weeks" && wrong.message}
        />
        <Countries chosen={form.countries} onChange={(countries) => onChange({ countries })} />
      </Columns>
      <Columns least={240}>
        <Choice label={t.outcome} value={form.outcome} options={OUTCOMES.map((value) => ({ value, label: t[value] }))} onChange={(outcome) => onChange({ outcome })} />
        <Choice label={t.division} value={form.division} options={DIVISIONS.map((value) => ({ value, label: t[`by-${value}`] }))} onChange={(division) => onChange({ division })} />
        <Choice label={t.exposure} value={form.exposure} options={EXPOSURES.map((value) => ({ value, label: t[value] }))} onChange={(exposure) => onChange({ exposure })} />
      </Columns>
    </>
  );
}

/** Whose public holidays may move the outcome. */
function Countries({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "region" });
  const named = (code: string) => [names.of(code.slice(0, 2)) ?? code, code.slice(3)].filter(Boolean).join(" ");
  const { data: calendar } = useCalendar();
  const day = calendar?.today ?? "";
  const { data } = useQuery({
    queryKey: ["campaign-calendar", "countries"],
    queryFn: ({ signal }) => ask(api.GET("/api/campaign-calendar", { params: { query: { from: day, to: day } }, signal })),
    enabled: day !== "",
    staleTime: Infinity,
  });
  const codes = [...new Set([...chosen, ...(data?.countries ?? []), ...(data?.knownCountries ?? [])])];
  return (
    <MultiSelect
      label={t.holidays}
      description={t.holidaysNote}
      inputWrapperOrder={BELOW}
      placeholder={chosen.length === 0 ? t.noHolidays : ""}
      data={codes.map((value) => ({ value, label: named(value) })).sort((one, other) => one.label.localeCompare(other.label, language))}
      value={chosen}
      onChange={onChange}
      searchable
      clearable
      maxValues={10}
      hidePickedOptions
    />
  );
}
