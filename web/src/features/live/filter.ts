import { useSearchParams } from "react-router";

const FIELDS = ["source", "type", "verdict", "name", "text"] as const;
export type Field = (typeof FIELDS)[number];
export type Filter = Partial<Record<Field, string>>;

/** What the list shows, as it stands in the page's address. */
export function useFilter(): [Filter, (field: Field, value: string | null) => void, () => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter: Filter = {};
  for (const field of FIELDS) {
    const value = parameters.get(field);
    if (value) filter[field] = value;
  }
  const change = (field: Field, value: string | null) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(field, value);
        else after.delete(field);
        return after;
      },
      { replace: true },
    );
  return [filter, change, () => setParameters({}, { replace: true })];
}

export function addressOf(filter: Filter): string {
  const query = new URLSearchParams(filter as Record<string, string>).toString();
  return query ? `/api/live?${query}` : "/api/live";
}
