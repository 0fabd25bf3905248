import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/fields";
import { SearchField } from "../../ui/SearchField";
import { useAddress } from "../../ui/useAddress";
import { useBrands } from "./brands";
import styles from "./campaigns.module.css";
import type { TableFilter } from "./campaigns";
import { STATUSES } from "./moves";
import { texts } from "./texts";

/** Which campaigns, kept in the address. */
export function useFilters(): [TableFilter, (filter: TableFilter) => void] {
  const [search, keep] = useAddress();
  const status = STATUSES.find((one) => one === search.get("status"));
  const brand = search.get("brand") ?? undefined;
  const text = search.get("text") ?? undefined;
  const filter: TableFilter = { ...(status && { status }), ...(brand && { brand }), ...(text && { text }) };
  return [filter, (chosen) => keep({ status: chosen.status, brand: chosen.brand, text: chosen.text })];
}

type FiltersProps = { filter: TableFilter; onChange: (filter: TableFilter) => void };

export function Filters({ filter, onChange }: FiltersProps) {
  const t = useTexts(texts);
  const { data: brands } = useBrands();
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className={styles.filters} role="search" aria-label={t.filter}>
      <SearchField label={t.name} placeholder={t.partOfName} value={filter.text ?? ""} onSearch={(text) => onChange({ ...filter, text })} />
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
        <Button look="quiet" onClick={() => onChange({})}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}
