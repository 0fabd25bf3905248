import { useMemo } from "react";
import { localeOf, useLanguage } from "../texts/language";
import { type Format, formatOf } from "./numbers";

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatOf(language, localeOf(language)), [language]);
}
