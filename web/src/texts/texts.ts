import { type Language, useLanguage } from "./language";

/** A text, or a function that makes one of what it is given. */
type Text = string | ((...given: never[]) => string);
type Shape<T> = { [K in keyof T]: T[K] extends string ? string : T[K] };
export type Texts<T> = Record<Language, Shape<T>>;

/** The texts of a room: the English ones are the measure, and a language that lacks one does not compile. */
export function defineTexts<T extends Record<string, Text>>(texts: { en: T; de: Shape<T> }): Texts<T> {
  return texts as Texts<T>;
}

export function useTexts<T>(texts: Texts<T>): Shape<T> {
  return texts[useLanguage()];
}

/** The form of a word for a number, by the rules of the language. */
export function plural(language: Language, count: number, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(language).select(count) === "one" ? forms.one : forms.other;
}
