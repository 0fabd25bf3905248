/** Which questions of cards read tables that have new rows: events alone, or money too. */
export function askedOf(tables: string[]): string[] {
  const known = tables.filter((table) => table !== "rejected");
  if (known.length === 0) return [];
  return known.some((table) => table !== "events") ? ["overview", "analyses", "campaigns"] : ["overview", "analyses"];
}
