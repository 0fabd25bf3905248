/** The text in the editor, while the tab is open: going to another screen loses nothing. */
const KEY = "windrose.sql.";

export function draftOf(id: string | null): string | undefined {
  return sessionStorage.getItem(KEY + (id ?? "new")) ?? undefined;
}

export function keepDraft(id: string | null, text: string) {
  sessionStorage.setItem(KEY + (id ?? "new"), text);
}

export function dropDraft(id: string | null) {
  sessionStorage.removeItem(KEY + (id ?? "new"));
}
