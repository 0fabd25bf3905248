// The browser's storage may be forbidden or full; then nothing is kept, and nothing fails.

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

export function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}

export function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
