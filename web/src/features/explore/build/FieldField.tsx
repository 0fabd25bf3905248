import { useTexts } from "../../../texts/texts";
import { Select } from "../../../ui/fields";
import type { EventChoice, FieldKind } from "../answers";
import { useFields } from "../asking";
import { fieldName } from "../names";
import { texts } from "../texts";

type FieldFieldProps = {
  label: string;
  /** Whose fields are offered. */
  of?: EventChoice;
  value: string | undefined;
  onChange: (field: string | undefined) => void;
  /** Only those that may hold numbers. */
  numbers?: boolean;
  clearable?: boolean;
  placeholder?: string;
  without?: string[];
  /** In a popover, whose own list must not be taken for the outside of it. */
  inside?: boolean;
};

const GROUPS = ["visit", "column", "property", "person"] as const;

/** Something that is known of events, by what it is of. */
export function FieldField({ label, of = {}, value, onChange, numbers = false, clearable, placeholder, without = [], inside }: FieldFieldProps) {
  const t = useTexts(texts);
  const { data = [] } = useFields(of.type, of.event);
  const offered = data.filter(({ field, kind }) => (field === value || !without.includes(field)) && (!numbers || kind !== "text"));
  const known: Pick<FieldKind, "field" | "group">[] =
    value === undefined || offered.some(({ field }) => field === value) ? offered : [...offered, { field: value, group: groupOf(value) }];
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={GROUPS.map((group) => ({
        group: t[`group-${group}`],
        items: known.filter((one) => one.group === group).map(({ field }) => ({ value: field, label: fieldName(field, t) })),
      })).filter(({ items }) => items.length > 0)}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      searchable
      clearable={clearable}
      allowDeselect={false}
      nothingFoundMessage={t.noSuchField}
      maxDropdownHeight={300}
      comboboxProps={inside ? { withinPortal: false } : undefined}
    />
  );
}

function groupOf(field: string): FieldKind["group"] {
  if (field.startsWith("properties.") || field.startsWith("context.")) return "property";
  if (field.startsWith("person.")) return "person";
  return field.startsWith("visit.") ? "visit" : "column";
}
