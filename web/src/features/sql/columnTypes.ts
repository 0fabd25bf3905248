/** The names of types, as short as a narrow list wants them. */
export function shortType(type: string): string {
  return type
    .replace("TIMESTAMPTZ", "time")
    .replace("VARCHAR", "text")
    .replace("BIGINT", "whole")
    .replace(/DECIMAL.*/, "decimal")
    .replace(/MAP.*/, "map")
    .toLowerCase();
}
