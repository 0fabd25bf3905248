import type { Mapping } from "./useImports";

export const PROPERTY = "(property)";
export const IGNORED = "(ignored)";

/** What a column is taken for: a field, a property, or nothing. */
export function use(mapping: Mapping, column: string): string {
  const field = Object.entries(mapping.columns).find(([, mapped]) => mapped === column)?.[0];
  return field ?? (mapping.ignored?.includes(column) ? IGNORED : PROPERTY);
}

/** The mapping with the column taken for something else; a field has one column, and loses another that it had. */
export function assigned(mapping: Mapping, column: string, chosen: string): Mapping {
  const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([, mapped]) => mapped !== column));
  const ignored = (mapping.ignored ?? []).filter((name) => name !== column);
  if (chosen === IGNORED) return { ...mapping, columns, ignored: [...ignored, column] };
  return chosen === PROPERTY ? { ...mapping, columns, ignored } : { ...mapping, columns: { ...columns, [chosen]: column }, ignored };
}
