import { useSyncExternalStore } from "react";

/** The languages that the app speaks, each by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = "windrose.language";
const listeners = new Set<() => void>();

function known(word: string | null | undefined): Language | undefined {
  return Object.keys(LANGUAGES).find((language) => language === word?.slice(0, 2)) as Language | undefined;
}

let current: Language =
  known(globalThis.localStorage?.getItem(KEY)) ??
  globalThis.navigator?.languages.map(known).find((language) => language !== undefined) ??
  "en";

function tellTheDocument() {
  if (globalThis.document) document.documentElement.lang = current;
}
tellTheDocument();

export function language(): Language {
  return current;
}

/** The language as the reader's region writes it: days and hours look otherwise in Britain than in America. */
export function localeOf(chosen: Language): string {
  return globalThis.navigator?.languages.find((locale) => known(locale) === chosen) ?? chosen;
}

export function speak(chosen: Language) {
  current = chosen;
  localStorage.setItem(KEY, chosen);
  tellTheDocument();
  listeners.forEach((listener) => listener());
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
}
