import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

export type Found = { value: string; label: string };

type SearchSelectProps = {
  label: string;
  description?: string;
  /** What is searched, for what is kept of earlier answers. */
  name: string;
  search: (text: string) => Promise<Found[]>;
  value: Found | undefined;
  onChange: (chosen: Found | undefined) => void;
  /** Said where nothing is found. */
  none: string;
  placeholder?: string;
  clearable?: boolean;
  required?: boolean;
};

const PAUSE_MILLIS = 200;

/** One of more than a list can hold: the server is asked for what is typed, once nobody has typed for a moment. */
export function SearchSelect({ label, description, name, search, value, onChange, none, placeholder, clearable, required }: SearchSelectProps) {
  const [typed, setTyped] = useState("");
  const [entered, setEntered] = useState(false);
  const [asked] = useDebouncedValue(typed === value?.label ? "" : typed.trim(), PAUSE_MILLIS);
  const { data } = useQuery({
    queryKey: ["search", name, asked],
    queryFn: () => search(asked),
    enabled: entered,
    placeholderData: (before) => before,
  });
  const found = data ?? [];
  const options = value && !found.some((one) => one.value === value.value) ? [value, ...found] : found;
  return (
    <Select
      label={label}
      description={description}
      placeholder={placeholder}
      data={options}
      value={value?.value ?? null}
      onChange={(chosen) => onChange(options.find((one) => one.value === chosen))}
      searchable
      clearable={clearable}
      required={required}
      searchValue={typed}
      onSearchChange={setTyped}
      onFocus={() => setEntered(true)}
      nothingFoundMessage={none}
      filter={({ options: all }) => all}
      maxDropdownHeight={280}
    />
  );
}
