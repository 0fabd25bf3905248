import { useState } from "react";
import { useSearchParams } from "react-router";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select, TextInput } from "../../ui/fields";
import { useBrands } from "./brands";
import styles from "./campaigns.module.css";
import type { TableFilter } from "./campaigns";
import { STATUSES } from "./moves";
import { texts } from "./texts";

/** Which campaigns, kept in the address. */
export function useFilters(): [TableFilter, (filter: TableFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const status = STATUSES.find((one) => one === search.get("status"));
  const brand = search.get("brand") ?? undefined;
  const text = search.get("text") ?? undefined;
  const filter: TableFilter = { ...(status && { status }), ...(brand && { brand }), ...(text && { text }) };
  const choose = (chosen: TableFilter) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of ["status", "brand", "text"] as const) {
          const value = chosen[name];
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  return [filter, choose];
}

type FiltersProps = { filter: TableFilter; onChange: (filter: TableFilter) => void };

export function Filters({ filter, onChange }: FiltersProps) {
  const t = useTexts(texts);
  const { data: brands } = useBrands();
  const [text, setText] = useState(filter.text ?? "");
  const filtered = Object.keys(filter).length > 0;
  return (
    <form
      className={styles.filters}
      role="search"
      aria-label={t.filter}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...filter, text: text.trim() });
      }}
    >
      <TextInput
        label={t.name}
        type="search"
        placeholder={t.partOfName}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text.trim() !== (filter.text ?? "") && onChange({ ...filter, text: text.trim() })}
      />
      <Select
        label={t.status}
        value={filter.status ?? ""}
        data={[{ value: "", label: t.anyStatus }, ...STATUSES.map((status) => ({ value: status, label: t[`is-${status}`] }))]}
        onChange={(status) => onChange({ ...filter, status: STATUSES.find((one) => one === status) })}
        allowDeselect={false}
      />
      {brands && brands.items.length > 0 && (
        <Select
          label={t.brand}
          value={filter.brand ?? ""}
          data={[{ value: "", label: t.anyBrand }, ...brands.items.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(brand) => onChange({ ...filter, brand: brand ?? "" })}
          allowDeselect={false}
          searchable
        />
      )}
      {filtered && (
        <Button
          look="quiet"
          onClick={() => {
            setText("");
            onChange({});
          }}
        >
          {t.clear}
        </Button>
      )}
    </form>
  );
}
