const KEY = "windrose.palette";
const KEPT = 8;

/** What was chosen lately, the newest first. */
export function recentChoices(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function noteChoice(id: string) {
  localStorage.setItem(KEY, JSON.stringify([id, ...recentChoices().filter((one) => one !== id)].slice(0, KEPT)));
}
